import type { MachineInventory, MachineRegistration } from '../../types';
import { REGISTRATION_LABEL } from '../labels';
import { isUnmanagedRegistration } from '../registration/form/host-type';
import { cameThrough } from '../registration/machines';
import { registrationRef } from '../registration/reference';
import { isUnmanaged } from './ownership';

/**
 * The registration that a machine last came through, by our label, which every registration with it stamps anew. `missing`: the
 * label names none that is there. Undefined: the machine has no such label, or it isn't known which registrations there are.
 */
export type Origin<T extends MachineRegistration = MachineRegistration> = T | 'missing' | undefined;

/**
 * @param registrations all that the user may see in the machine's namespace, or the first of them
 * @param areAll true if there are no others
 */
export function originOf<T extends MachineRegistration>(machine: MachineInventory, registrations: T[], areAll: boolean): Origin<T> {
  if (!machine.metadata?.labels?.[REGISTRATION_LABEL]) {
    return undefined;
  }

  return registrations.find((one) => cameThrough(machine, registrationRef(one))) ?? (areAll ? 'missing' : undefined);
}

/**
 * True if the registration that the machine last came through is for unmanaged hosts, and nothing on the machine says that its own is
 * one: it may have registered before the registration said so, or somebody took the marks away. Its host is sent the reset of a
 * managed one.
 */
export function isNotMarked(machine: MachineInventory, origin: Origin): boolean {
  return typeof origin === 'object' && isUnmanagedRegistration(origin) && !isUnmanaged(machine);
}
