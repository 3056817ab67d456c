import type { KubernetesObject } from './kubernetes';

/** What we read of a cluster that Rancher provisions. */
export interface ProvisioningCluster extends KubernetesObject {
  status?: {
    /** The name under which Rancher manages it, e.g. `c-m-abcdefgh`; it stands in the addresses of its pages. */
    clusterName?: string;
  };
}
