import { shallowReactive } from 'vue';
import { adoptedMachine } from '../domain/cluster/nodes';
import { selectorOfNode, type ClusterMachine } from '../domain/inventory/cluster';
import { isUnmanaged } from '../domain/inventory/ownership';
import { findPage } from '../shell/page';
import type { ShellStore } from '../shell/store';
import { CLUSTER_MACHINE, INVENTORY, SELECTOR, type KubernetesObject, type MachineInventory, type MachineInventorySelector } from '../types';
import { heardMachineChanges } from './machine-changes';

/** So that the names that are looked up fit into an address. */
const BATCH = 100;

/** A selector, by what its id consists of. */
interface Wanted {
  id: string;
  namespace: string;
  name: string;
}

/**
 * What a column of Cluster API's machines shows: who looks after the operating system of the machine in a row, in the user's
 * language. Empty for any other row, and until it is known: the first question about some rows has them looked up, all at once,
 * and whoever draws them is told. Who may not read what tells it is told that. A row is asked for again once it has changed, and once
 * the page that shows it has heard that machines have: a machine that is marked as unmanaged changes no row of this table.
 */
export function nodeHostTypes(store: ShellStore): (row: unknown) => string {
  const { getters } = store;
  const known = shallowReactive(new Map<string, 'managed' | 'unmanaged'>());
  const asked = new Map<string, string>();
  let waiting: Wanted[] = [];
  /** One after the other, so that no earlier answer comes last. */
  let last = Promise.resolve();

  async function byName<T extends KubernetesObject>(type: string, namespace: string, names: string[]): Promise<T[]> {
    if (!names.length || !getters['management/schemaFor'](type)) {
      return [];
    }

    return (await findPage<T>(store, type, { namespace, names, pageSize: names.length })).items;
  }

  async function lookUp(namespace: string, wanted: Wanted[]): Promise<void> {
    const selectors = await byName<MachineInventorySelector>(SELECTOR, namespace, wanted.map(({ name }) => name));
    const machines = await byName<MachineInventory>(INVENTORY, namespace, selectors.flatMap((selector) => adoptedMachine(selector) ?? []));
    const types = new Map(machines.map((machine) => [machine.metadata?.name, isUnmanaged(machine) ? 'unmanaged' as const : 'managed' as const]));

    for (const { id, name } of wanted) {
      const selector = selectors.find(({ metadata }) => metadata?.name === name);
      const type = selector && types.get(adoptedMachine(selector));

      if (type) {
        known.set(id, type);
      } else {
        known.delete(id);
      }
    }
  }

  async function lookUpAll(): Promise<void> {
    while (waiting.length) {
      const namespace = waiting[0]?.namespace ?? '';
      const batch = waiting.filter((one) => one.namespace === namespace).slice(0, BATCH);

      waiting = waiting.filter((one) => !batch.includes(one));
      try {
        await lookUp(namespace, batch);
      } catch {
        // it is good to know, and no more
      }
    }
  }

  function ask(wanted: Wanted): void {
    if (waiting.some(({ id }) => id === wanted.id)) {
      return;
    }
    waiting.push(wanted);
    if (waiting.length === 1) {
      last = last.then(lookUpAll);
    }
  }

  return (row) => {
    const wanted = selectorOf(row);

    if (!wanted) {
      return '';
    }
    if (![SELECTOR, INVENTORY].every((kind) => getters['management/schemaFor'](kind))) {
      return getters['i18n/t']('elemental.inventory.cluster.notKnown') ?? '';
    }
    const type = known.get(wanted.id);
    const mark = `${ wanted.version } ${ heardMachineChanges.value }`;

    if (asked.get(wanted.id) !== mark) {
      asked.set(wanted.id, mark);
      ask(wanted);
    }

    return type ? getters['i18n/t'](`elemental.hostType.${ type }`) ?? '' : '';
  };
}

/** Rows of other tables come by as well, among them some that are no objects of Kubernetes. */
function selectorOf(row: unknown): (Wanted & { version: string }) | undefined {
  if (typeof row !== 'object' || row === null || !('type' in row) || row.type !== CLUSTER_MACHINE) {
    return undefined;
  }
  const machine = row as ClusterMachine;
  const name = selectorOfNode(machine);
  const { namespace = '', resourceVersion = '' } = machine.metadata ?? {};

  return name === undefined ? undefined : { id: `${ namespace }/${ name }`, namespace, name, version: resourceVersion };
}
