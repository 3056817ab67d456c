import { flushPromises } from '@vue/test-utils';
import { nextTick, shallowRef, type ShallowRef } from 'vue';
import { inSetup } from '../../../test/support/components/mount';
import { pagedServer } from '../../../test/support/components/paged-server';
import { SELECTOR, type KubernetesObject, type MachineInventory } from '../types';
import { useListedClusters, type MachineCluster } from './listed-clusters';

function machine(name: string, selector?: string, namespace = 'fleet-default'): MachineInventory {
  const ownerReferences = selector ? [{ apiVersion: 'v1', kind: 'MachineInventorySelector', name: selector, uid: selector }] : [];

  return { metadata: { name, namespace, ownerReferences } };
}

function selector(name: string, cluster: string, namespace = 'fleet-default'): KubernetesObject {
  return { metadata: { name, namespace, labels: { 'cluster.x-k8s.io/cluster-name': cluster } } };
}

interface Page {
  listed: ShallowRef<MachineInventory[]>;
  clusterOf: (machine: MachineInventory) => MachineCluster;
  /** The names of the selectors that were asked for, request by request. */
  asked: () => string[][];
}

function page(machines: MachineInventory[], objects: Parameters<typeof pagedServer>[0], paginates = true): Page {
  const server = pagedServer(objects);
  const listed = shallowRef(machines);
  const clusterOf = inSetup(() => useListedClusters(() => listed.value), {
    ...server, getters: { ...server.getters, 'management/paginationEnabled': () => paginates },
  });

  const asked = (): string[][] => server.asked.map(({ opt }) => opt.pagination.filters.flatMap(({ fields }) => fields.map(({ value }) => value)));

  return { listed, clusterOf, asked };
}

const A = machine('a', 'select-a');
const B = machine('b', 'select-b');
const FREE = machine('free');
const SELECTORS = [selector('select-a', 'berlin'), selector('select-b', 'lyon')];

describe('useListedClusters', () => {
  it('asks once for the page, and about none that no cluster has', async () => {
    const { clusterOf, asked } = page([A, B, FREE], { [SELECTOR]: SELECTORS });

    expect([A, FREE].map(clusterOf)).toStrictEqual(['loading', 'none']);
    await flushPromises();
    expect([A, B, FREE].map(clusterOf))
      .toStrictEqual([{ namespace: 'fleet-default', name: 'berlin' }, { namespace: 'fleet-default', name: 'lyon' }, 'none']);
    expect(asked()).toStrictEqual([['select-a', 'select-b']]);
  });

  it('asks about those alone that are new on the page', async () => {
    const { listed, clusterOf, asked } = page([A], { [SELECTOR]: SELECTORS });

    await flushPromises();
    listed.value = [{ ...A }, B];
    await nextTick();
    await flushPromises();
    expect(clusterOf(B)).toMatchObject({ name: 'lyon' });
    expect(clusterOf(A)).toMatchObject({ name: 'berlin' });
    listed.value = [{ ...A }, { ...B }];
    await nextTick();
    expect(asked()).toStrictEqual([['select-a'], ['select-b']]);
  });

  it('asks for at most 100 at once, and for each namespace', async () => {
    const many = Array.from({ length: 150 }, (_, index) => machine(`m-${ index }`, `s-${ index }`));
    const { asked, clusterOf } = page([...many, machine('other', 'select-a', 'lab')], { [SELECTOR]: [selector('select-a', 'oslo', 'lab')] });

    await flushPromises();
    expect(asked().map(({ length }) => length)).toStrictEqual([100, 50, 1]);
    expect(clusterOf(machine('other', 'select-a', 'lab'))).toStrictEqual({ namespace: 'lab', name: 'oslo' });
    expect(clusterOf(machine('m-0', 's-0'))).toBe('unknown');
  });

  it('asks again about what could not be found out when the page is another', async () => {
    const { listed, asked } = page([A], { [SELECTOR]: new Error('timeout') });

    await flushPromises();
    listed.value = [A, B];
    await nextTick();
    await flushPromises();
    expect(asked()).toStrictEqual([['select-a'], ['select-a', 'select-b']]);
  });

  it('says that it can\'t be known', async () => {
    const noRight = page([A], {});

    expect(noRight.clusterOf(A)).toBe('forbidden');
    expect(noRight.clusterOf(FREE)).toBe('none');
    // before Rancher 2.13 there is no page to be asked about
    expect(page([], { [SELECTOR]: SELECTORS }, false).clusterOf(A)).toBe('unknown');
    await flushPromises();
    expect(noRight.asked()).toStrictEqual([]);
  });
});
