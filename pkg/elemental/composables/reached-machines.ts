import type { ShallowRef } from 'vue';
import { adoptingSelector } from '../domain/inventory/cluster';
import { unmanagedCandidates } from '../domain/update-group/candidates';
import { groupsThatReach } from '../domain/update-group/warnings';
import { findPage } from '../shell/page';
import { canList, useShellStore } from '../shell/store';
import { INVENTORY, type MachineInventory, type ManagedOSImage } from '../types';
import { useLiveAnswer } from './live-answer';
import { useMachineClusters } from './machine-clusters';

/** How many machines are looked at: one page, and a way to their clusters that takes two requests. */
const LOOKED_AT = 100;

/** An unmanaged machine that is a node, or becomes one, in a cluster that the group is for. */
export interface ReachedNode {
  namespace: string;
  name: string;
  /** Undefined where it can't be found out. */
  cluster: string | undefined;
  reach: 'yes' | 'maybe';
}

export type ReachedNodes
  = | { state: 'read'; nodes: ReachedNode[]; lookedAt: number; total: number }
    | { state: 'forbidden' | 'failed' };

/**
 * For setup functions of an update group's page: the unmanaged machines that it reaches, among the first that have our label and that
 * the server doesn't know to be left out; none where the group leaves unmanaged nodes out. Undefined until there is an answer.
 */
export function useReachedMachines(group: () => ManagedOSImage): ShallowRef<ReachedNodes | undefined> {
  const store = useShellStore();
  const clustersOf = useMachineClusters();

  async function look(): Promise<ReachedNodes> {
    const labelSelector = unmanagedCandidates(group());

    if (!labelSelector) {
      return { state: 'read', nodes: [], lookedAt: 0, total: 0 };
    }
    if (!canList(store.getters['management/schemaFor'](INVENTORY))) {
      return { state: 'forbidden' };
    }
    try {
      const { items, total } = await findPage<MachineInventory>(store, INVENTORY, { labelSelector, pageSize: LOOKED_AT, byId: true });

      return { state: 'read', nodes: await reachedOf(items), lookedAt: items.length, total };
    } catch {
      return { state: 'failed' };
    }
  }

  async function reachedOf(machines: MachineInventory[]): Promise<ReachedNode[]> {
    // what no cluster has adopted is no node
    const adopted = machines.filter(adoptingSelector);
    const namespaces = [...new Set(adopted.map(({ metadata }) => metadata?.namespace ?? ''))];
    const found = await Promise.all(namespaces.map(async (namespace) => {
      const members = adopted.filter(({ metadata }) => metadata?.namespace === namespace);
      const clusterOf = await clustersOf(members);

      return members.flatMap((machine): ReachedNode[] => {
        const cluster = clusterOf(machine);
        const [reached] = groupsThatReach([group()], machine, cluster);

        return reached ? [{ namespace, name: machine.metadata?.name ?? '', cluster, reach: reached.reach }] : [];
      });
    }));

    return found.flat();
  }

  return useLiveAnswer(() => JSON.stringify([group().metadata?.uid, group().spec?.nodeSelector, group().spec?.clusterTargets]), look);
}
