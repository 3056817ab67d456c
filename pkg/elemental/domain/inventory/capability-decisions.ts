import { NAMESPACE, type MachineInventory, type MachineInventorySelector } from '../../types';
import { agentHasReported } from './agent';
import type { CapabilityCase } from './capability-cases';
import { isManagedToReset, isUnmanaged } from './ownership';
import { isBeingDeleted, isResettable, machineState } from './state';

/** Whether Kubernetes can be provisioned on the machine, or is there already. */
export function kubernetesCase(machine: MachineInventory, selector: MachineInventorySelector | undefined): CapabilityCase {
  const state = machineState(machine, selector);
  const unmanaged = isUnmanaged(machine);

  if (isBeingDeleted(machine)) {
    return 'leaving';
  }
  if (state === 'provisioned') {
    return 'provisioned';
  }
  if (machine.metadata?.namespace !== NAMESPACE) {
    return 'otherNamespace';
  }
  if (state === 'unknown') {
    return 'notSeen';
  }
  if (state === 'failed') {
    return 'failed';
  }
  if (state === 'readyToProvision') {
    return unmanaged ? 'provisionableUnmanaged' : 'provisionable';
  }
  const isAdopted = state === 'provisioning';

  if (agentHasReported(machine)) {
    return isAdopted ? 'bootstrapping' : 'notReady';
  }

  return isAdopted ? forHostType(unmanaged, 'adoptedNoAgent') : forHostType(unmanaged, 'noAgent');
}

/**
 * Whether the operating system of a managed machine can be upgraded: upgrades go to nodes, because an update group becomes a
 * bundle for their cluster (recording 07-os-and-media/ManagedOSImage.default-all-nodes).
 *
 * @param kubernetes what is the case with Kubernetes
 */
export function upgradeCase(kubernetes: CapabilityCase): CapabilityCase {
  if (kubernetes === 'leaving' || kubernetes === 'otherNamespace') {
    return kubernetes;
  }

  return kubernetes === 'provisioned' ? 'upgradable' : 'upgradeNeedsCluster';
}

/** What deleting the machine does to its host, or did; see the recordings 05-delete-matrix. */
export function resetCase(machine: MachineInventory): CapabilityCase {
  const unmanaged = isUnmanaged(machine);

  if (isBeingDeleted(machine)) {
    return leavingResetCase(machine);
  }
  if (isManagedToReset(machine)) {
    return isResettable(machine) ? 'resetDangerous' : 'resetDangerousIfOn';
  }
  if (isResettable(machine)) {
    return forHostType(unmanaged, agentHasReported(machine) ? 'resetOn' : 'resetOnNoAgent');
  }

  return forHostType(unmanaged, agentHasReported(machine) ? 'resetOff' : 'resetOffNoAgent');
}

function leavingResetCase(machine: MachineInventory): CapabilityCase {
  if (!isResettable(machine)) {
    return 'resetNotAsked';
  }
  if (isManagedToReset(machine)) {
    return 'resetDangerousSent';
  }

  return machine.status?.plan?.state === 'Failed' ? 'resetFailed' : 'resetPending';
}

type ByHostType = 'adoptedNoAgent' | 'noAgent' | 'resetOn' | 'resetOnNoAgent' | 'resetOff' | 'resetOffNoAgent';

function forHostType(unmanaged: boolean, name: ByHostType): CapabilityCase {
  return unmanaged ? `${ name }Unmanaged` : name;
}
