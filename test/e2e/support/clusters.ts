import { expect } from '@playwright/test';
import type { Kubernetes } from '../../../local-rancher/kubernetes/connection';
import { API_VERSION, type MachineInventory } from '../../../pkg/elemental/types';

const NAMESPACE = 'fleet-default';
const ELEMENTAL = { group: 'elemental.cattle.io', version: 'v1beta1', namespace: NAMESPACE };
const INVENTORIES = { ...ELEMENTAL, plural: 'machineinventories' };
const TEMPLATES = { ...ELEMENTAL, plural: 'machineinventoryselectortemplates' };
const CLUSTERS = { group: 'provisioning.cattle.io', version: 'v1', plural: 'clusters', namespace: NAMESPACE };
const ROLES = { controlPlaneRole: true, etcdRole: true, workerRole: true };

interface Named {
  metadata: { name: string };
}

/** Clusters as somebody else asks Rancher for them, behind the page's back. */
export class Clusters {
  private readonly removed = new Set<string>();

  constructor(private readonly kubernetes: Kubernetes) {}

  /** Creates one of this many machines with these labels, and removes it after the test. */
  async create(name: string, matchLabels: Record<string, string>, quantity = 1): Promise<void> {
    const { custom } = this.kubernetes;
    const template = { apiVersion: API_VERSION, kind: 'MachineInventorySelectorTemplate', metadata: { name: `nc-${ name }-pool1` } };
    const machineConfigRef = { apiVersion: API_VERSION, kind: template.kind, name: template.metadata.name };

    this.removeAfterTest(name);
    await custom.createNamespacedCustomObject({ ...TEMPLATES, body: { ...template, spec: { template: { spec: { selector: { matchLabels } } } } } });
    await custom.createNamespacedCustomObject({
      ...CLUSTERS,
      body: {
        apiVersion: 'provisioning.cattle.io/v1',
        kind: 'Cluster',
        metadata: { name },
        spec: { kubernetesVersion: 'v1.34.1+rke2r1', rkeConfig: { machinePools: [{ name: 'pool1', quantity, ...ROLES, machineConfigRef }] } },
      },
    });
  }

  /** Removes the cluster with what it was made from, and its machines, after the test. */
  removeAfterTest(name: string): void {
    this.removed.add(name);
  }

  /** Deletes the cluster, and with it its machines. */
  async delete(name: string): Promise<void> {
    await this.kubernetes.custom.deleteNamespacedCustomObject({ ...CLUSTERS, name });
  }

  /** What the shell has saved of the selectors of its pools. */
  async selectorsOf(name: string): Promise<unknown[]> {
    const { items } = await this.kubernetes.custom.listNamespacedCustomObject(TEMPLATES) as { items: (Named & { spec?: unknown })[] };

    return items.filter(({ metadata }) => metadata.name.startsWith(`nc-${ name }-pool`)).map(({ spec }) => spec);
  }

  /** Doesn't mind what is gone, and waits until the machines are. Without the reset trigger: no agent would take the reset. */
  async cleanUp(): Promise<void> {
    for (const name of this.removed) {
      const machines = await this.machinesOf(name);

      await Promise.allSettled(machines.map((machine) => this.kubernetes.custom.patchNamespacedCustomObject({
        ...INVENTORIES, name: machine, body: [{ op: 'remove', path: '/metadata/annotations/elemental.cattle.io~1resettable' }],
      })));
      const templates = await this.templatesOf(name);

      await Promise.allSettled([this.delete(name), ...templates.map((template) => (
        this.kubernetes.custom.deleteNamespacedCustomObject({ ...TEMPLATES, name: template })
      ))]);
      await expect.poll(() => this.machinesOf(name), 'machines of a cluster that is deleted').toEqual([]);
    }
  }

  /** Names of the machines that the cluster's selectors have. */
  private async machinesOf(cluster: string): Promise<string[]> {
    const { items } = await this.kubernetes.custom.listNamespacedCustomObject(INVENTORIES) as { items: MachineInventory[] };

    return items.filter(({ metadata }) => metadata?.ownerReferences?.some(({ name }) => name.startsWith(`${ cluster }-pool`)))
      .map(({ metadata }) => metadata?.name ?? '');
  }

  /** The shell calls them `nc-<cluster>-<pool>-…`. */
  private async templatesOf(cluster: string): Promise<string[]> {
    const { items } = await this.kubernetes.custom.listNamespacedCustomObject(TEMPLATES) as { items: Named[] };

    return items.map(({ metadata }) => metadata.name).filter((name) => name.startsWith(`nc-${ cluster }-pool`));
  }
}
