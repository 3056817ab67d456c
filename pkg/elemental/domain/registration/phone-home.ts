import type { MachineInventory, MachineRegistration, MatchExpression } from '../../types';
import { isUnmanaged } from '../inventory/ownership';
import { UNMANAGED_LABEL } from '../labels';
import { isUnmanagedRegistration } from './form/host-type';
import { cameThrough, machinesSelector } from './machines';
import { registrationRef } from './reference';

/** What was seen of the machines of a registration that looks managed. */
export interface PhoneHome {
  /** How many of the machines looked at are unmanaged; at least one. */
  unmanaged: number;
  /** How many machines of this registration were looked at: a sample, where it has more than a page of them. */
  looked: number;
}

/**
 * What a registration that doesn't say so brings of unmanaged machines all the same, or undefined where there is nothing to
 * tell. SUSE Edge documents such registrations: the image that is made for the hosts decides, with `--no-toolkit`.
 *
 * Machines are linked by our label. A registration that was written by hand doesn't stamp it, so its machines can't be
 * attributed to it, and it is never told of.
 *
 * @param machines any machines, those of other registrations are left out
 */
export function phoneHome(registration: MachineRegistration, machines: MachineInventory[]): PhoneHome | undefined {
  if (isUnmanagedRegistration(registration)) {
    return undefined;
  }
  const ref = registrationRef(registration);
  const looked = machines.filter((machine) => cameThrough(machine, ref));
  const unmanaged = looked.filter(isUnmanaged).length;

  return unmanaged ? { unmanaged, looked: looked.length } : undefined;
}

/**
 * What the server is asked for to find such machines. Those that carry our label of unmanaged ones are left out: they
 * registered while their registration did say so.
 *
 * @param managed registrations that look managed, at least one
 */
export function phoneHomeSelector(managed: MachineRegistration[]): MatchExpression[] {
  return [...machinesSelector(managed.map(registrationRef)), { key: UNMANAGED_LABEL, operator: 'DoesNotExist' }];
}
