import type { LabelSelector, MachineInventory, MatchExpression } from '../../types';
import { cameThrough, machinesSelector } from '../registration/machines';
import { refQuery, type RegistrationRef } from '../registration/reference';
import { hostTypeSelector, matchesHostType, type HostTypeFilter } from './host-type-filter';
import { labelFilterText, matchesSelector } from './label-filter';

/** Which machines the inventory shows: those that meet all of it. */
export interface InventoryFilter {
  hostType: HostTypeFilter;
  /** The registration that they came through; any, where it is absent. */
  registration?: RegistrationRef;
  /** What their labels must meet. */
  labels?: readonly MatchExpression[];
}

/** What the server is asked for; the registration's namespace, which is no label, is asked for beside it. */
export function inventorySelector({ hostType, registration, labels = [] }: InventoryFilter): LabelSelector | undefined {
  const own = hostTypeSelector(hostType)?.matchExpressions ?? [];
  const matchExpressions = [...own, ...machinesSelector(registration ? [registration] : []), ...labels];

  return matchExpressions.length ? { matchExpressions } : undefined;
}

/** The same decision about one machine, for lists that the server can't filter. */
export function matchesInventoryFilter(machine: MachineInventory, { hostType, registration, labels = [] }: InventoryFilter): boolean {
  return matchesHostType(machine, hostType)
    && (!registration || cameThrough(machine, registration))
    && matchesSelector(machine.metadata?.labels, { matchExpressions: [...labels] });
}

/** The part of an address that shows these machines in the inventory list; what is absent in the filter is undefined. */
export function inventoryQuery(filter: Partial<InventoryFilter>): Record<'host' | 'registration' | 'label', string | string[] | undefined> {
  const { hostType = 'all', registration, labels = [] } = filter;

  return {
    host: hostType === 'all' ? undefined : hostType,
    registration: registration && refQuery(registration),
    label: labels.length ? labels.map(labelFilterText) : undefined,
  };
}

/** True if not every machine meets it. */
export function isNarrowed(filter: InventoryFilter): boolean {
  return inventorySelector(filter) !== undefined;
}

/**
 * The same filter, and the machines have this label. Sorted by a label alone, steve v0.10.2 takes 17 s for 10,000 machines;
 * among those that have it, one.
 */
export function withLabel(filter: InventoryFilter, key: string): InventoryFilter {
  return requiresLabel(filter, key) ? filter : { ...filter, labels: [...filter.labels ?? [], { key, operator: 'Exists' }] };
}

/** True if only machines that have this label can meet the filter: then the server can sort by it. */
export function requiresLabel(filter: InventoryFilter, key: string): boolean {
  return inventorySelector(filter)?.matchExpressions.some((one) => one.key === key && (one.operator === 'Exists' || one.operator === 'In')) ?? false;
}
