import { computed, type ComputedRef } from 'vue';
import type { ListColumns } from '../columns';
import { labelField, labelPath } from '../domain/inventory/grouping';
import { labelFilterSuggestions, labelKeysOf } from '../domain/inventory/label-suggestions';
import { useShellStore } from '../shell/store';
import { INVENTORY } from '../types';
import { useColumnChoice, type ColumnChoiceUse } from './column-choice';
import { chosenColumns } from './inventory-columns';
import { useInventoryFilter, type InventoryFilterUse } from './inventory-filter';
import { useListedClusters } from './listed-clusters';
import { useListedMachines } from './listed-machines';

export interface InventoryListUse extends InventoryFilterUse {
  columns: ColumnChoiceUse;
  headers: ComputedRef<ListColumns>;
  /** As the table takes it; undefined if the machines aren't grouped. */
  groupingOfTable: ComputedRef<{ label: string; sort: string; path: string } | undefined>;
  /**
   * From the labels of the machines on the page that is shown. Functions: were they values, the whole list would be drawn anew
   * when the page is another.
   */
  filterSuggestions: () => string[];
  keySuggestions: () => string[];
}

/** For setup functions of the inventory list: what it shows, and how. */
export function useInventoryList(): InventoryListUse {
  const { getters } = useShellStore();
  const filter = useInventoryFilter();
  const columns = useColumnChoice();
  const listed = useListedMachines();
  const clusterOf = useListedClusters(() => columns.choice.value.shown.includes('cluster') ? listed.value : []);
  /** Before Rancher 2.13 the table sorts rows, not the server. */
  const sortOf = (label: string): string => getters['management/paginationEnabled']({ id: INVENTORY }) ? labelField(label) : labelPath(label);

  return {
    ...filter,
    columns,
    headers: computed(() => chosenColumns(columns.choice.value, { mayBeSorted: filter.mayBeSorted, clusterOf })),
    groupingOfTable: computed(() => {
      const label = filter.grouping.value;

      return label === undefined ? undefined : { label, sort: sortOf(label), path: labelPath(label) };
    }),
    filterSuggestions: () => labelFilterSuggestions(listed.value),
    keySuggestions: () => labelKeysOf(listed.value),
  };
}
