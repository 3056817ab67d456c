import type { MachineInventory } from '../../../types';
import { isUnmanaged, unmanagedMarks } from '../ownership';
import { isResettable } from '../state';

/**
 * What the operator's reset of a machine aims at when the machine is deleted (operator: controllers/machineinventory_controller.go;
 * recordings 05-delete-matrix):
 * - `nothing`: the reset trigger is off, the machine goes and the host stays as it is (A1)
 * - `sentinel`: the agent writes a file on the host, and no more (B1)
 * - `system`: the operating system is reset and restarts (F1)
 * - `mistaken`: the same, although a mark says that somebody else looks after it: the reset doesn't look at that one (C1)
 */
export type ResetTarget = 'nothing' | 'sentinel' | 'system' | 'mistaken';

export function resetTarget(machine: MachineInventory): ResetTarget {
  return isResettable(machine) ? targetIfResettable(machine) : 'nothing';
}

/** What it would aim at with the reset trigger on. */
export function targetIfResettable(machine: MachineInventory): Exclude<ResetTarget, 'nothing'> {
  if (unmanagedMarks(machine).annotation) {
    return 'sentinel';
  }

  return isUnmanaged(machine) ? 'mistaken' : 'system';
}

/** True if an agent has reported on the machine's current plan; without one, nobody takes a reset. */
export function hasReported({ status }: MachineInventory): boolean {
  return status?.plan?.state !== undefined;
}
