import { computed, type ComputedRef } from 'vue';
import { hostTypeSelector } from '../domain/inventory/host-type-filter';
import { findPage } from '../shell/page';
import { totalOf, useShellStore } from '../shell/store';
import { INVENTORY } from '../types';
import { useLiveAnswer } from './live-answer';

/** How many machines there are, whatever a list shows of them; undefined while, or where, that isn't known. */
export interface InventoryTotals {
  machines?: number;
  /** Those that our label marks: the server can't count by annotations. */
  unmanaged?: number;
}

/** In milliseconds: while machines come in crowds, nobody reads the exact number of those that are unmanaged. */
const UNMANAGED_INTERVAL = 60_000;

/** For setup functions: the totals, live. It takes one small request when machines came or went, and at most one in a minute. */
export function useInventoryTotals(): ComputedRef<InventoryTotals> {
  const store = useShellStore();
  const labelSelector = hostTypeSelector('unmanaged');
  const unmanaged = useLiveAnswer(() => '', async () => {
    try {
      // a server that can't filter counts everything
      return store.getters['management/paginationEnabled']() ? (await findPage(store, INVENTORY, { labelSelector, pageSize: 1 })).total : undefined;
    } catch {
      return undefined;
    }
  }, UNMANAGED_INTERVAL);

  return computed(() => ({ machines: totalOf(store.getters, INVENTORY), unmanaged: unmanaged.value }));
}
