import type { MachineInventory, MatchExpression } from '../../types';
import { UNMANAGED_LABEL } from '../labels';

/** The quick filter of the inventory. */
export const HOST_TYPE_FILTERS = ['all', 'managed', 'unmanaged'] as const;
export type HostTypeFilter = typeof HOST_TYPE_FILTERS[number];

/** The filter that an address names; anything unknown is no filter. */
export function hostTypeFilter(value: unknown): HostTypeFilter {
  return HOST_TYPE_FILTERS.find((one) => one === value) ?? 'all';
}

/**
 * What the server is asked for. It can't filter by annotations, so our label decides: machines that registered before it
 * existed count as managed here, whatever their badge says.
 */
export function hostTypeSelector(filter: HostTypeFilter): { matchExpressions: MatchExpression[] } | undefined {
  switch (filter) {
    case 'all': return undefined;
    case 'managed': return { matchExpressions: [{ key: UNMANAGED_LABEL, operator: 'DoesNotExist' }] };
    case 'unmanaged': return { matchExpressions: [{ key: UNMANAGED_LABEL, operator: 'Exists' }] };
  }
}

/** The same decision about one machine, for lists that the server can't filter. */
export function matchesHostType(inventory: MachineInventory, filter: HostTypeFilter): boolean {
  const marked = inventory.metadata?.labels?.[UNMANAGED_LABEL] !== undefined;

  return filter === 'all' || marked === (filter === 'unmanaged');
}
