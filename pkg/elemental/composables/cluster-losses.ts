import { shallowRef, type ShallowRef } from 'vue';
import { clusterLosses, type ClusterLosses } from '../domain/bulk/removal';
import type { MachineInventory } from '../types';
import { useMachineClusters } from './machine-clusters';

/** For setup functions: the clusters that lose nodes when these machines go; undefined while that is being looked for. */
export function useClusterLosses(machines: readonly MachineInventory[]): Readonly<ShallowRef<ClusterLosses | undefined>> {
  const losses = shallowRef<ClusterLosses>();
  const clustersOf = useMachineClusters();

  async function look(): Promise<void> {
    const namespaces = [...new Set(machines.map(({ metadata }) => metadata?.namespace))];
    const found = await Promise.all(namespaces.map((namespace) => clustersOf(machines.filter(({ metadata }) => metadata?.namespace === namespace))));

    losses.value = clusterLosses(machines, (machine) => found[namespaces.indexOf(machine.metadata?.namespace)]?.(machine));
  }

  void look();

  return losses;
}
