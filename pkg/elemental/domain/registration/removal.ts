import type { MachineInventory } from '../../types';
import { isUnmanaged } from '../inventory/ownership';
import { isAdopted, isResettable, machineState } from '../inventory/state';
import type { Message } from '../message';
import { mayHaveMachines, type MachineCount } from './counted-machines';

/**
 * What some machines lose with their registration. The account that it gives to agents (ServiceAccount, Role, RoleBinding
 * and token Secret) belongs to the registration and goes with it, and an agent without it can neither read its plan nor
 * report on it. The machine itself stays. See recording 05-delete-matrix/registration-deleted.
 */
export interface RemovalImpact {
  /** How many machines were looked at; all other numbers are among these. */
  machines: number;
  unmanaged: number;
  /** An agent has reported on a plan, so it connected at least once. */
  agentConnected: number;
  /** Deleting the machine triggers a reset, which nobody can take any more. */
  resettable: number;
  /** Deleted already, and waiting for the agent to take the reset. */
  awaitingReset: number;
  /** Adopted by a cluster, and not a node yet. */
  provisioning: number;
  /** Machines by the name of the cluster that adopted them. */
  clusters: ReadonlyMap<string, number>;
  /** Adopted by a cluster whose name couldn't be found out. */
  inUnknownCluster: number;
}

export const NO_IMPACT: RemovalImpact = {
  machines: 0, unmanaged: 0, agentConnected: 0, resettable: 0, awaitingReset: 0, provisioning: 0, clusters: new Map(), inUnknownCluster: 0,
};

/** @param clusterOf name of the cluster that adopted the machine, or undefined where that isn't known */
export function removalImpact(machines: MachineInventory[], clusterOf: (machine: MachineInventory) => string | undefined): RemovalImpact {
  const count = (test: (machine: MachineInventory) => boolean): number => machines.filter(test).length;
  const adopted = machines.filter(isAdopted);
  const clusters = adopted.flatMap((machine) => clusterOf(machine) ?? []);

  return {
    machines: machines.length,
    unmanaged: count(isUnmanaged),
    agentConnected: count((machine) => machine.status?.plan?.state !== undefined),
    resettable: count((machine) => isResettable(machine) && !machine.metadata?.deletionTimestamp),
    awaitingReset: count((machine) => machineState(machine) === 'awaitingReset'),
    provisioning: count((machine) => machineState(machine) === 'provisioning'),
    clusters: tally(clusters.map((name) => [name, 1])),
    inUnknownCluster: adopted.length - clusters.length,
  };
}

/** The impact on the machines of both. */
export function addImpact(one: RemovalImpact, other: RemovalImpact): RemovalImpact {
  return {
    machines: one.machines + other.machines,
    unmanaged: one.unmanaged + other.unmanaged,
    agentConnected: one.agentConnected + other.agentConnected,
    resettable: one.resettable + other.resettable,
    awaitingReset: one.awaitingReset + other.awaitingReset,
    provisioning: one.provisioning + other.provisioning,
    clusters: tally([...one.clusters, ...other.clusters]),
    inUnknownCluster: one.inUnknownCluster + other.inUnknownCluster,
  };
}

/** What a person is told before registrations are deleted. */
export interface Removal {
  count: MachineCount;
  /** Names of the first machines, as many as fit. */
  names: string[];
  /** On the machines that were looked at: all that carry our label, or the first of them where there are very many. */
  impact: RemovalImpact;
}

/** What happens to the machines, in sentences: the worst first. Nothing where there are none. */
export function impactMessages({ count, impact }: Removal): Message[] {
  const clusters = [...impact.clusters].sort(([one], [other]) => one.localeCompare(other));
  const inClusters = clusters.reduce((sum, [, machines]) => sum + machines, 0);

  return [
    ...about('elemental.registrationRemoval.partly', count.labelled > impact.machines ? impact.machines : 0),
    ...about('elemental.registrationRemoval.agentConnected', impact.agentConnected),
    ...about('elemental.registrationRemoval.awaitingReset', impact.awaitingReset),
    ...about('elemental.registrationRemoval.resettable', impact.resettable),
    ...about('elemental.registrationRemoval.inClusters', inClusters, {
      clusters: clusters.map(([name, machines]) => `${ name } (${ machines })`).join(', '),
    }),
    ...about('elemental.registrationRemoval.inUnknownCluster', impact.inUnknownCluster),
    ...about('elemental.registrationRemoval.provisioning', impact.provisioning),
    ...about('elemental.registrationRemoval.hostTypes', impact.machines, {
      unmanaged: impact.unmanaged, managed: impact.machines - impact.unmanaged,
    }),
  ];
}

/** True unless it is known that nobody loses anything; what couldn't be found out is undefined. */
export function isAnybodyAffected(removal: Removal | undefined): boolean {
  return mayHaveMachines(removal?.count);
}

/** A sentence about so many machines, or none about none. */
function about(key: string, count: number, args: Record<string, string | number> = {}): Message[] {
  return count ? [{ key, args: { count, ...args } }] : [];
}

function tally(entries: [string, number][]): Map<string, number> {
  const sums = new Map<string, number>();

  for (const [name, count] of entries) {
    sums.set(name, (sums.get(name) ?? 0) + count);
  }

  return sums;
}
