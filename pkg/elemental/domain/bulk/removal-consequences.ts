import type { MachineInventory } from '../../types';
import { isAdopted, isBeingDeleted, isResettable } from '../inventory/state';
import { timeOf } from '../inventory/times';
import type { Message } from '../message';
import { afterwards, type Afterwards, type AfterwardsName } from './afterwards';
import type { MachineGroup } from './machine-groups';
import { removalAlternatives, type RemovalAlternative } from './removal-alternatives';
import { isDangerous, removalGroups, type ClusterLoss, type ClusterLosses, type OriginOf, type RemovalName } from './removal';

/** Machines to which the same happens when they are deleted. */
export interface RemovalGroup<T extends MachineInventory = MachineInventory> extends MachineGroup<RemovalName, T> {
  /** A person has to type something before these are deleted. */
  isDangerous: boolean;
  /** What else has to be known of them; for some groups there is nothing. */
  notes: Message[];
}

/** What a person types before machines are deleted, and why. */
export interface Confirmation {
  /** The name of the only machine, or how many there are. */
  of: 'name' | 'count';
  expected: string;
  reasons: Message[];
}

/** Their hosts are unmanaged, or said to be, and would be sent the reset of managed ones. */
const STOPPED = ['wrongReset', 'notMarked'] as const satisfies RemovalName[];

/** Machines that must not be deleted as they are (operator issue 1023), and what helps those. */
export interface RemovalStop<T extends MachineInventory = MachineInventory> {
  machines: T[];
  /** Why: one for each reason. */
  messages: Message[];
  helps: RemovalAlternative<T>[];
}

/** Machines that somebody has deleted already, and that are still there. */
export interface AlreadyDeleted {
  count: number;
  /** How many of them wait for their reset, which can be given up. */
  waiting: number;
  /** When the first of them was deleted, in milliseconds since 1970. */
  since?: number;
}

/** Everything that a person is told before machines are deleted. */
export interface RemovalConsequences<T extends MachineInventory = MachineInventory> {
  /** The worst first; each machine is in one of them. */
  groups: RemovalGroup<T>[];
  /** Those that deleting does anything to. */
  toDelete: T[];
  /** About the others; undefined where there are none. */
  alreadyDeleted?: AlreadyDeleted;
  /** Undefined where nothing keeps them from being deleted. */
  stop?: RemovalStop<T>;
  /** Undefined where nothing goes but entries of the inventory. */
  confirmation?: Confirmation;
  /** For those that nothing stops. */
  alternatives: RemovalAlternative<T>[];
  afterwards: Afterwards[];
}

/** There is something to know besides the group's own sentence. */
const NOTES: Partial<Record<RemovalName, string>> = {
  osReset: 'noHeartbeat', sentinel: 'noHeartbeat', cutOff: 'cutOff', stuck: 'stuck', unknown: 'unknown',
};

/** What follows that has to be known before. */
const FORETOLD: readonly AfterwardsName[] = ['edgeImageBuilder', 'registersAgain', 'keepsRunning'];

/**
 * What deleting these machines means for their hosts, for the clusters they belong to, and for the person who does it.
 *
 * @param originOf the registration that each last came through; where that isn't known, an agent is taken to have its account
 */
export function removalConsequences<T extends MachineInventory>(
  machines: readonly T[], originOf: OriginOf<T> = () => undefined,
): RemovalConsequences<T> {
  const groups = removalGroups(machines, originOf);
  const toDelete = machines.filter((machine) => !isBeingDeleted(machine));
  const stopped = groups.filter(({ name }) => isStopped(name));
  const others = groups.filter(({ name }) => !isStopped(name)).flatMap((group) => group.machines);

  return {
    groups: groups.map((group) => ({ ...group, isDangerous: isDangerous(group.machines), notes: notesOf(group) })),
    toDelete,
    ...toDelete.length < machines.length && { alreadyDeleted: alreadyDeleted(machines.filter(isBeingDeleted)) },
    ...stopped.length && { stop: stopFor(stopped, originOf) },
    ...isDangerous(toDelete) && { confirmation: confirmationOf(toDelete, groups) },
    alternatives: removalAlternatives(others, originOf),
    afterwards: afterwards(groups, originOf),
  };
}

/** A sentence on the nodes that a cluster loses. */
export interface LossMessage {
  message: Message;
  /** Undefined where it isn't known which one it is. */
  cluster?: Pick<ClusterLoss, 'name' | 'namespace'>;
}

/** The nodes that clusters lose, in sentences. */
export function clusterLossMessages({ clusters, unknown }: ClusterLosses): LossMessage[] {
  return [
    ...clusters.map(({ name, namespace, machines }) => ({
      message: { key: 'elemental.bulk.removal.cluster', args: { name, count: machines } }, cluster: { name, namespace },
    })),
    ...unknown ? [{ message: { key: 'elemental.bulk.removal.unknownCluster', args: { count: unknown } } }] : [],
  ];
}

function alreadyDeleted(machines: readonly MachineInventory[]): AlreadyDeleted {
  const [first] = machines.flatMap(({ metadata }) => timeOf(metadata?.deletionTimestamp) ?? []).sort((one, other) => one - other);

  return { count: machines.length, waiting: machines.filter(isResettable).length, since: first };
}

function isStopped(name: RemovalName): boolean {
  return (STOPPED as readonly RemovalName[]).includes(name);
}

function stopFor<T extends MachineInventory>(groups: MachineGroup<RemovalName, T>[], originOf: OriginOf<T>): RemovalStop<T> {
  const machines = groups.flatMap((group) => group.machines);

  return {
    machines,
    messages: groups.map(({ name, machines: { length } }) => ({ key: `elemental.removal.stop.${ name }`, args: { count: length } })),
    helps: removalAlternatives(machines, originOf),
  };
}

function confirmationOf(machines: readonly MachineInventory[], groups: readonly MachineGroup<RemovalName>[]): Confirmation {
  const [only, ...others] = machines;
  const adopted = machines.filter(isAdopted).length;
  const reasons = groups.filter(({ isWarning }) => isWarning)
    .map(({ name, machines: { length } }) => ({ key: `elemental.removal.confirm.${ name }`, args: { count: length } }));

  return {
    ...others.length
      ? { of: 'count', expected: String(machines.length) }
      : { of: 'name', expected: only?.metadata?.name ?? '' },
    reasons: [...reasons, ...adopted ? [{ key: 'elemental.removal.confirm.adopted', args: { count: adopted } }] : []],
  };
}

function notesOf(group: MachineGroup<RemovalName>): Message[] {
  const note = NOTES[group.name];
  const foretold = afterwards([group]).filter(({ name }) => FORETOLD.includes(name));

  return [...note ? [{ key: `elemental.removal.note.${ note }` }] : [], ...foretold.map(({ message }) => message)];
}
