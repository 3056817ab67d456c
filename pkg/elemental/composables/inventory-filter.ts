import { computed, type ComputedRef, type WritableComputedRef } from 'vue';
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router';
import { groupingFromQuery, groupingQuery } from '../domain/inventory/grouping';
import { hostTypeFilter, type HostTypeFilter } from '../domain/inventory/host-type-filter';
import {
  inventoryQuery, inventorySelector, isNarrowed, matchesInventoryFilter, requiresLabel, withLabel, type InventoryFilter,
} from '../domain/inventory/inventory-filter';
import { canonical, labelExpressions, labelFiltersFromQuery, type LabelFilter } from '../domain/inventory/label-filter';
import { refFromQuery, refQuery } from '../domain/registration/reference';
import { inNamespace } from '../shell/page';
import type { MachineInventory } from '../types';

interface Pagination {
  labelSelector?: unknown;
  filters?: unknown[];
}

export interface InventoryFilterUse {
  hostType: WritableComputedRef<HostTypeFilter>;
  /** The name of the registration that the machines came through, with its namespace where that isn't the usual one; undefined for any. */
  registration: WritableComputedRef<string | undefined>;
  /** What the address asks of labels, with what it can't ask. */
  labels: ComputedRef<LabelFilter[]>;
  addLabel: (filter: LabelFilter) => void;
  removeLabel: (filter: LabelFilter) => void;
  /** The key of the label by whose values the machines are grouped. */
  grouping: WritableComputedRef<string | undefined>;
  /** True for a label by which the server can sort what is shown. */
  mayBeSorted: (key: string) => boolean;
  /** Shows the machines that grouping leaves out: those without the label. */
  showUngrouped: () => void;
  /** True if not all machines are meant to be shown. */
  isFiltered: ComputedRef<boolean>;
  /** Shows all machines, those included that have no group. */
  clear: () => void;
  /** Another one for each other filter: a list that is made anew starts at its first page. */
  filterKey: ComputedRef<string>;
  /** Adds the filter to what the server is asked for; the shell wants its argument changed. */
  apiFilter: (pagination: Pagination) => void;
  /** For Rancher before 2.13, which hands all rows to the browser. */
  localFilter: (machines: MachineInventory[]) => MachineInventory[];
}

/** For setup functions of the inventory list: its filter, which stands in the address, so that it can be shared and survives reload and back. */
export function useInventoryFilter(): InventoryFilterUse {
  const route = useRoute();
  const router = useRouter();
  const labels = computed(() => labelFiltersFromQuery(route.query.label));
  const grouping = computed(() => groupingFromQuery(route.query.group));
  const filter = computed<InventoryFilter>(() => ({
    hostType: hostTypeFilter(route.query.host), registration: refFromQuery(route.query.registration), labels: labelExpressions(labels.value),
  }));
  const grouped = computed(() => grouping.value === undefined ? filter.value : withLabel(filter.value, grouping.value));

  function write(change: LocationQueryRaw): void {
    void router.replace({ query: { ...route.query, ...change } });
  }

  function writeLabels(filters: LabelFilter[]): void {
    write({ label: filters.length ? filters.map(canonical) : undefined });
  }

  return {
    hostType: computed({
      get: () => filter.value.hostType,
      set: (value) => {
        write({ host: inventoryQuery({ hostType: value }).host });
      },
    }),
    registration: computed({
      get: () => filter.value.registration && refQuery(filter.value.registration),
      set: (value) => {
        write({ registration: value });
      },
    }),
    labels,
    addLabel: (added) => {
      writeLabels([...labels.value.filter((one) => canonical(one) !== canonical(added)), added]);
    },
    removeLabel: (removed) => {
      writeLabels(labels.value.filter((one) => canonical(one) !== canonical(removed)));
    },
    grouping: computed({
      get: () => grouping.value,
      set: (value) => {
        write({ group: groupingQuery(value) });
      },
    }),
    mayBeSorted: (key) => requiresLabel(grouped.value, key),
    showUngrouped: () => {
      write({ group: undefined, label: [...labels.value.map(canonical), `!${ grouping.value ?? '' }`] });
    },
    isFiltered: computed(() => isNarrowed(grouped.value)),
    clear: () => {
      write({ ...inventoryQuery({}), group: undefined, q: undefined });
    },
    filterKey: computed(() => JSON.stringify([inventoryQuery(filter.value), grouping.value])),
    apiFilter: (pagination) => {
      const namespace = filter.value.registration?.namespace;

      pagination.labelSelector = inventorySelector(grouped.value);
      if (namespace !== undefined) {
        // the shell's own list of filters must stay as it is: it is used again for the next page
        pagination.filters = [...pagination.filters ?? [], inNamespace(namespace)];
      }
    },
    localFilter: (machines) => machines.filter((machine) => matchesInventoryFilter(machine, grouped.value)),
  };
}
