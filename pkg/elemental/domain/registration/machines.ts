import type { MachineInventory, MachineRegistration, MatchExpression } from '../../types';
import { REGISTRATION_LABEL, registrationLabelValue } from '../labels';
import { registrationRef, type RegistrationRef } from './reference';

/**
 * What the server is asked for to get the machines of these registrations; nothing, if there are none. The operator itself
 * links no machine to its registration, so our label does: machines that registered before it stood in the registration, or
 * through one that was written by hand without it, are not found. Names alone are compared, see {@link cameThrough}.
 */
export function machinesSelector(registrations: RegistrationRef[]): MatchExpression[] {
  const values = [...new Set(registrations.map(({ name }) => registrationLabelValue(name)))];

  return values.length ? [{ key: REGISTRATION_LABEL, operator: 'In', values }] : [];
}

/** True if the machine says by our label that it came through this registration. A machine is made in its registration's namespace. */
export function cameThrough({ metadata }: MachineInventory, { namespace, name }: RegistrationRef): boolean {
  return metadata?.namespace === namespace && metadata.labels?.[REGISTRATION_LABEL] === registrationLabelValue(name);
}

/** True if machines that register get the label that links them to this registration: where it is missing, none can be found. */
export function linksMachines(registration: MachineRegistration): boolean {
  return registration.spec?.machineInventoryLabels?.[REGISTRATION_LABEL] === registrationLabelValue(registrationRef(registration).name);
}
