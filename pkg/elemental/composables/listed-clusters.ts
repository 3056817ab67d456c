import { shallowRef, watch } from 'vue';
import { adoptingSelector } from '../domain/inventory/cluster';
import { useShellStore } from '../shell/store';
import { INVENTORY, SELECTOR, type MachineInventory } from '../types';
import { useMachineClusters } from './machine-clusters';

/** So that the names that are looked up fit into an address. */
const BATCH = 100;

/** The cluster that adopted a machine, or why it isn't shown: none did, it is being looked up, or it can't be found out. */
export type MachineCluster = { namespace: string; name: string } | 'none' | 'loading' | 'unknown' | 'forbidden';

/**
 * For setup functions: the clusters of the machines that a list shows. For a page of up to 100 machines that takes two requests
 * at most, and none about machines that are shown already; a machine's cluster doesn't change while the same selector owns it.
 * What couldn't be found out is asked again when the page shows other machines.
 */
export function useListedClusters(listed: () => MachineInventory[]): (machine: MachineInventory) => MachineCluster {
  const { getters } = useShellStore();
  const clustersOf = useMachineClusters();
  const known = shallowRef<ReadonlyMap<string, MachineCluster>>(new Map());

  async function ask(machines: MachineInventory[]): Promise<void> {
    const clusterOf = await clustersOf(machines);

    known.value = new Map([...known.value, ...machines.map((machine): [string, MachineCluster] => {
      const name = clusterOf(machine);

      return [selectorId(machine) ?? '', name === undefined ? 'unknown' : { namespace: namespaceOf(machine), name }];
    })]);
  }

  async function look(): Promise<void> {
    const adopted = getters['management/schemaFor'](SELECTOR) ? listed().filter(selectorId) : [];

    // pages that were left are forgotten
    known.value = new Map(adopted.flatMap((machine) => {
      const id = selectorId(machine) ?? '';
      const found = known.value.get(id);

      return found && found !== 'unknown' ? [[id, found]] : [];
    }));
    for (const batch of batches(adopted.filter((machine) => !known.value.has(selectorId(machine) ?? '')))) {
      await ask(batch);
    }
  }

  watch(() => listed().flatMap((machine) => selectorId(machine) ?? []).join(), () => void look(), { immediate: true });

  return (machine) => {
    const id = selectorId(machine);

    if (id === undefined) {
      return 'none';
    }
    if (!getters['management/schemaFor'](SELECTOR)) {
      return 'forbidden';
    }

    // who isn't asked about one page isn't told either
    return known.value.get(id) ?? (getters['management/paginationEnabled']({ id: INVENTORY }) ? 'loading' : 'unknown');
  };
}

/** Each of one namespace, and not too long. */
function batches(machines: MachineInventory[]): MachineInventory[][] {
  const namespaces = [...new Set(machines.map(namespaceOf))];

  return namespaces.flatMap((namespace) => {
    const members = machines.filter((machine) => namespaceOf(machine) === namespace);

    return Array.from({ length: Math.ceil(members.length / BATCH) }, (_, index) => members.slice(index * BATCH, (index + 1) * BATCH));
  });
}

function selectorId(machine: MachineInventory): string | undefined {
  const selector = adoptingSelector(machine);

  return selector && `${ namespaceOf(machine) }/${ selector }`;
}

function namespaceOf({ metadata }: MachineInventory): string {
  return metadata?.namespace ?? '';
}
