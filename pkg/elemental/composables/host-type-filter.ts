import { computed, type WritableComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { hostTypeFilter, hostTypeSelector, matchesHostType, type HostTypeFilter } from '../domain/inventory/host-type-filter';
import type { MachineInventory } from '../types';

/** In the address, so that a filtered list can be shared and survives reload and back. */
const QUERY = 'host';

export interface HostTypeFilterUse {
  filter: WritableComputedRef<HostTypeFilter>;
  /** Adds the filter to what the server is asked for; the shell wants its argument changed. */
  apiFilter: (pagination: { labelSelector?: unknown }) => void;
  /** For Rancher before 2.13, which hands all rows to the browser. */
  localFilter: (machines: MachineInventory[]) => MachineInventory[];
}

/** For setup functions of the inventory list. */
export function useHostTypeFilter(): HostTypeFilterUse {
  const route = useRoute();
  const router = useRouter();
  const filter = computed({
    get: () => hostTypeFilter(route.query[QUERY]),
    set: (value) => {
      void router.replace({ query: { ...route.query, [QUERY]: value === 'all' ? undefined : value } });
    },
  });

  return {
    filter,
    apiFilter: (pagination) => {
      pagination.labelSelector = hostTypeSelector(filter.value);
    },
    localFilter: (machines) => machines.filter((machine) => matchesHostType(machine, filter.value)),
  };
}
