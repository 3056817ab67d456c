import type { LabelSelector, MachineInventory, MachineInventorySelector, ProvisioningCluster } from '../../types';
import { CLUSTER_LABEL, nodeOfSelector, type ClusterMachine } from '../inventory/cluster';
import { isUnmanaged } from '../inventory/ownership';
import { machineState, type MachineStateName } from '../inventory/state';

/** What pools of Elemental's machines refer to. */
const TEMPLATE_KIND = 'MachineInventorySelectorTemplate';

/** Rancher puts the first one on the machines of a pool, Cluster API the second one, on their selectors too. */
const POOL_LABEL = 'rke.cattle.io/rke-machine-pool-name';
const DEPLOYMENT_LABEL = 'cluster.x-k8s.io/deployment-name';

/** True if machines of Elemental are, or are to be, nodes of the cluster. */
export function isElementalCluster({ spec }: ProvisioningCluster): boolean {
  return spec?.rkeConfig?.machinePools?.some(({ machineConfigRef }) => machineConfigRef?.kind === TEMPLATE_KIND) ?? false;
}

/** What the cluster's selectors have in common; Cluster API makes them in the cluster's namespace. */
export function selectorsOfCluster({ metadata }: ProvisioningCluster): LabelSelector {
  return { matchExpressions: [{ key: CLUSTER_LABEL, operator: 'In', values: [metadata?.name ?? ''] }] };
}

/** Name of the machine that a selector adopted, in the selector's namespace; undefined while it has none (recording 06-adoption/01). */
export function adoptedMachine({ status }: MachineInventorySelector): string | undefined {
  return status?.machineInventoryRef?.name;
}

/** A node of a cluster that is, or is to be, a machine of Elemental. */
export interface ClusterNode {
  namespace: string;
  /** Name of the selector that looks for a machine, or has one. */
  selector: string;
  /** Name of the machine. */
  machine?: string;
  /** Undefined while there is no machine, or where it can't be read. */
  inventory?: MachineInventory;
  state?: MachineStateName;
  isUnmanaged: boolean;
  pool?: string;
  /** Name of the node; `notYet` before it has joined, `unknown` where the user may not read Cluster API's machines. */
  node: { name: string } | 'notYet' | 'unknown';
}

/** What was read of a cluster's nodes. */
export interface NodeReadings {
  selectors: readonly MachineInventorySelector[];
  /** Those that the selectors adopted, as far as they can be read. */
  inventories: readonly MachineInventory[];
  /** Cluster API's machines, of any cluster; none where the user may not read them. */
  clusterMachines: readonly ClusterMachine[];
}

/** The nodes that come from Elemental, by pool and name. */
export function clusterNodes(cluster: ProvisioningCluster, { selectors, inventories, clusterMachines }: NodeReadings): ClusterNode[] {
  const machines = byId(clusterMachines);
  const adopted = byId(inventories);

  return selectors.map((selector): ClusterNode => {
    const namespace = selector.metadata?.namespace ?? '';
    const name = adoptedMachine(selector);
    const inventory = name === undefined ? undefined : adopted.get(`${ namespace }/${ name }`);
    const machine = machines.get(`${ namespace }/${ nodeOfSelector(selector) ?? '' }`);

    return {
      namespace,
      selector: selector.metadata?.name ?? '',
      machine: name,
      inventory,
      state: inventory && machineState(inventory, selector),
      isUnmanaged: !!inventory && isUnmanaged(inventory),
      pool: poolOf(cluster, selector, machine),
      node: nodeOf(machine),
    };
  }).sort((one, other) => compare(one.pool, other.pool) || compare(one.machine, other.machine) || compare(one.selector, other.selector));
}

function nodeOf(machine: ClusterMachine | undefined): ClusterNode['node'] {
  const name = machine?.status?.nodeRef?.name;

  if (name !== undefined) {
    return { name };
  }

  return machine ? 'notYet' : 'unknown';
}

/** Deployments are called `<cluster>-<pool>`. */
function poolOf({ metadata }: ProvisioningCluster, selector: MachineInventorySelector, machine: ClusterMachine | undefined): string | undefined {
  const deployment = machine?.metadata?.labels?.[DEPLOYMENT_LABEL] ?? selector.metadata?.labels?.[DEPLOYMENT_LABEL];
  const prefix = `${ metadata?.name ?? '' }-`;

  return machine?.metadata?.labels?.[POOL_LABEL] ?? (deployment?.startsWith(prefix) ? deployment.slice(prefix.length) : deployment);
}

function byId<T extends MachineInventory | ClusterMachine>(objects: readonly T[]): Map<string, T> {
  return new Map(objects.map((object) => [`${ object.metadata?.namespace ?? '' }/${ object.metadata?.name ?? '' }`, object]));
}

/** What has no name comes last. */
function compare(one: string | undefined, other: string | undefined): number {
  if (one === other) {
    return 0;
  }

  return other === undefined || (one !== undefined && one < other) ? -1 : 1;
}
