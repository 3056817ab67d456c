import { computed, type ComputedRef } from 'vue';
import type { ListColumns } from '../columns';
import { labelField, labelPath } from '../domain/inventory/grouping';
import { labelFilterSuggestions, labelKeysOf } from '../domain/inventory/label-suggestions';
import { useShellStore } from '../shell/store';
import { INVENTORY, type MachineInventory } from '../types';
import { useColumnChoice, type ColumnChoiceUse } from './column-choice';
import { inventoryColumns } from './inventory-columns';
import { useInventoryFilter, type InventoryFilterUse } from './inventory-filter';
import { useListedClusters, type MachineCluster } from './listed-clusters';
import { useListedMachines } from './listed-machines';

export interface InventoryListUse extends InventoryFilterUse {
  columns: ColumnChoiceUse;
  headers: ComputedRef<ListColumns>;
  /** As the table takes it; undefined if the machines aren't grouped. */
  groupingOfTable: ComputedRef<{ label: string; sort: string; path: string } | undefined>;
  clusterOf: (machine: MachineInventory) => MachineCluster;
  /** From the labels of the machines on the page that is shown. */
  filterSuggestions: ComputedRef<string[]>;
  keySuggestions: ComputedRef<string[]>;
}

/** For setup functions of the inventory list: what it shows, and how. */
export function useInventoryList(): InventoryListUse {
  const { getters } = useShellStore();
  const filter = useInventoryFilter();
  const columns = useColumnChoice();
  const listed = useListedMachines();
  /** Before Rancher 2.13 the table sorts rows, not the server. */
  const sortOf = (label: string): string => getters['management/paginationEnabled']({ id: INVENTORY }) ? labelField(label) : labelPath(label);

  return {
    ...filter,
    columns,
    headers: computed(() => inventoryColumns(columns.choice.value, filter.mayBeSorted)),
    groupingOfTable: computed(() => {
      const label = filter.grouping.value;

      return label === undefined ? undefined : { label, sort: sortOf(label), path: labelPath(label) };
    }),
    clusterOf: useListedClusters(() => columns.choice.value.shown.includes('cluster') ? listed.value : []),
    filterSuggestions: computed(() => labelFilterSuggestions(listed.value)),
    keySuggestions: computed(() => labelKeysOf(listed.value)),
  };
}
