import { shallowRef, type ShallowRef } from 'vue';
import { isChosen, type Choice } from '../domain/fleet/choice';
import { machineRef, type MachineRef } from '../domain/fleet/machine-ref';
import { useFleetScan, type FleetScan } from './fleet-scan';

export interface ChosenMachines extends FleetScan {
  /** Where they are, as far as they were found; sorted by namespace and name. */
  found: ShallowRef<MachineRef[]>;
}

/** More than a person reads; whoever wants all of them exports them. */
export const MOST_CHOSEN = 500;

/** For setup functions: the machines that make up a bar, found by reading all machines once more. */
export function useChosenMachines(choice: () => Choice): ChosenMachines {
  const found = shallowRef<MachineRef[]>([]);
  const scan = useFleetScan({
    begin: () => {
      found.value = [];
    },
    page: (machines) => {
      const refs = machines.filter((machine) => isChosen(machine, choice())).map(machineRef);

      found.value = [...found.value, ...refs].slice(0, MOST_CHOSEN);

      return found.value.length === MOST_CHOSEN;
    },
  });

  return { ...scan, found };
}
