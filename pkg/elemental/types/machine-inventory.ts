import type { Condition, KubernetesObject } from './kubernetes';

/** A machine that registered. */
export interface MachineInventory extends KubernetesObject {
  spec?: MachineInventorySpec;
  status?: MachineInventoryStatus;
}

export interface MachineInventorySpec {
  /** SHA-256 of the TPM's endorsement key, hexadecimal. */
  tpmHash?: string;
  /** SHA-256 of what identifies a machine that has no TPM, hexadecimal. */
  machineHash?: string;
  network?: { configurator?: string; config?: unknown; ipAddresses?: Record<string, string> };
}

export interface MachineInventoryStatus {
  conditions?: Condition[];
  plan?: PlanStatus;
}

/** The plan is what the host's agent is to do; it stands in a Secret of the machine's name. */
export interface PlanStatus {
  secretRef?: { name?: string; namespace?: string };
  /** SHA-256 of the plan's bytes, hexadecimal. */
  checksum?: string;
  /** Absent until an agent reported on the current plan. */
  state?: 'Applied' | 'Failed';
}
