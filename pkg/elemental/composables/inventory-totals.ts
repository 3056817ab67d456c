import { computed, type ComputedRef } from 'vue';
import { hostTypeSelector } from '../domain/inventory/host-type-filter';
import { findPage } from '../shell/page';
import { totalOf, useShellStore } from '../shell/store';
import { INVENTORY } from '../types';
import { useLiveAnswer } from './live-answer';
import { useOnceTrue } from './once-true';

/** How many machines there are, whatever a list shows of them; undefined while, or where, that isn't known. */
export interface InventoryTotals {
  machines?: number;
  /** Those that our label marks: the server can't count by annotations. */
  unmanaged?: number;
}

/** In milliseconds: while machines come in crowds, nobody reads the exact number of those that are unmanaged. */
const UNMANAGED_INTERVAL = 60_000;

/**
 * For setup functions of a list of machines: the totals, live. It takes one small request when machines came or went, and at most one
 * in a minute; the first one when the list has its rows, for the server counts a hundred thousand machines as slowly as it lists them.
 */
export function useInventoryTotals(): ComputedRef<InventoryTotals> {
  const store = useShellStore();
  const labelSelector = hostTypeSelector('unmanaged');
  const { getters } = store;
  // a server that can't filter counts everything; before Rancher 2.13 one that can is asked for all rows, too
  const isListed = useOnceTrue(() => getters['management/paginationEnabled']()
    && (Boolean(getters['management/havePage'](INVENTORY)) || getters['management/haveAll'](INVENTORY)));
  const unmanaged = useLiveAnswer(() => String(isListed.value), async () => {
    try {
      return isListed.value ? (await findPage(store, INVENTORY, { labelSelector, pageSize: 1 })).total : undefined;
    } catch {
      return undefined;
    }
  }, UNMANAGED_INTERVAL);

  return computed(() => ({ machines: totalOf(getters, INVENTORY), unmanaged: unmanaged.value }));
}
