import type { KubernetesObject } from './kubernetes';

/** What we read of a cluster that Rancher provisions. */
export interface ProvisioningCluster extends KubernetesObject {
  spec?: {
    /** Absent where Rancher didn't make the cluster, but imported it. */
    rkeConfig?: { machinePools?: MachinePool[] };
  };
  status?: {
    /** The name under which Rancher manages it, e.g. `c-m-abcdefgh`; it stands in the addresses of its pages. */
    clusterName?: string;
  };
}

/** Machines of a cluster that are alike. */
export interface MachinePool {
  name?: string;
  /** What makes its machines; for Elemental's a `MachineInventorySelectorTemplate`. */
  machineConfigRef?: { kind?: string; name?: string };
}
