import { shallowRef, triggerRef, type ShallowRef } from 'vue';
import { addPage, newSums, type FleetSums } from '../domain/fleet/sums';
import { totalOf, useShellStore } from '../shell/store';
import { INVENTORY } from '../types';
import { SCAN_PAGE } from './fleet-reader';
import { useFleetScan, type FleetScan } from './fleet-scan';

export interface FleetSumsUse extends FleetScan {
  /** Of the machines that were read so far. */
  sums: ShallowRef<FleetSums>;
}

/** For setup functions: the sums of the fleet. One of a single page is read at once, a larger one when somebody asks for it. */
export function useFleetSums(): FleetSumsUse {
  const { getters } = useShellStore();
  const sums = shallowRef(newSums());
  const scan = useFleetScan({
    begin: () => {
      sums.value = newSums();
    },
    page: (machines) => {
      addPage(sums.value, machines);
      triggerRef(sums);

      return false;
    },
  });

  if ((totalOf(getters, INVENTORY) ?? Infinity) <= SCAN_PAGE) {
    void scan.start();
  }

  return { ...scan, sums };
}
