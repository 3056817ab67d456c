import { computed, shallowRef, type ComputedRef } from 'vue';
import { clusterLosses } from '../domain/bulk/removal';
import { clusterLossMessages, type LossMessage } from '../domain/bulk/removal-consequences';
import type { MachineInventory } from '../types';
import { useMachineClusters, type ClusterOf } from './machine-clusters';

/**
 * For setup functions: the clusters that lose nodes when machines go; none while that is being looked for.
 *
 * @param chosen all that may go
 * @param going those of them that do
 */
export function useClusterLosses(
  chosen: readonly MachineInventory[], going: () => readonly MachineInventory[],
): ComputedRef<LossMessage[]> {
  const found = shallowRef<ReadonlyMap<string | undefined, ClusterOf>>();
  const clustersOf = useMachineClusters();

  async function look(): Promise<void> {
    const namespaces = [...new Set(chosen.map(({ metadata }) => metadata?.namespace))];

    found.value = new Map(await Promise.all(namespaces.map(async (namespace): Promise<[string | undefined, ClusterOf]> => {
      return [namespace, await clustersOf(chosen.filter(({ metadata }) => metadata?.namespace === namespace))];
    })));
  }

  void look();

  return computed(() => {
    const clusters = found.value;

    return clusters ? clusterLossMessages(clusterLosses(going(), (machine) => clusters.get(machine.metadata?.namespace)?.(machine))) : [];
  });
}
