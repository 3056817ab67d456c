import type { MachineInventory } from '../../types';
import { isManagedToReset, unmanagedMarks } from './ownership';
import { isResettable } from './state';

/**
 * What the operator's reset of a machine aims at when the machine is deleted (operator: controllers/machineinventory_controller.go;
 * recordings 05-delete-matrix):
 * - `nothing`: the reset trigger is off, the machine goes and the host stays as it is (A1)
 * - `sentinel`: the agent writes a file on the host, and no more (B1)
 * - `osReset`: the operating system is reset and restarts (F1)
 * - `wrongReset`: the same, although a mark says that somebody else looks after it: the reset doesn't look at that one (C1,
 *   operator issue 1023)
 */
export type ResetTarget = 'nothing' | TargetIfResettable;
export type TargetIfResettable = 'sentinel' | 'osReset' | 'wrongReset';

export function resetTarget(machine: MachineInventory): ResetTarget {
  return isResettable(machine) ? targetIfResettable(machine) : 'nothing';
}

/** What it would aim at with the reset trigger on. */
export function targetIfResettable(machine: MachineInventory): TargetIfResettable {
  if (isManagedToReset(machine)) {
    return 'wrongReset';
  }

  return unmanagedMarks(machine).annotation ? 'sentinel' : 'osReset';
}
