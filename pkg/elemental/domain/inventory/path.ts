import type { MachineInventory, MachineInventorySelector, ProvisioningCluster } from '../../types';
import { REGISTRATION_LABEL, registrationLabelValue } from '../labels';
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

/** Where a machine came from. */
export interface Origin {
  /** What our label says: the registration's name, or what stands for it where that is too long for a label. */
  label: string;
  /** In the machine's namespace; undefined if the label stands for a name that it doesn't tell. */
  name?: string;
}

/** True for values of our label that may stand for a longer name instead of being one: `…-` and eight hexadecimal digits. */
const MAY_BE_SHORTENED = /-[0-9a-f]{8}$/;

/**
 * The registration that a machine came through, by our label; undefined where it has none: the operator itself keeps no link.
 *
 * @param registrations names of the registrations in its namespace, as far as they are known
 */
export function originOf({ metadata }: MachineInventory, registrations: readonly string[] = []): Origin | undefined {
  const label = metadata?.labels?.[REGISTRATION_LABEL];

  if (label === undefined) {
    return undefined;
  }
  const known = registrations.find((name) => registrationLabelValue(name) === label);

  return { label, name: known ?? (MAY_BE_SHORTENED.test(label) ? undefined : label) };
}
