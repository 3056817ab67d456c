import type { KubernetesObject, MachineInventory, MachineInventorySelector } from '../../types';

/** Cluster API puts it on everything that it makes for a cluster. */
export const CLUSTER_LABEL = 'cluster.x-k8s.io/cluster-name';

/** What we read of Cluster API's Machine, the node of a cluster to be. */
export interface ClusterMachine extends KubernetesObject {
  spec?: { clusterName?: string };
  /** `nodeRef` is set once the node has joined the cluster. */
  status?: { nodeRef?: { name?: string } };
}

/** Name of the selector that adopted the machine for a cluster, in the machine's namespace (recording 06-adoption/04). */
export function adoptingSelector({ metadata }: MachineInventory): string | undefined {
  return ownerOfKind(metadata, 'MachineInventorySelector');
}

/** Name of the Cluster API Machine for which the selector was made, in the selector's namespace (recording 06-adoption/01). */
export function nodeOfSelector({ metadata }: MachineInventorySelector): string | undefined {
  return ownerOfKind(metadata, 'Machine');
}

/** Name of the cluster that a selector or a Cluster API Machine belongs to, if the object itself says so. */
export function clusterOf({ metadata, spec }: MachineInventorySelector | ClusterMachine): string | undefined {
  return (spec && 'clusterName' in spec ? spec.clusterName : undefined) ?? metadata?.labels?.[CLUSTER_LABEL];
}

function ownerOfKind(metadata: KubernetesObject['metadata'], kind: string): string | undefined {
  return metadata?.ownerReferences?.find((owner) => owner.kind === kind)?.name;
}
