import type { MachineInventory } from '../../types';
import { machineState } from '../inventory/state';
import { machineGroups, type MachineGroup } from './machine-groups';

/** `goes`: the machine leaves the inventory at once (recording 05-delete-matrix/C2). `stays`: it waits for no reset. */
export type GiveUpName = 'goes' | 'stays';

/** What happens to machines when their reset is given up. */
export function giveUpGroups<T extends MachineInventory>(machines: readonly T[]): MachineGroup<GiveUpName, T>[] {
  return machineGroups(machines, (machine) => (machineState(machine) === 'awaitingReset' ? 'goes' : 'stays'), ['goes', 'stays'], {
    keyOf: (name) => `elemental.giveUpReset.${ name }`, warnings: [],
  });
}
