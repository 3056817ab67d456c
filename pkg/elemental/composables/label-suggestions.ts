import { onMounted, shallowRef } from 'vue';
import { labelKeysOf, labelValuesOf } from '../domain/inventory/label-suggestions';
import { REGISTRATION_LABEL, UNMANAGED_LABEL } from '../domain/labels';
import { findPage } from '../shell/page';
import { canList, useShellStore } from '../shell/store';
import { INVENTORY, type MachineInventory } from '../types';

const PAGE_SIZE = 100;

export interface LabelSuggestions {
  keys: () => string[];
  values: (key: string) => string[];
}

/** For setup functions: what labels machines have, as far as the newest of them tell; our own always. Without an answer these are all. */
export function useLabelSuggestions(): LabelSuggestions {
  const store = useShellStore();
  const machines = shallowRef<MachineInventory[]>([]);

  onMounted(async () => {
    if (canList(store.getters['management/schemaFor'](INVENTORY)) && store.getters['management/paginationEnabled']({ id: INVENTORY })) {
      try {
        machines.value = (await findPage<MachineInventory>(store, INVENTORY, { pageSize: PAGE_SIZE, newestFirst: true })).items;
      } catch {
        // who can't be helped can still write
      }
    }
  });

  return {
    keys: () => [...new Set([...labelKeysOf(machines.value), REGISTRATION_LABEL, UNMANAGED_LABEL])].sort(),
    values: (key) => labelValuesOf(machines.value, key),
  };
}
