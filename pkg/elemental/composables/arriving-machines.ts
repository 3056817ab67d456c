import { computed, onBeforeUnmount, onMounted, ref, shallowRef, type ComputedRef, type Ref } from 'vue';
import { ARRIVALS_SHOWN, arrivals, firstLook, type FirstLook } from '../domain/inventory/arrivals';
import type { ArrivalSource } from '../domain/inventory/arrival-source';
import type MachineInventoryModel from '../models/elemental.cattle.io.machineinventory';
import { useShellStore } from '../shell/store';
import { INVENTORY } from '../types';
import { useMissedChanges } from './missed-changes';
import { newestMachines } from './newest-machines';

export interface ArrivingMachines {
  /** `looking` until it is known which machines are there already; `failed` if they can't be read. */
  state: Ref<'looking' | 'waiting' | 'failed'>;
  /** Those that registered since, newest first, at most `ARRIVALS_SHOWN`. */
  machines: ComputedRef<MachineInventoryModel[]>;
  /** True if more may have registered than are shown. */
  areMore: ComputedRef<boolean>;
  /** Tries again after `failed`. */
  retry: () => Promise<void>;
}

/**
 * For setup functions: the machines that register for the first time while the component is there, live. The source is
 * read once: where it may change, give the component a key.
 */
export function useArrivingMachines(source: ArrivalSource): ArrivingMachines {
  const state: ArrivingMachines['state'] = ref('looking');
  const first = shallowRef<FirstLook>();
  const newest = shallowRef<MachineInventoryModel[]>([]);
  let lastLook: number | undefined;
  const { start, lookAgain, stop } = newestMachines(source, useShellStore(), (machines, isAll) => {
    lastLook = Date.now();
    first.value ??= firstLook(machines, isAll);
    newest.value = machines;
  });
  const arrived = computed(() => first.value ? arrivals(first.value, newest.value) : []);
  const retry = async (): Promise<void> => {
    state.value = 'looking';
    try {
      await start();
      state.value = 'waiting';
    } catch {
      // without the right to read them, or without a connection: the page says so and offers to try again
      state.value = 'failed';
    }
  };

  useMissedChanges(INVENTORY, () => lastLook, lookAgain);
  onMounted(retry);
  onBeforeUnmount(stop);

  return {
    state,
    machines: computed(() => arrived.value.slice(0, ARRIVALS_SHOWN)),
    areMore: computed(() => arrived.value.length >= ARRIVALS_SHOWN),
    retry,
  };
}
