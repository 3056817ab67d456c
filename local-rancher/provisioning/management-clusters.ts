import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node';
import type { Informer } from '../controllers/informer';
import { mergePatch } from '../controllers/merge-patch';
import { unlessNotFound } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import { managementCluster, OWNER_NAME, OWNER_NAMESPACE } from './objects';
import { MANAGEMENT_CLUSTERS, type Machine, type ManagementCluster, type ProvisioningCluster } from './resources';
import { managementStatus } from './status';

const MERGE_PATCH = setHeaderOptions('Content-Type', PatchStrategy.MergePatch);

/** Clusters as Rancher manages them. They are in no namespace, so that the garbage collector can't see to it that they go. */
export class ManagementClusters {
  constructor(private readonly kubernetes: Kubernetes, private readonly informer: Informer<ManagementCluster>) {}

  /** The name of the cluster that Rancher manages for this one; it is made if there is none. */
  async nameFor(cluster: ProvisioningCluster): Promise<string> {
    const { namespace, name } = cluster.metadata;
    const known = cluster.status?.clusterName ?? this.ownedBy(`${ namespace }/${ name }`)[0]?.metadata.name;

    if (known !== undefined) {
      return known;
    }
    const created = await this.kubernetes.custom.createClusterCustomObject({
      ...MANAGEMENT_CLUSTERS, body: managementCluster(cluster),
    }) as ManagementCluster;

    this.informer.remember(created);

    return created.metadata.name;
  }

  /** Says how far the machines are. */
  async writeStatus(name: string, machines: Machine[]): Promise<void> {
    const cluster = [...this.informer.values()].find(({ metadata }) => metadata.name === name);

    if (!cluster) {
      return;
    }
    const patch = mergePatch({ status: cluster.status ?? {} }, { status: managementStatus(cluster.status ?? {}, machines, new Date()) });

    if (patch) {
      const { resourceVersion } = cluster.metadata;
      const body = { ...patch, metadata: { resourceVersion } };

      const request = { ...MANAGEMENT_CLUSTERS, name, body };

      this.informer.remember(await this.kubernetes.custom.patchClusterCustomObject(request, MERGE_PATCH) as ManagementCluster);
    }
  }

  /** Removes what belonged to the cluster with this key, which is gone. */
  async remove(key: string): Promise<void> {
    for (const { metadata: { name } } of this.ownedBy(key)) {
      await unlessNotFound(this.kubernetes.custom.deleteClusterCustomObject({ ...MANAGEMENT_CLUSTERS, name }));
    }
  }

  /** Those that Rancher made for Elemental's clusters: another one without its origin is somebody's imported one. */
  private ownedBy(key: string): ManagementCluster[] {
    return [...this.informer.values()].filter((cluster) => originOf(cluster) === key);
  }
}

/** The key of the cluster that this one was made from; undefined if it isn't one of Elemental's. */
export function originOf({ metadata: { annotations = {} }, status }: ManagementCluster): string | undefined {
  const name = annotations[OWNER_NAME];

  return status?.info?.machineProvider === 'machineinventoryselectortemplate' && name !== undefined
    ? `${ annotations[OWNER_NAMESPACE] ?? '' }/${ name }`
    : undefined;
}
