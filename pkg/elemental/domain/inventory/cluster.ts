import {
  API_VERSION, type KubernetesObject, type MachineInventory, type MachineInventorySelector, type MachineInventorySelectorTemplate,
} from '../../types';
import type { MachineRef } from '../fleet/machine-ref';

/** Cluster API puts it on everything that it makes for a cluster. */
export const CLUSTER_LABEL = 'cluster.x-k8s.io/cluster-name';

const SELECTOR_KIND = 'MachineInventorySelector';

/** What we read of Cluster API's Machine, the node of a cluster to be. */
export interface ClusterMachine extends KubernetesObject {
  spec?: {
    clusterName?: string;
    /** What a node is made of; for machines of Elemental a selector. */
    infrastructureRef?: { kind?: string; name?: string };
  };
  /** `nodeRef` is set once the node has joined the cluster. */
  status?: { nodeRef?: { name?: string } };
}

/** Name of the selector that adopted the machine for a cluster, in the machine's namespace (recording 06-adoption/04). */
export function adoptingSelector({ metadata }: MachineInventory): string | undefined {
  return ownerOfKind(metadata, SELECTOR_KIND);
}

/** A machine of which nothing is known but which selector adopted it, or is to adopt one. */
export function adoptedBy({ namespace, name }: MachineRef): MachineInventory {
  return { metadata: { namespace, ownerReferences: [{ apiVersion: API_VERSION, kind: SELECTOR_KIND, name, uid: '' }] } };
}

/** Name of the selector that finds a host for a Cluster API Machine, in its namespace; undefined for hosts that aren't Elemental's. */
export function selectorOfNode({ spec }: ClusterMachine): string | undefined {
  return spec?.infrastructureRef?.kind === SELECTOR_KIND ? spec.infrastructureRef.name : undefined;
}

/** Name of the Cluster API Machine for which the selector was made, in the selector's namespace (recording 06-adoption/01). */
export function nodeOfSelector({ metadata }: MachineInventorySelector): string | undefined {
  return ownerOfKind(metadata, 'Machine');
}

/** Name of the cluster that a selector or a Cluster API Machine belongs to, if the object itself says so. */
export function clusterOf({ metadata, spec }: MachineInventorySelector | ClusterMachine): string | undefined {
  return (spec && 'clusterName' in spec ? spec.clusterName : undefined) ?? metadata?.labels?.[CLUSTER_LABEL];
}

/**
 * Name of the cluster for which a template of selectors is used, in the template's namespace. Cluster API makes its Cluster, which has the
 * name of Rancher's, an owner of the templates that a MachineDeployment refers to (Cluster API: `reconcileExternalTemplateReference`);
 * undefined before.
 */
export function clusterOfTemplate({ metadata }: MachineInventorySelectorTemplate): string | undefined {
  return metadata?.ownerReferences?.find(({ apiVersion, kind }) => kind === 'Cluster' && apiVersion.startsWith('cluster.x-k8s.io/'))?.name;
}

function ownerOfKind(metadata: KubernetesObject['metadata'], kind: string): string | undefined {
  return metadata?.ownerReferences?.find((owner) => owner.kind === kind)?.name;
}
