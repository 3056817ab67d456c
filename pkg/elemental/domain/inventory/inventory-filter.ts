import type { MachineInventory, MatchExpression } from '../../types';
import { cameThrough, machinesSelector } from '../registration/machines';
import type { RegistrationRef } from '../registration/reference';
import { hostTypeSelector, matchesHostType, type HostTypeFilter } from './host-type-filter';

/** Which machines the inventory shows: those that meet all of it. */
export interface InventoryFilter {
  hostType: HostTypeFilter;
  /** The registration that they came through; any, where it is absent. */
  registration?: RegistrationRef;
}

/** What the server is asked for; the registration's namespace, which is no label, is asked for beside it. */
export function inventorySelector({ hostType, registration }: InventoryFilter): { matchExpressions: MatchExpression[] } | undefined {
  const matchExpressions = [...hostTypeSelector(hostType)?.matchExpressions ?? [], ...machinesSelector(registration ? [registration] : [])];

  return matchExpressions.length ? { matchExpressions } : undefined;
}

/** The same decision about one machine, for lists that the server can't filter. */
export function matchesInventoryFilter(machine: MachineInventory, { hostType, registration }: InventoryFilter): boolean {
  return matchesHostType(machine, hostType) && (!registration || cameThrough(machine, registration));
}
