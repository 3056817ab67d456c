import { computed, type ComputedRef, type WritableComputedRef } from 'vue';
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router';
import { hostTypeFilter, type HostTypeFilter } from '../domain/inventory/host-type-filter';
import { inventorySelector, matchesInventoryFilter, type InventoryFilter } from '../domain/inventory/inventory-filter';
import { refFromQuery, refQuery } from '../domain/registration/reference';
import { inNamespace } from '../shell/page';
import type { MachineInventory } from '../types';

/** In the address, so that a filtered list can be shared and survives reload and back. */
const HOST_TYPE = 'host';
const REGISTRATION = 'registration';

interface Pagination {
  labelSelector?: unknown;
  filters?: unknown[];
}

export interface InventoryFilterUse {
  hostType: WritableComputedRef<HostTypeFilter>;
  /** The name of the registration that the machines came through, with its namespace where that isn't the usual one. */
  registration: ComputedRef<string | undefined>;
  clearRegistration: () => void;
  /** Another one for each other filter: a list that is made anew starts at its first page. */
  filterKey: ComputedRef<string>;
  /** Adds the filter to what the server is asked for; the shell wants its argument changed. */
  apiFilter: (pagination: Pagination) => void;
  /** For Rancher before 2.13, which hands all rows to the browser. */
  localFilter: (machines: MachineInventory[]) => MachineInventory[];
}

/** The part of an address that shows the machines of one registration in the inventory list. */
export function registrationQuery(registration: Parameters<typeof refQuery>[0]): LocationQueryRaw {
  return { [REGISTRATION]: refQuery(registration) };
}

/** For setup functions of the inventory list. */
export function useInventoryFilter(): InventoryFilterUse {
  const route = useRoute();
  const router = useRouter();
  const filter = computed<InventoryFilter>(() => ({
    hostType: hostTypeFilter(route.query[HOST_TYPE]), registration: refFromQuery(route.query[REGISTRATION]),
  }));
  const registration = computed(() => filter.value.registration && refQuery(filter.value.registration));

  function write(change: LocationQueryRaw): void {
    void router.replace({ query: { ...route.query, ...change } });
  }

  return {
    hostType: computed({
      get: () => filter.value.hostType,
      set: (value) => {
        write({ [HOST_TYPE]: value === 'all' ? undefined : value });
      },
    }),
    registration,
    clearRegistration: () => {
      write({ [REGISTRATION]: undefined });
    },
    filterKey: computed(() => `${ filter.value.hostType } ${ registration.value ?? '' }`),
    apiFilter: (pagination) => {
      const namespace = filter.value.registration?.namespace;

      pagination.labelSelector = inventorySelector(filter.value);
      if (namespace !== undefined) {
        // the shell's own list of filters must stay as it is: it is used again for the next page
        pagination.filters = [...pagination.filters ?? [], inNamespace(namespace)];
      }
    },
    localFilter: (machines) => machines.filter((machine) => matchesInventoryFilter(machine, filter.value)),
  };
}
