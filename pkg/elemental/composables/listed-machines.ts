import { computed, type ComputedRef } from 'vue';
import type MachineInventoryModel from '../models/elemental.cattle.io.machineinventory';
import { useShellStore } from '../shell/store';
import { INVENTORY } from '../types';

/**
 * For setup functions of a list of machines: those of the page that it shows. Before Rancher 2.13 the store holds all machines,
 * and nobody but the table knows which of them it shows: then there are none here.
 */
export function useListedMachines(): ComputedRef<MachineInventoryModel[]> {
  const { getters } = useShellStore();

  return computed(() => {
    // asked for a type that was never loaded, the store warns
    const isPage = getters['management/paginationEnabled']({ id: INVENTORY }) && getters['management/typeRegistered'](INVENTORY);

    return isPage ? [...getters['management/all'](INVENTORY)] as MachineInventoryModel[] : [];
  });
}
