import type { MachineInventory } from '../../types';
import { isUnmanaged, unmanagedMarks } from '../inventory/ownership';
import type { Message } from '../message';

/** What a reset does to the host: recordings 05-delete-matrix B (sentinel), C (wrong reset), F (reset of the system). */
export type ResetKind = 'sentinel' | 'wrongReset' | 'osReset';

/**
 * What the operator would have the host's agent do. It takes the host for unmanaged by one annotation alone; one that is
 * marked in another way only gets the reset of a managed host (operator issue 1023, recording 05-delete-matrix/C1).
 */
export function resetKind(machine: MachineInventory): ResetKind {
  if (unmanagedMarks(machine).annotation) {
    return 'sentinel';
  }

  return isUnmanaged(machine) ? 'wrongReset' : 'osReset';
}

/** True if an agent has reported on a plan: it connected at least once, and need not be running now. */
export function hadAgent(machine: MachineInventory): boolean {
  return machine.status?.plan?.state !== undefined;
}

/** Machines to which the same happens. */
export interface MachineGroup<N extends string, T extends MachineInventory = MachineInventory> {
  name: N;
  machines: T[];
  message: Message;
  /** What a person has to know of before it is done. */
  isWarning: boolean;
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
