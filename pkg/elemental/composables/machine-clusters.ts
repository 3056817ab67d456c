import { adoptingSelector, clusterOf, nodeOfSelector, type ClusterMachine } from '../domain/inventory/cluster';
import { findPage } from '../shell/page';
import { useShellStore } from '../shell/store';
import { CLUSTER_MACHINE, SELECTOR, type KubernetesObject, type MachineInventory, type MachineInventorySelector } from '../types';

/** Name of the cluster that adopted the machine, or undefined where that can't be found out. */
export type ClusterOf = (machine: MachineInventory) => string | undefined;

/**
 * For setup functions: returns what finds the clusters of a page of machines, all of one namespace. The way leads from the
 * machine to the selector that owns it, and from there to the Machine of Cluster API; where the user may not read one of
 * these, or the server doesn't answer, it ends.
 */
export function useMachineClusters(): (machines: MachineInventory[]) => Promise<ClusterOf> {
  const store = useShellStore();

  async function byName<T extends KubernetesObject>(type: string, namespace: string | undefined, names: string[]): Promise<Map<string, T>> {
    if (!names.length || !store.getters['management/schemaFor'](type)) {
      return new Map();
    }
    try {
      const { items } = await findPage<T>(store, type, { namespace, names, pageSize: names.length });

      return new Map(items.map((item) => [item.metadata?.name ?? '', item]));
    } catch {
      // which clusters they are is good to know, and no more
      return new Map();
    }
  }

  return async (machines) => {
    const namespace = machines[0]?.metadata?.namespace;
    const selectors = await byName<MachineInventorySelector>(SELECTOR, namespace, machines.flatMap((machine) => adoptingSelector(machine) ?? []));
    const unnamed = [...selectors.values()].filter((selector) => !clusterOf(selector));
    const nodes = await byName<ClusterMachine>(CLUSTER_MACHINE, namespace, unnamed.flatMap((selector) => nodeOfSelector(selector) ?? []));

    return (machine) => {
      const selector = selectors.get(adoptingSelector(machine) ?? '');
      const node = selector && nodes.get(nodeOfSelector(selector) ?? '');

      return (selector && clusterOf(selector)) ?? (node && clusterOf(node));
    };
  };
}
