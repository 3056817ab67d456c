import type { Condition, MachineInventory, MachineInventorySelector } from '../../types';
import { NAMESPACE } from '../../types';
import { condition } from '../conditions';
import { RESETTABLE_ANNOTATION } from '../labels';

export type MachineStateName
  = | 'unknown'
    | 'inventoryOnly'
    | 'readyToProvision'
    | 'provisioning'
    | 'provisioned'
    | 'failed'
    | 'awaitingReset'
    | 'deleting';

/** How a state looks and reads; texts are translation keys. */
export interface StateInfo {
  color: 'info' | 'success' | 'warning' | 'error';
  /** Class of the shell's icon font. */
  icon: string;
  label: string;
  /** What the state means for the machine. */
  meaning: string;
  /** What a person can do about it. */
  nextStep: string;
}

function info(name: MachineStateName, color: StateInfo['color'], icon: string): StateInfo {
  const key = `elemental.machine.state.${ name }`;

  return { color, icon, label: `${ key }.label`, meaning: `${ key }.meaning`, nextStep: `${ key }.nextStep` };
}

/** Of a machine that can only be in the inventory: the usual reason, that no agent has connected. See `machineStateInfo` for others. */
export const MACHINE_STATES: Record<MachineStateName, StateInfo> = {
  unknown: info('unknown', 'warning', 'icon-info'),
  inventoryOnly: info('inventoryOnly', 'info', 'icon-list-flat'),
  readyToProvision: info('readyToProvision', 'success', 'icon-checkmark'),
  provisioning: info('provisioning', 'info', 'icon-spinner'),
  provisioned: info('provisioned', 'success', 'icon-checkmark'),
  failed: info('failed', 'error', 'icon-error'),
  awaitingReset: info('awaitingReset', 'warning', 'icon-history'),
  deleting: info('deleting', 'warning', 'icon-trash'),
};

/**
 * Why a machine can do no more than be in the inventory:
 * - `noAgent`: no agent has reported on its plan
 * - `otherNamespace`: clusters take machines of one namespace only, so that an agent would change nothing
 * - `notReady`: an agent has, but the operator isn't done, e.g. with the machine's network configuration
 */
export type InventoryOnlyReason = 'noAgent' | 'otherNamespace' | 'notReady';

const INVENTORY_ONLY: Record<InventoryOnlyReason, StateInfo> = {
  noAgent: MACHINE_STATES.inventoryOnly,
  otherNamespace: inventoryOnly('otherNamespace'),
  notReady: inventoryOnly('notReady'),
};

function inventoryOnly(reason: InventoryOnlyReason): StateInfo {
  const key = `elemental.machine.state.inventoryOnly.${ reason }`;

  return { ...MACHINE_STATES.inventoryOnly, meaning: `${ key }.meaning`, nextStep: `${ key }.nextStep` };
}

/** SHA-256 of the plan `{}`, which every machine starts with: an agent that applied it has connected, no more. */
export const EMPTY_PLAN_CHECKSUM = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';

const FAILURE_REASONS = ['PlanFailure', 'PlanCreationFailureReason', 'NetworkConfigFailure', 'AdoptionFailure'];

/**
 * What can be said of a machine from its object, and from the selector that adopted it where that is at hand.
 *
 * There is no heartbeat: an agent that once applied a plan "connected at least once", it need not be running now. steve's
 * own `metadata.state` is not used: it shows a stuck delete as "unavailable" and an object that the operator never saw as
 * "active" (recordings 05-delete-matrix and 11-v1-json-per-state).
 */
export function machineState(inventory: MachineInventory, selector?: MachineInventorySelector): MachineStateName {
  if (isBeingDeleted(inventory)) {
    return isResettable(inventory) ? 'awaitingReset' : 'deleting';
  }
  if (!inventory.status?.conditions?.length) {
    return 'unknown';
  }
  if (inventory.status.plan?.state === 'Failed' || inventory.status.conditions.some(isFailure)) {
    return 'failed';
  }
  if (isAdopted(inventory)) {
    return hasBootstrapped(inventory, selector) ? 'provisioned' : 'provisioning';
  }

  return agentConnected(inventory) && inventory.metadata?.namespace === NAMESPACE ? 'readyToProvision' : 'inventoryOnly';
}

/** How the machine's state looks and reads, with the reason that applies where there are several. */
export function machineStateInfo(inventory: MachineInventory, selector?: MachineInventorySelector): StateInfo {
  const name = machineState(inventory, selector);

  return name === 'inventoryOnly' ? INVENTORY_ONLY[inventoryOnlyReason(inventory)] : MACHINE_STATES[name];
}

/** Why a machine in the state `inventoryOnly` is in it; of others it says nothing. */
export function inventoryOnlyReason({ metadata, status }: MachineInventory): InventoryOnlyReason {
  if (metadata?.namespace !== NAMESPACE) {
    return 'otherNamespace';
  }

  return status?.plan?.state === undefined ? 'noAgent' : 'notReady';
}

/** True if deleting the machine triggers a reset. The operator reads this key whatever the label prefix is. */
export function isResettable(inventory: MachineInventory): boolean {
  return inventory.metadata?.annotations?.[RESETTABLE_ANNOTATION] === 'true';
}

/** True once the machine was deleted, whether something still holds it or not. */
export function isBeingDeleted({ metadata }: MachineInventory): boolean {
  return !!metadata?.deletionTimestamp;
}

/** True if a MachineInventorySelector owns the machine, and through it a cluster. */
export function isAdopted(inventory: MachineInventory): boolean {
  return inventory.metadata?.ownerReferences?.some((owner) => owner.kind === 'MachineInventorySelector') ?? false;
}

/** True if the operator gave up on something because of which the machine can do no more. */
export function isFailure({ status, reason }: Condition): boolean {
  return status === 'False' && FAILURE_REASONS.includes(reason);
}

function agentConnected(inventory: MachineInventory): boolean {
  return inventory.status?.plan?.state === 'Applied' && condition(inventory, 'Ready')?.status === 'True';
}

/**
 * The selector is ready as soon as its plan is written; only the checksum of what the agent applied tells that the machine
 * has it. Without the selector at hand: what an adopted machine applied is either the empty plan or the bootstrap.
 */
function hasBootstrapped(inventory: MachineInventory, selector?: MachineInventorySelector): boolean {
  const plan = inventory.status?.plan;

  if (!plan?.checksum || plan.state !== 'Applied') {
    return false;
  }

  return selector ? plan.checksum === selector.status?.bootstrapPlanChecksum : plan.checksum !== EMPTY_PLAN_CHECKSUM;
}
