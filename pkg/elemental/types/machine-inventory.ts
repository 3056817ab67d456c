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
  /** The network configuration that the host gets, once every address in it is claimed. */
  network?: MachineNetwork;
  /** Where each address of the configuration comes from, by its name there. */
  ipAddressPools?: Record<string, { apiGroup?: string; kind?: string; name?: string }>;
  /** The claims that the operator made, by the same names. */
  ipAddressClaims?: Record<string, { apiVersion?: string; kind?: string; name?: string; namespace?: string }>;
}

export interface MachineNetwork {
  /** none, nmc, nmstate or nmconnections. */
  configurator?: string;
  config?: unknown;
  /** The addresses that were claimed, by their names in the configuration. */
  ipAddresses?: Record<string, string>;
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
