import type { MachineInventory } from '../../types';
import { removalConsequences, type RemovalGroup } from '../bulk/removal-consequences';
import type { OriginOf } from '../bulk/removal';
import { isResettable } from '../inventory/state';
import { REGISTRATION_LABEL } from '../labels';
import type { Message } from '../message';
import type { ClusterNode } from './nodes';

/** What deleting a cluster does to its machines. */
export interface ClusterRemoval {
  /** The worst first; each machine is in one of them. */
  groups: RemovalGroup[];
  /** What a person may do before, and what isn't known. */
  notes: Message[];
}

/** A person is told of a node that it goes on running; here, there is no cluster left to delete it from. */
const KEEPS_RUNNING = 'elemental.removal.afterwards.keepsRunning';

/**
 * What happens to the machines of a cluster when it is deleted: its selectors go, and Kubernetes deletes the machines that they own, each
 * as if somebody had deleted it (recording 06-adoption/07). Machines that are gone, or were never adopted, are not touched.
 *
 * @param nodes those that were read
 * @param total how many there are
 * @param originOf as for {@link removalConsequences}
 */
export function clusterRemoval(nodes: readonly ClusterNode[], total: number, originOf?: OriginOf<MachineInventory>): ClusterRemoval {
  const machines = machinesOf(nodes);
  const { groups, stop } = removalConsequences(machines, originOf);
  const unknown = unknownMachines(nodes, total);

  return {
    groups: groups.map((group) => ({
      ...group,
      notes: [...stop?.messages.filter(({ key }) => key === `elemental.removal.stop.${ group.name }`) ?? [], ...group.notes.map(ofCluster)],
    })),
    notes: [
      ...machines.some(isResettable) ? [{ key: 'elemental.clusterPage.removal.triggerOff' }] : [],
      ...unknown ? [{ key: 'elemental.clusterPage.removal.notKnown', args: { count: unknown } }] : [],
    ],
  };
}

/** The machines that go with their cluster, as far as they can be read. */
export function machinesOf(nodes: readonly ClusterNode[]): MachineInventory[] {
  return nodes.flatMap(({ inventory }) => inventory ?? []);
}

/** How many more may go with it. */
export function unknownMachines(nodes: readonly ClusterNode[], total: number): number {
  return Math.max(total - nodes.length, 0) + nodes.filter(({ absence }) => absence === 'forbidden').length;
}

/** What their labels say of the registrations that they came through, each once, in a stable order. */
export function registrationLabels(machines: readonly MachineInventory[]): string[] {
  return [...new Set(machines.flatMap(({ metadata }) => metadata?.labels?.[REGISTRATION_LABEL] ?? []))].sort();
}

function ofCluster({ key, args }: Message): Message {
  return { key: key === KEEPS_RUNNING ? 'elemental.clusterPage.removal.keepsRunning' : key, args };
}
