import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { reactive } from 'vue';
import PoolSelector from '../../../pkg/elemental/components/Selector/PoolSelector.vue';
import { liveMachines, type ShowMachines } from '../../../pkg/elemental/composables/live-machines';
import {
  CLUSTER, INVENTORY, SELECTOR, type LabelSelector, type MachineInventory, type MachineInventorySelector, type MachineInventorySelectorTemplate,
} from '../../../pkg/elemental/types';
import { READY } from '../machines';
import { mountInShell, routerAt } from './mount';
import { pagedServer } from './paged-server';

/** Labels of the machines. */
export const POOL = { pool: 'edge' };

/** Longer than the form waits for somebody to go on typing, in milliseconds. */
export const A_MOMENT = 500;

interface Question {
  pagination: { labelSelector?: LabelSelector };
}

interface Look {
  selector: LabelSelector | undefined;
  /** The server's answer. */
  show: ShowMachines;
  start: jest.Mock;
  stop: jest.Mock;
}

interface Pool {
  page: VueWrapper;
  template: MachineInventorySelectorTemplate;
  /** What the shell keeps of the pool. */
  pool: { quantity: unknown };
  /** Every look at machines, in order; a test must mock `live-machines`. */
  looks: Look[];
  /** The server's answer to the newest question. */
  answer: (machines: object[], total?: number) => Promise<void>;
  /** Lets the moment pass that the form waits before it asks. */
  rest: () => Promise<void>;
}

interface Options {
  template?: MachineInventorySelectorTemplate;
  mode?: string;
  quantity?: unknown;
  isNew?: boolean;
  /** Number of the pool among others, counted from 0. */
  index?: number;
  query?: string;
  /** What the user may do with machines. */
  rights?: 'none' | 'list' | 'change';
  /** Those of the pool's cluster. */
  selectors?: MachineInventorySelector[];
  start?: jest.Mock;
  /** Those that the suggestions come from. */
  machines?: MachineInventory[];
}

export function emptyTemplate(): MachineInventorySelectorTemplate {
  return { metadata: { namespace: 'fleet-default' }, spec: { template: {} } };
}

/** The form of a machine pool as the shell opens it, with fake timers. */
export async function openPool(options: Options = {}): Promise<Pool> {
  const { mode = 'create', quantity = 1, isNew = true, index = 0, query = '', rights = 'change', selectors = [], machines = [] } = options;
  const looks: Look[] = [];

  (liveMachines as jest.Mock).mockImplementation(({ pagination }: Question, _store: object, show: ShowMachines) => {
    const start = options.start ?? jest.fn().mockResolvedValue(undefined);
    const look = { selector: pagination.labelSelector, show, start, stop: jest.fn() };

    looks.push(look);

    return { ...look, lookAgain: jest.fn().mockResolvedValue(undefined) };
  });
  const server = pagedServer({ [SELECTOR]: selectors, [INVENTORY]: machines });
  const schemas: Record<string, object | undefined> = {
    [CLUSTER]: { collectionMethods: ['GET'] },
    [SELECTOR]: { collectionMethods: ['GET'] },
    [INVENTORY]: rights === 'none' ? undefined : { collectionMethods: ['GET'], resourceMethods: rights === 'change' ? ['GET', 'PATCH'] : ['GET'] },
  };
  const getters = { ...server.getters, 'management/schemaFor': (type: string) => schemas[type], 'management/paginationEnabled': () => true };
  // the shell's form is reactive through and through
  const mine = reactive({ id: `pool${ index + 1 }`, config: options.template ?? emptyTemplate(), pool: { quantity } });
  const machinePools = index ? [{ id: 'pool1', pool: { quantity: 1 } }, mine] : [mine, { id: 'pool2', pool: { quantity: 1 } }];
  const { config: template, pool } = mine;
  const props = reactive({
    value: template, mode, cluster: { metadata: { name: 'wharf' } }, machinePools, poolId: mine.id, poolCreateMode: isNew, busy: false,
  });
  const onWant = (count: number): void => {
    pool.quantity = count;
  };
  const page = mountInShell(PoolSelector, { pool: props, onWant }, { router: await routerAt(`/create${ query }`), getters, actions: server.actions });

  await flushPromises();

  return {
    page,
    template,
    pool,
    looks,
    answer: async (found, total = found.length) => {
      looks.at(-1)?.show(found as never, total);
      await flushPromises();
    },
    rest: async () => {
      await flushPromises();
      await jest.advanceTimersByTimeAsync(A_MOMENT);
      await flushPromises();
    },
  };
}

/** A template with this selector. */
export function template(selector: object, name?: string): MachineInventorySelectorTemplate {
  return { metadata: { namespace: 'fleet-default', name }, spec: { template: { spec: { selector } } } };
}

/** As the model of a machine has it; ready, unless its status is another. */
export function machine(name: string, more: { status?: object; labels?: object; owner?: string; patch?: jest.Mock } = {}): object {
  const { status = READY, labels = {}, owner, patch = jest.fn().mockResolvedValue(undefined) } = more;
  const ownerReferences = owner === undefined ? [] : [{ kind: 'MachineInventorySelector', name: owner }];

  return { metadata: { uid: name, name, namespace: 'fleet-default', labels: { ...POOL, ...labels }, ownerReferences }, status, patchOnServer: patch };
}

/** What the preview says of all of them. */
export function news(page: VueWrapper): string {
  return page.get('[aria-label="Machines that match now"] [role=status]').text();
}

export function warnings(page: VueWrapper): string[] {
  return page.findAll('.selector-warnings .banner').map((one) => one.text());
}

/** Clicks the button with these words. */
export async function press(page: VueWrapper, name: RegExp): Promise<void> {
  await page.findAll('button').find((one) => name.test(one.text()))?.trigger('click');
  await flushPromises();
}
