import type { MachineInventory } from '../../types';
import { agentHasReported } from '../inventory/agent';
import { targetIfResettable, type TargetIfResettable } from '../inventory/reset-target';
import { isAdopted, isResettable } from '../inventory/state';
import { machineGroups, type MachineGroup } from './machine-groups';

/** What deleting a machine does: the operator's own table (recordings 05-delete-matrix). The worst comes first. */
export const REMOVALS = ['wrongReset', 'osReset', 'sentinel', 'stuck', 'atOnce', 'deleting'] as const;
export type RemovalName = TargetIfResettable | 'stuck' | 'atOnce' | 'deleting';

/** What happens when this machine is deleted. */
export function removalOf(machine: MachineInventory): RemovalName {
  if (machine.metadata?.deletionTimestamp) {
    return 'deleting';
  }
  if (!isResettable(machine)) {
    return 'atOnce';
  }

  return agentHasReported(machine) ? targetIfResettable(machine) : 'stuck';
}

/** What happens when these machines are deleted. */
export function removalGroups<T extends MachineInventory>(machines: readonly T[]): MachineGroup<RemovalName, T>[] {
  return machineGroups(machines, removalOf, REMOVALS, {
    keyOf: (name) => `elemental.bulk.removal.group.${ name }`, warnings: ['wrongReset', 'osReset', 'sentinel', 'stuck'],
  });
}

/** True where more goes than an entry of the inventory: then a person has to type something first. */
export function isDangerous(machines: readonly MachineInventory[]): boolean {
  return machines.some((machine) => !['atOnce', 'deleting'].includes(removalOf(machine)) || isAdopted(machine));
}

/** The clusters that lose nodes, with how many; and how many belong to a cluster whose name isn't known. */
export interface ClusterLosses {
  clusters: [name: string, machines: number][];
  unknown: number;
}

/** @param clusterOf name of the cluster that adopted the machine, or undefined where that isn't known */
export function clusterLosses<T extends MachineInventory>(machines: readonly T[], clusterOf: (machine: T) => string | undefined): ClusterLosses {
  const names = machines.filter(isAdopted).map(clusterOf);
  const known = names.filter((name) => name !== undefined);
  const clusters = [...new Set(known)].sort().map((name): [string, number] => [name, known.filter((one) => one === name).length]);

  return { clusters, unknown: names.length - known.length };
}
