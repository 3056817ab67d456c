import type { MachineInventory } from '../../types';
import { isUnmanaged } from './ownership';
import { isBeingDeleted } from './state';

/**
 * True if an agent has reported on the machine's plan, so that one connected at least once. Nothing takes the report away
 * but a reset, which gives the machine a plan of its own: of a machine that awaits its reset it can't be said (operator:
 * `updateInventoryWithPlanStatus` and `updatePlanSecretWithReset` in controllers/machineinventory_controller.go).
 */
export function agentHasReported({ status }: MachineInventory): boolean {
  return status?.plan?.state !== undefined;
}

/** True if somebody has to install the agent before Elemental can do more with the machine than show it. */
export function needsAgent(inventory: MachineInventory): boolean {
  return isUnmanaged(inventory) && !agentHasReported(inventory) && !isBeingDeleted(inventory);
}
