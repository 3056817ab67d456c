import { computed, shallowRef, type ComputedRef } from 'vue';
import { clusterLosses, type ClusterLosses } from '../domain/bulk/removal';
import type { MachineInventory } from '../types';
import { useMachineClusters, type ClusterOf } from './machine-clusters';

/**
 * For setup functions: the clusters that lose nodes when machines go; undefined while that is being looked for.
 *
 * @param chosen all that may go
 * @param going those of them that do
 */
export function useClusterLosses(
  chosen: readonly MachineInventory[], going: () => readonly MachineInventory[],
): ComputedRef<ClusterLosses | undefined> {
  const found = shallowRef<ReadonlyMap<string | undefined, ClusterOf>>();
  const clustersOf = useMachineClusters();

  async function look(): Promise<void> {
    const namespaces = [...new Set(chosen.map(({ metadata }) => metadata?.namespace))];

    found.value = new Map(await Promise.all(namespaces.map(async (namespace): Promise<[string | undefined, ClusterOf]> => {
      return [namespace, await clustersOf(chosen.filter(({ metadata }) => metadata?.namespace === namespace))];
    })));
  }

  void look();

  return computed(() => found.value && clusterLosses(going(), (machine) => found.value?.get(machine.metadata?.namespace)?.(machine)));
}
