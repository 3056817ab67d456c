import type { LabelSelector, MachineInventory, MachineInventorySelector, ProvisioningCluster } from '../../types';
import { adoptingSelector, CLUSTER_LABEL, nodeOfSelector, type ClusterMachine } from '../inventory/cluster';
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

/**
 * Name of the machine that a selector adopted, in the selector's namespace; undefined while it has none (recording 06-adoption/01). It
 * stays when the machine is deleted, and the selector looks for no other (recording 11-v1-json-per-state/selector.8).
 */
export function adoptedMachine({ status }: MachineInventorySelector): string | undefined {
  return status?.machineInventoryRef?.name;
}

/**
 * True if the selector owns the machine. One that has the name of the machine that was adopted may be another: the host was deleted
 * and registered again. The operator sets the owner before the selector names the machine (recording 06-adoption/05).
 */
export function isAdoptedBy(machine: MachineInventory, selector: string): boolean {
  return adoptingSelector(machine) === selector;
}

/**
 * Why nothing is known of a node's machine:
 * - `waiting`: no machine was adopted yet
 * - `gone`: the one that was adopted was deleted
 * - `forbidden`: the user may not read it
 */
export type Absence = 'waiting' | 'gone' | 'forbidden';

/** A node of a cluster that is, or is to be, a machine of Elemental. */
export interface ClusterNode {
  namespace: string;
  /** Name of the selector that looks for a machine, or has one. */
  selector: string;
  /** Name of the machine that it has, or had. */
  machine?: string;
  /** Undefined where `absence` says why. */
  inventory?: MachineInventory;
  absence?: Absence;
  state?: MachineStateName;
  isUnmanaged: boolean;
  pool?: string;
  /** Name of the pool's template for selectors, in the cluster's namespace. */
  template?: string;
  /** Name of the node; `notYet` before it has joined, `unknown` where the user may not read Cluster API's machines. */
  node: { name: string } | 'notYet' | 'unknown';
}

/** What was read of a cluster's nodes. */
export interface NodeReadings {
  selectors: readonly MachineInventorySelector[];
  /** Those that the selectors adopted, as far as they can be read. */
  inventories: readonly MachineInventory[];
  /** Why the others are not among them. */
  others: Exclude<Absence, 'waiting'>;
  /** Cluster API's machines, of any cluster; none where the user may not read them. */
  clusterMachines: readonly ClusterMachine[];
}

/** The nodes that come from Elemental, by pool and name. */
export function clusterNodes(cluster: ProvisioningCluster, { selectors, inventories, others, clusterMachines }: NodeReadings): ClusterNode[] {
  const machines = byId(clusterMachines);
  const adopted = byId(inventories);

  return selectors.map((selector): ClusterNode => {
    const namespace = selector.metadata?.namespace ?? '';
    const name = adoptedMachine(selector);
    const called = name === undefined ? undefined : adopted.get(`${ namespace }/${ name }`);
    const inventory = called && isAdoptedBy(called, selector.metadata?.name ?? '') ? called : undefined;
    const machine = machines.get(`${ namespace }/${ nodeOfSelector(selector) ?? '' }`);
    const pool = poolOf(cluster, selector, machine);

    return {
      namespace,
      selector: selector.metadata?.name ?? '',
      machine: name,
      inventory,
      absence: inventory ? undefined : absenceOf(name, called, others),
      state: inventory && machineState(inventory, selector),
      isUnmanaged: !!inventory && isUnmanaged(inventory),
      pool,
      template: templateOf(cluster, pool),
      node: nodeOf(machine),
    };
  }).sort((one, other) => compare(one.pool, other.pool) || compare(one.machine, other.machine) || compare(one.selector, other.selector));
}

function absenceOf(name: string | undefined, called: MachineInventory | undefined, others: NodeReadings['others']): Absence {
  if (name === undefined) {
    return 'waiting';
  }

  return called ? 'gone' : others;
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

function templateOf({ spec }: ProvisioningCluster, pool: string | undefined): string | undefined {
  const ref = spec?.rkeConfig?.machinePools?.find(({ name }) => name !== undefined && name === pool)?.machineConfigRef;

  return ref?.kind === TEMPLATE_KIND ? ref.name : undefined;
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
