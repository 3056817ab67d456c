import { computed, type ComputedRef } from 'vue';
import type MachineInventoryModel from '../models/elemental.cattle.io.machineinventory';
import { useShellStore } from '../shell/store';
import { INVENTORY } from '../types';

/** Of so many it costs little to ask about each. */
const FEW = 1000;

/**
 * For setup functions of a list of machines: those of the page that it shows. Before Rancher 2.13 the store holds all machines,
 * and nobody but the table knows which of them it shows: then it is all of them where they are few, and none where they are many.
 */
export function useListedMachines(): ComputedRef<MachineInventoryModel[]> {
  const { getters } = useShellStore();

  return computed(() => {
    // asked for a type that was never loaded, the store warns
    const held = getters['management/typeRegistered'](INVENTORY) ? getters['management/all'](INVENTORY) as MachineInventoryModel[] : [];

    return getters['management/paginationEnabled']({ id: INVENTORY }) || held.length <= FEW ? [...held] : [];
  });
}
