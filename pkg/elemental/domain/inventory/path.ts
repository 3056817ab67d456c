import type { MachineInventory, MachineInventorySelector, ProvisioningCluster } from '../../types';
import { objectOf, type Reading } from '../reading';
import { adoptingSelector, clusterOf, nodeOfSelector, type ClusterMachine } from './cluster';

/** What was read on the way from a machine to its node; absent where it isn't known yet what to read. */
export interface PathReadings {
  selector?: Reading<MachineInventorySelector>;
  clusterMachine?: Reading<ClusterMachine>;
  cluster?: Reading<ProvisioningCluster>;
}

export type Place = 'selector' | 'clusterMachine' | 'cluster' | 'node';

/** A stop on the way from a machine to the node that it becomes. */
export interface PathStep {
  place: Place;
  /** Undefined where nothing tells what it is called. */
  name?: string;
  namespace?: string;
  /** What keeps it, or the next stop, from being known. */
  trouble?: 'reading' | 'forbidden' | 'missing' | 'failed' | 'notYet' | 'unknown';
  /** What the server said, where it failed. */
  detail?: string;
  /** Of a node: the name under which Rancher manages its cluster. Undefined where the user may not see the cluster. */
  managedCluster?: string;
}

/** What an object on the way is called, where the one before it says so. */
export interface PathNames {
  selector?: string;
  clusterMachine?: string;
  cluster?: string;
}

/** Names what is to be read next, as far as what was read tells. All of it is in the machine's namespace. */
export function pathNames(machine: MachineInventory, { selector, clusterMachine }: PathReadings): PathNames {
  const adopter = objectOf(selector);
  const node = objectOf(clusterMachine);

  return {
    selector: adoptingSelector(machine),
    clusterMachine: adopter && nodeOfSelector(adopter),
    cluster: (adopter && clusterOf(adopter)) ?? (node && clusterOf(node)),
  };
}

/** Where the machine went, stop by stop; empty if no cluster has adopted it. */
export function machinePath(machine: MachineInventory, readings: PathReadings): PathStep[] {
  const names = pathNames(machine, readings);
  const namespace = machine.metadata?.namespace;

  if (names.selector === undefined) {
    return [];
  }

  return [
    { place: 'selector', name: names.selector, namespace, ...trouble(readings.selector, true) },
    { place: 'clusterMachine', name: names.clusterMachine, namespace, ...trouble(readings.clusterMachine, names.clusterMachine !== undefined) },
    { place: 'cluster', name: names.cluster, namespace, ...trouble(readings.cluster, names.cluster !== undefined) },
    nodeStep(readings),
  ];
}

function nodeStep({ clusterMachine, cluster }: PathReadings): PathStep {
  const machine = objectOf(clusterMachine);
  const name = machine?.status?.nodeRef?.name;

  return name === undefined
    ? { place: 'node', trouble: machine ? 'notYet' : 'unknown' }
    : { place: 'node', name, managedCluster: objectOf(cluster)?.status?.clusterName };
}

function trouble(reading: Reading<unknown> | undefined, isNamed: boolean): Pick<PathStep, 'trouble' | 'detail'> {
  if (!isNamed) {
    return { trouble: 'unknown' };
  }
  if (!reading) {
    return { trouble: 'reading' };
  }

  return reading.state === 'read' ? {} : { trouble: reading.state, detail: reading.state === 'failed' ? reading.detail : undefined };
}
