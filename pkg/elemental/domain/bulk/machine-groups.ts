import type { MachineInventory } from '../../types';
import type { Message } from '../message';

/** Machines to which the same happens. */
export interface MachineGroup<N extends string, T extends MachineInventory = MachineInventory> {
  name: N;
  machines: T[];
  message: Message;
  /** What a person has to know of before it is done. */
  isWarning: boolean;
  /** What else has to be known of them. */
  notes?: Message[];
}

/** The machines by what happens to them, in the given order; only groups that have any. */
export function machineGroups<N extends string, T extends MachineInventory>(
  machines: readonly T[], groupOf: (machine: T) => N, order: readonly N[], about: { keyOf: (name: N) => string; warnings: readonly N[] },
): MachineGroup<N, T>[] {
  return order
    .map((name) => ({ name, machines: machines.filter((machine) => groupOf(machine) === name) }))
    .filter((group) => group.machines.length)
    .map(({ name, machines: grouped }) => ({
      name, machines: grouped, message: { key: about.keyOf(name), args: { count: grouped.length } }, isWarning: about.warnings.includes(name),
    }));
}
