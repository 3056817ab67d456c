import type { MachineRegistration, RegistrationOptions } from '../../types';
import { isOurLabel, UNMANAGED_ANNOTATION } from '../labels';
import { labelPrefix } from '../templates/client-keys';
import { info, warning, type RegistrationConsequence } from './consequence';
import { isUnmanagedRegistration } from './form/host-type';
import { unusualLabelPrefix } from './label-prefix';

/** Compares two versions of a registration in one respect. */
export type EditRule = (before: MachineRegistration, after: MachineRegistration) => RegistrationConsequence | undefined;

/** These matter even where no machine has registered yet: somebody may have the registration URL, or get it tomorrow. */
export const RULES_ABOUT_HOSTS: EditRule[] = [tokenRule, resetPathRule];

/** These matter where machines are there already. */
export const RULES_ABOUT_MACHINES: EditRule[] = [
  hostTypeRule, prefixRule, identityRule, smbiosRule, resetRule, machineNameRule, removedKeysRule, changedValuesRule,
];

/**
 * The token in force is the status's: without `spec.token` the operator draws one, and keeps it when `spec.token` is removed
 * (recording 01-machineregistrations/_token-changes). The account of the agents has the registration's name, not its token:
 * it is there as before after each change of that recording.
 */
function tokenRule(before: MachineRegistration, after: MachineRegistration): RegistrationConsequence | undefined {
  const inForce = before.status?.registrationToken ?? before.spec?.token;
  const next = after.spec?.token;

  if (!inForce || next === inForce) {
    return undefined;
  }
  if (!next) {
    return before.spec?.token ? info('tokenKept') : undefined;
  }

  return warning('tokenChanged');
}

/** Facts that a client sends get the prefix when it registers (recording edge-03); nothing else on a machine is taken away. */
function prefixRule(before: MachineRegistration, after: MachineRegistration): RegistrationConsequence | undefined {
  return labelPrefix(before.spec ?? {}) === labelPrefix(after.spec ?? {}) ? undefined : warning('prefixChanged');
}

/**
 * The reset recognises an unmanaged host by an annotation without the registration's prefix. With a prefix the client's own
 * annotation isn't that one, and the host is sent the plan that resets a managed system (recording 05-delete-matrix/C1).
 */
function resetPathRule(before: MachineRegistration, after: MachineRegistration): RegistrationConsequence | undefined {
  return unusualLabelPrefix(after)?.isTrap && !unusualLabelPrefix(before)?.isTrap ? warning('prefixBreaksReset') : undefined;
}

/** Labels and annotations of the registration reach a machine when its host registers again; none is ever taken away. */
function hostTypeRule(before: MachineRegistration, after: MachineRegistration): RegistrationConsequence | undefined {
  const unmanaged = isUnmanagedRegistration(after);

  if (unmanaged === isUnmanagedRegistration(before)) {
    return undefined;
  }

  return warning(unmanaged ? 'becomesUnmanaged' : 'becomesManaged');
}

/**
 * Another way of identification gives another hash, and the hash is what a machine is recognised by: a host with a new one
 * comes as a new machine (recording 03-register/again, run 5). The client goes by the configuration file on its host, even
 * where the registration says otherwise (recording 03-register/failures/f-mac).
 */
function identityRule(before: MachineRegistration, after: MachineRegistration): RegistrationConsequence | undefined {
  return identityOf(before) === identityOf(after) ? undefined : warning('identityChanged');
}

/** What decides who a host is, with the client's defaults; emulation plays no part without a TPM (recording f-mac-emul). */
function identityOf({ spec }: MachineRegistration): string {
  const options = spec?.config?.elemental?.registration ?? {};
  const auth = options.auth ?? 'tpm';

  return auth === 'tpm' && options['emulate-tpm'] ? `emulated ${ seedOf(options) }` : auth;
}

/** The client takes 0 for absent, and absent for 1 (recordings f-seed-unset-*). */
function seedOf({ 'emulated-tpm-seed': seed = 0 }: RegistrationOptions): number {
  return seed === 0 ? 1 : seed;
}

/** The identity doesn't depend on it: hosts read their UUID without (recordings f-uuid, f-seed-uuid and f-smbios). */
function smbiosRule(before: MachineRegistration, after: MachineRegistration): RegistrationConsequence | undefined {
  const isLeftOut = ({ spec }: MachineRegistration): boolean => spec?.config?.elemental?.registration?.['no-smbios'] === true;

  if (isLeftOut(before) === isLeftOut(after)) {
    return undefined;
  }

  return info(isLeftOut(after) ? 'smbiosLeftOut' : 'smbiosNeeded');
}

/** Written to a machine when it is created, and never later (recording 03-register/again, run 2). */
function resetRule(before: MachineRegistration, after: MachineRegistration): RegistrationConsequence | undefined {
  const isEnabled = ({ spec }: MachineRegistration): boolean => spec?.config?.elemental?.reset?.enabled === true;

  if (isEnabled(before) === isEnabled(after)) {
    return undefined;
  }

  return info(isEnabled(after) ? 'resetEnabled' : 'resetDisabled');
}

function machineNameRule(before: MachineRegistration, after: MachineRegistration): RegistrationConsequence | undefined {
  return (before.spec?.machineName ?? '') === (after.spec?.machineName ?? '') ? undefined : info('machineNameChanged');
}

function removedKeysRule(before: MachineRegistration, after: MachineRegistration): RegistrationConsequence | undefined {
  const now = stamped(after);
  const keys = Object.keys(stamped(before)).filter((key) => !Object.hasOwn(now, key));

  return keys.length ? info('keysRemoved', { keys: keys.join(', ') }) : undefined;
}

function changedValuesRule(before: MachineRegistration, after: MachineRegistration): RegistrationConsequence | undefined {
  const past = stamped(before);
  const keys = Object.entries(stamped(after)).filter(([key, value]) => past[key] !== value).map(([key]) => key);

  return keys.length ? info('valuesChanged', { keys: keys.join(', ') }) : undefined;
}

/** Labels and annotations that machines get, without those of the host type, which has a sentence of its own. */
function stamped({ spec }: MachineRegistration): Record<string, string> {
  const entries = [...Object.entries(spec?.machineInventoryLabels ?? {}), ...Object.entries(spec?.machineInventoryAnnotations ?? {})];

  return Object.fromEntries(entries.filter(([key]) => !isOurLabel(key) && key !== UNMANAGED_ANNOTATION));
}
