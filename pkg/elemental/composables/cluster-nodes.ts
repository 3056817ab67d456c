import { computed, shallowRef, type ComputedRef } from 'vue';
import { adoptedMachine, clusterNodes, selectorsOfCluster, type ClusterNode, type NodeReadings } from '../domain/cluster/nodes';
import type { ClusterMachine } from '../domain/inventory/cluster';
import { failedReading, type Reading } from '../domain/reading';
import { errorText } from '../shell/error';
import { findPage, type Page } from '../shell/page';
import { heldObjects, useShellStore } from '../shell/store';
import { CLUSTER_MACHINE, INVENTORY, SELECTOR, type MachineInventory, type MachineInventorySelector, type ProvisioningCluster } from '../types';
import { useLiveAnswer } from './live-answer';
import { useMachineChanges } from './machine-changes';

/** So that the names that are looked up fit into an address. */
const BATCH = 100;

/** More nodes of a cluster than these aren't read. */
export const MOST_NODES = 500;

export interface ClusterNodes {
  nodes: ClusterNode[];
  /** How many there are; more than `nodes` in a cluster that is larger than {@link MOST_NODES}. */
  total: number;
}

type Machines = Pick<NodeReadings, 'others'> & { inventories: MachineInventory[] };

type Found = Page<MachineInventorySelector> & Machines;

/**
 * For setup functions of a cluster's page: its nodes that come from Elemental, live. Machines are asked for by their names, which
 * the cluster's selectors tell; Cluster API's machines are those that the shell has read for the page anyway.
 */
export function useClusterNodes(cluster: () => ProvisioningCluster): { reading: ComputedRef<Reading<ClusterNodes>>; retry: () => void } {
  const store = useShellStore();
  const { getters } = store;
  const attempt = shallowRef(0);
  const changes = useMachineChanges();
  const namespace = (): string | undefined => cluster().metadata?.namespace;

  async function selectors(): Promise<Page<MachineInventorySelector>> {
    let items: MachineInventorySelector[] = [];
    let total = Infinity;

    for (let page = 1; (page - 1) * BATCH < Math.min(total, MOST_NODES); page += 1) {
      const found = await findPage<MachineInventorySelector>(store, SELECTOR, {
        namespace: namespace(), labelSelector: selectorsOfCluster(cluster()), page, pageSize: BATCH,
      });

      items = [...items, ...found.items];
      total = found.total;
    }

    return { items, total };
  }

  async function machinesCalled(names: string[]): Promise<Machines> {
    const found: MachineInventory[] = [];

    for (let start = 0; start < names.length; start += BATCH) {
      const batch = names.slice(start, start + BATCH);

      found.push(...(await findPage<MachineInventory>(store, INVENTORY, { namespace: namespace(), names: batch, pageSize: BATCH })).items);
    }
    const listed = new Set(found.map(({ metadata }) => metadata?.name));

    return await withOthers(found, names.filter((name) => !listed.has(name)));
  }

  /**
   * A list has what the user may read, and doesn't say what that is. So the first machine that it lacks is asked for by its name: rights
   * are given for all machines of a namespace, and what is true of one is true of the others. Where it is there after all, the list
   * was behind, and the next one is asked for.
   */
  async function withOthers(inventories: MachineInventory[], lacking: string[]): Promise<Machines> {
    const found = [...inventories];

    for (const name of lacking) {
      try {
        found.push(await find(name));
      } catch (error) {
        const { state } = failedReading(error, errorText(error));

        if (state === 'failed') {
          throw error;
        }

        return { inventories: found, others: state === 'missing' ? 'gone' : 'forbidden' };
      }
    }

    return { inventories: found, others: 'gone' };
  }

  async function find(name: string): Promise<MachineInventory> {
    const opt = { force: true, transient: true, watch: false, redirectUnauthorized: false };

    return await store.dispatch('management/find', { type: INVENTORY, id: `${ namespace() ?? '' }/${ name }`, opt }) as MachineInventory;
  }

  async function read(): Promise<Reading<Found>> {
    if (![SELECTOR, INVENTORY].every((type) => getters['management/schemaFor'](type))) {
      return { state: 'forbidden' };
    }
    try {
      const found = await selectors();

      return { state: 'read', object: { ...found, ...await machinesCalled(found.items.flatMap((one) => adoptedMachine(one) ?? [])) } };
    } catch (error) {
      return failedReading(error, errorText(error));
    }
  }

  const found = useLiveAnswer(
    () => JSON.stringify([namespace(), cluster().metadata?.name, cluster().metadata?.resourceVersion, changes.value, attempt.value]),
    async () => changes.value === undefined ? undefined : await read(),
  );
  const reading = computed<Reading<ClusterNodes>>(() => {
    const { value } = found;

    if (value?.state !== 'read') {
      return value ?? { state: 'reading' };
    }
    const { items: selectors, inventories, others, total } = value.object;

    const clusterMachines = heldObjects<ClusterMachine>(getters, CLUSTER_MACHINE);

    return { state: 'read', object: { nodes: clusterNodes(cluster(), { selectors, inventories, others, clusterMachines }), total } };
  });

  return {
    reading,
    retry: () => {
      attempt.value += 1;
    },
  };
}
