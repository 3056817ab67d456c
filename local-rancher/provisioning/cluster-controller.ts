import type { Informer } from '../controllers/informer';
import { keyOf, type Resource } from '../controllers/resources';
import type { Outcome } from '../controllers/work-queue';
import { isAlreadyExists, patchCustom, type Kind } from '../controllers/writes';
import { GROUP, VERSION } from '../elemental-operator/names';
import { isHeld, type MachineInventorySelector } from '../elemental-operator/resources';
import type { Kubernetes } from '../kubernetes/connection';
import type { ManagementClusters } from './management-clusters';
import { ObjectWriter } from './object-writer';
import { bootstrapSecret, deploymentName, elementalPools, machineDeployment, machineSelector, newMachine } from './objects';
import {
  CLUSTER_LABEL, CLUSTERS, DEPLOYMENT_LABEL, DEPLOYMENTS, MACHINES, type Machine, type MachineDeployment, type MachinePool, type ProvisioningCluster,
  type SelectorTemplate,
} from './resources';
import { clusterStatus, deploymentStatus, machineStatus } from './status';

export interface ClusterControllerOptions {
  kubernetes: Kubernetes;
  /** Where hosts reach Rancher, e.g. `http://localhost:8443`. */
  serverUrl: string;
  clusters: Informer<ProvisioningCluster>;
  deployments: Informer<MachineDeployment>;
  machines: Informer<Machine>;
  selectors: Informer<MachineInventorySelector>;
  management: ManagementClusters;
  log: (message: string) => void;
}

const SELECTORS: Kind = { group: GROUP, version: VERSION, plural: 'machineinventoryselectors' };

/**
 * Makes of a cluster whose pools refer to Elemental's selector templates what Rancher and Cluster API would make of it: the
 * managed cluster, a deployment per pool, and per machine a bootstrap Secret and a selector; and says in all of them how far
 * they are. What belongs to a cluster that is deleted is the garbage collector's, but for the managed cluster.
 */
export class ClusterController {
  private readonly writer: ObjectWriter;

  constructor(private readonly options: ClusterControllerOptions) {
    this.writer = new ObjectWriter(options);
  }

  readonly reconcile = async (key: string): Promise<Outcome> => {
    const cluster = this.options.clusters.get(key);

    if (!cluster) {
      await this.options.management.remove(key);
    } else if (!isHeld(cluster) && !cluster.metadata.deletionTimestamp && elementalPools(cluster).length) {
      await this.advance(cluster);
    }

    return undefined;
  };

  private async advance(cluster: ProvisioningCluster): Promise<void> {
    const clusterName = await this.options.management.nameFor(cluster);

    for (const pool of elementalPools(cluster)) {
      await this.advancePool(cluster, pool);
    }
    await this.removeOtherPools(cluster);
    const machines = this.machinesOf(cluster);
    const status = clusterStatus({ ...cluster.status, clusterName }, machines, new Date());

    await this.writer.writeStatus(CLUSTERS, this.options.clusters, cluster, status, 'object');
    await this.options.management.writeStatus(clusterName, machines);
  }

  private async advancePool(cluster: ProvisioningCluster, pool: MachinePool): Promise<void> {
    const deployment = await this.deploymentOf(cluster, pool);
    const machines = this.machinesOf(cluster, deployment.metadata.name);
    const wanted = pool.quantity ?? 1;

    for (let missing = wanted - machines.length; missing > 0; missing -= 1) {
      machines.push(await this.writer.create(MACHINES, this.options.machines, newMachine(deployment, pool)));
    }
    for (const surplus of machines.slice(wanted)) {
      await this.writer.remove(MACHINES, surplus);
    }
    for (const [index, machine] of machines.slice(0, wanted).entries()) {
      machines[index] = await this.advanceMachine(machine, pool);
    }
    await this.writer.writeStatus(DEPLOYMENTS, this.options.deployments, deployment, deploymentStatus(machines, wanted), 'status');
  }

  private async deploymentOf(cluster: ProvisioningCluster, pool: MachinePool): Promise<MachineDeployment> {
    const { namespace } = cluster.metadata;
    const current = this.options.deployments.get(keyOf({ metadata: { namespace, name: deploymentName(cluster, pool) } }));
    const replicas = pool.quantity ?? 1;

    if (!current) {
      return this.writer.create(DEPLOYMENTS, this.options.deployments, machineDeployment(cluster, pool));
    }

    return current.spec.replicas === replicas ? current : patchCustom(this.options.kubernetes, DEPLOYMENTS, current, { spec: { replicas } });
  }

  /** A machine without a status is new: it gets what a host needs to become it. */
  private async advanceMachine(machine: Machine, pool: MachinePool): Promise<Machine> {
    if (!machine.status?.phase) {
      await this.equip(machine, pool);
    }
    const status = machineStatus(machine, this.options.selectors.get(keyOf(machine)), new Date());

    return this.writer.writeStatus(MACHINES, this.options.machines, machine, status, 'status');
  }

  private async equip(machine: Machine, { machineConfigRef }: MachinePool): Promise<void> {
    const { kubernetes, selectors, serverUrl } = this.options;
    const { namespace } = machine.metadata;
    const template = await kubernetes.custom.getNamespacedCustomObject({
      ...SELECTORS, plural: 'machineinventoryselectortemplates', namespace, name: machineConfigRef?.name ?? '',
    }) as SelectorTemplate;
    const body = bootstrapSecret(machine, serverUrl);

    await unlessAlreadyThere(kubernetes.core.createNamespacedSecret({ namespace, body }));
    await unlessAlreadyThere(this.writer.create(SELECTORS, selectors, machineSelector(machine, template)));
  }

  private async removeOtherPools(cluster: ProvisioningCluster): Promise<void> {
    const names = elementalPools(cluster).map((pool) => deploymentName(cluster, pool));
    const isOther = ({ metadata }: MachineDeployment): boolean => isPartOf(cluster)({ metadata }) && !names.includes(metadata.name);

    for (const deployment of [...this.options.deployments.values()].filter(isOther)) {
      await this.writer.remove(DEPLOYMENTS, deployment);
    }
  }

  /** The cluster's machines, or those of one deployment, the oldest first. */
  private machinesOf(cluster: ProvisioningCluster, deployment?: string): Machine[] {
    return [...this.options.machines.values()].filter(isPartOf(cluster)).filter(({ metadata: { labels, deletionTimestamp } }) => (
      !deletionTimestamp && (deployment === undefined || labels?.[DEPLOYMENT_LABEL] === deployment)
    ));
  }
}

/** Machines and deployments say by a label to which cluster of their namespace they belong. */
function isPartOf({ metadata: { name, namespace } }: ProvisioningCluster): (object: Pick<Resource, 'metadata'>) => boolean {
  return ({ metadata }) => metadata.namespace === namespace && metadata.labels?.[CLUSTER_LABEL] === name;
}

async function unlessAlreadyThere(request: Promise<unknown>): Promise<void> {
  try {
    await request;
  } catch (error) {
    if (!isAlreadyExists(error)) {
      throw error;
    }
  }
}
