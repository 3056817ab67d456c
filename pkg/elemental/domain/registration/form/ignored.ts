import { isSame } from '../../equal';
import { registrationForm, type RegistrationField, type RegistrationForm } from './index';

/**
 * The settings that only hosts with Elemental's own operating system follow: of an unmanaged host's registration the client
 * takes the identity, and the operator takes names, labels and `reset.enabled` (recordings 03-register/edge-02, operator:
 * cmd/register with `--no-toolkit`).
 */
const MANAGED_ONLY = [
  'installDevice', 'installDeviceSelector', 'installFirmware', 'installSnapshotter', 'installMaxSnaps', 'installReboot', 'installPoweroff',
  'installEjectCd', 'installNoFormat', 'installDisableBootEntry', 'installSystemUri', 'installIso', 'installTty', 'installConfigDir',
  'installConfigUrls', 'installDebug',
  'resetPersistent', 'resetOem', 'resetReboot', 'resetPoweroff', 'resetDisableBootEntry', 'resetDebug', 'resetSystemUri', 'resetConfigUrls',
  'cloudConfig',
  'networkConfigurator', 'networkAddresses', 'networkConfig',
] as const satisfies readonly RegistrationField[];

/** True for a field that unmanaged hosts have no use for. */
export function isManagedOnly(field: RegistrationField): boolean {
  return (MANAGED_ONLY as readonly RegistrationField[]).includes(field);
}

/** The answers that have no effect because the hosts are unmanaged: they are kept, in case the host type changes back. */
export function ignoredFields(form: RegistrationForm): RegistrationField[] {
  const untouched = registrationForm({});

  return form.unmanaged ? MANAGED_ONLY.filter((field) => !isSame(form[field], untouched[field])) : [];
}

/** The form with everything that has no effect as it is in a new one. */
export function withoutIgnored(form: RegistrationForm): RegistrationForm {
  const untouched = registrationForm({});

  return { ...form, ...Object.fromEntries(ignoredFields(form).map((field) => [field, untouched[field]])) };
}
