import { NAMESPACE, type MachineInventory } from '../../types';
import { fitnessOf, type Fitness } from '../selector/preview';
import type { Message } from '../message';
import type { Permission } from '../permission';

/** What keeps a machine from becoming a node, in the order in which it is said. */
const OBSTACLES = ['deleting', 'adopted', 'otherNamespace', 'failed', 'noAgent', 'notReady'] as const satisfies readonly Fitness[];

/** How many machines a reason names. */
const NAMED = 3;

/**
 * Everything that keeps a cluster from being made of these machines: each of them has to be ready to provision. A machine that isn't
 * would be passed over, or be adopted and keep its cluster waiting (recordings 06-adoption).
 *
 * @param machines those that a person chose
 */
export function clusterObstacles(machines: readonly MachineInventory[]): Message[] {
  if (!machines.length) {
    return [{ key: 'elemental.createCluster.refused.none' }];
  }

  return OBSTACLES.flatMap((obstacle) => {
    const hindered = machines.filter((machine) => fitnessOf(machine, NAMESPACE) === obstacle);

    return hindered.length ? [refusal(obstacle, hindered, machines.length)] : [];
  });
}

/** Whether a cluster can be made of these machines, and if not, the first reason why. */
export function canCreateCluster(machines: readonly MachineInventory[]): Permission {
  const [reason] = clusterObstacles(machines);

  return reason ? { allowed: false, reason } : { allowed: true };
}

/** Those of them that a cluster can be made of. */
export function machinesForCluster<T extends MachineInventory>(machines: readonly T[]): T[] {
  return machines.filter((machine) => fitnessOf(machine, NAMESPACE) === 'ready');
}

/** What it takes to make a cluster of machines, as far as the user's role gives a right to it. */
export interface ClusterRights {
  createClusters: boolean;
  /** Each pool of a cluster has one, which says which machines it takes. */
  createTemplates: boolean;
  /** Of all machines that were chosen: they get a label. */
  changeMachines: boolean;
}

/** Whether the user's role allows to make a cluster of machines. */
export function mayCreateCluster({ createClusters, createTemplates, changeMachines }: ClusterRights): Permission {
  if (!createClusters) {
    return { allowed: false, reason: { key: 'elemental.createCluster.noRight.clusters' } };
  }
  if (!createTemplates) {
    return { allowed: false, reason: { key: 'elemental.createCluster.noRight.templates' } };
  }

  return changeMachines ? { allowed: true } : { allowed: false, reason: { key: 'elemental.createCluster.noRight.machines' } };
}

function refusal(obstacle: Fitness, hindered: MachineInventory[], total: number): Message {
  const names = hindered.slice(0, NAMED).map(({ metadata }) => metadata?.name ?? '').join(', ');

  return {
    key: `elemental.createCluster.refused.${ obstacle }`,
    args: { count: hindered.length, more: Math.max(hindered.length - NAMED, 0), names, total, namespace: NAMESPACE },
  };
}
