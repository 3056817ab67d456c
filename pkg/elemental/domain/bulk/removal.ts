import type { MachineInventory } from '../../types';
import { agentHasReported } from '../inventory/agent';
import { isNotMarked, type Origin } from '../inventory/origin';
import { targetIfResettable, type TargetIfResettable } from '../inventory/reset-target';
import { isAdopted, isResettable } from '../inventory/state';
import { machineGroups, type MachineGroup } from './machine-groups';

/**
 * What deleting a machine does: the operator's own table (recordings 05-delete-matrix). The worst comes first:
 * - `wrongReset`: the reset of a managed host goes to an unmanaged one, at once or as soon as an agent connects (C1)
 * - `notMarked`: the same where no mark says that the host is unmanaged, but the registration that the machine came through does
 * - `osReset`: the host's operating system is reset and restarts (F1)
 * - `sentinel`: the agent writes a file on the host (B1, real-agent)
 * - `cutOff`: the agent's account went with its registration: what the host does is up to chance, and the machine stays
 *   (registration-deleted)
 * - `stuck`: no agent ever connected, and the machine stays until one does (B1)
 * - `unknown`: the operator has never said anything of the machine, so it can't be told whether it will hold it
 * - `atOnce`: the machine goes and its host stays as it is (A1)
 * - `deleting`: somebody did it already
 */
export const REMOVALS = ['wrongReset', 'notMarked', 'osReset', 'sentinel', 'cutOff', 'stuck', 'unknown', 'atOnce', 'deleting'] as const;
export type RemovalName = TargetIfResettable | 'notMarked' | 'cutOff' | 'stuck' | 'unknown' | 'atOnce' | 'deleting';

/**
 * What happens when this machine is deleted. There is no heartbeat: where an agent connected once, it is taken to come back.
 *
 * @param origin the registration that it last came through, as far as that is known
 */
export function removalOf(machine: MachineInventory, origin?: Origin): RemovalName {
  if (machine.metadata?.deletionTimestamp) {
    return 'deleting';
  }
  if (!isResettable(machine)) {
    return 'atOnce';
  }
  const target = targetIfResettable(machine);

  if (target === 'wrongReset') {
    return target;
  }
  if (isNotMarked(machine, origin)) {
    return 'notMarked';
  }
  if (agentHasReported(machine)) {
    return origin === 'missing' ? 'cutOff' : target;
  }

  return isKnownToOperator(machine) ? 'stuck' : 'unknown';
}

/** What happens when these machines are deleted. */
export function removalGroups<T extends MachineInventory>(
  machines: readonly T[], originOf: OriginOf<T> = () => undefined,
): MachineGroup<RemovalName, T>[] {
  return machineGroups(machines, (machine) => removalOf(machine, originOf(machine)), REMOVALS, {
    keyOf: (name) => `elemental.bulk.removal.group.${ name }`, warnings: ['wrongReset', 'notMarked', 'osReset', 'sentinel', 'cutOff', 'stuck', 'unknown'],
  });
}

/** The registration that each machine last came through, as far as that is known. */
export type OriginOf<T extends MachineInventory> = (machine: T) => Origin;

/** True where more goes than an entry of the inventory: then a person has to type something first. */
export function isDangerous(machines: readonly MachineInventory[]): boolean {
  return machines.some((machine) => !['atOnce', 'deleting'].includes(removalOf(machine)) || isAdopted(machine));
}

/** A cluster that loses nodes. It is in the namespace of its machines. */
export interface ClusterLoss {
  name: string;
  namespace: string;
  machines: number;
}

/** The clusters that lose nodes; and how many nodes belong to a cluster whose name isn't known. */
export interface ClusterLosses {
  clusters: ClusterLoss[];
  unknown: number;
}

/** @param clusterOf name of the cluster that adopted the machine, or undefined where that isn't known */
export function clusterLosses<T extends MachineInventory>(machines: readonly T[], clusterOf: (machine: T) => string | undefined): ClusterLosses {
  const clusters = new Map<string, ClusterLoss>();
  let unknown = 0;

  for (const machine of machines.filter(isAdopted)) {
    const name = clusterOf(machine);
    const namespace = machine.metadata?.namespace ?? '';
    // a namespace's name has no slash
    const key = `${ namespace }/${ name }`;

    if (name === undefined) {
      unknown++;
    } else {
      clusters.set(key, { name, namespace, machines: (clusters.get(key)?.machines ?? 0) + 1 });
    }
  }

  return { clusters: [...clusters.values()].sort((one, other) => one.name.localeCompare(other.name)), unknown };
}

/** Nobody else writes a machine's status. */
function isKnownToOperator({ status }: MachineInventory): boolean {
  return status?.plan !== undefined || !!status?.conditions?.length;
}
