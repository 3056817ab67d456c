import { flushPromises } from '@vue/test-utils';
import { computed } from 'vue';
import { inSetup, shellStore } from '../../../test/support/components/mount';
import { pagedServer } from '../../../test/support/components/paged-server';
import { UNMANAGED_LABEL } from '../domain/labels';
import { CLUSTER_MACHINE, INVENTORY, SELECTOR, type KubernetesObject } from '../types';
import { useMachineChanges } from './machine-changes';
import { nodeHostTypes } from './node-host-types';

function row(name: string, { namespace = 'fleet-default', resourceVersion = '1', kind = 'MachineInventorySelector' } = {}) {
  return { type: CLUSTER_MACHINE, metadata: { name, namespace, resourceVersion }, spec: { infrastructureRef: { kind, name } } };
}

function selector(name: string, machine?: string, namespace = 'fleet-default') {
  return { metadata: { name, namespace }, status: machine === undefined ? {} : { machineInventoryRef: { name: machine } } };
}

const MACHINES = [
  { metadata: { name: 'till', namespace: 'fleet-default', labels: { [UNMANAGED_LABEL]: 'true' } } },
  { metadata: { name: 'kiosk', namespace: 'fleet-default' } },
];

function column(objects: Record<string, KubernetesObject[] | Error>) {
  const server = pagedServer(objects);

  return { typeOf: nodeHostTypes(shellStore(server)), asked: server.asked };
}

/** What the page hears of, see machine-changes.ts. */
async function machinesChange(): Promise<void> {
  inSetup(() => useMachineChanges(), { getters: { 'management/paginationEnabled': () => false } });
  await flushPromises();
}

describe('nodeHostTypes', () => {
  it('finds the host types of all rows at once, and tells who shows them', async () => {
    const { typeOf, asked } = column({ [SELECTOR]: [selector('a', 'till'), selector('b', 'kiosk')], [INVENTORY]: MACHINES });
    const shown = computed(() => [typeOf(row('a')), typeOf(row('b'))]);

    expect(shown.value).toStrictEqual(['', '']);
    await flushPromises();
    expect(shown.value).toStrictEqual(['Unmanaged', 'Managed']);
    expect(asked.map(({ type }) => type)).toStrictEqual([SELECTOR, INVENTORY]);
  });

  it.each([
    ['an event', { type: 'event', metadata: {}, involvedObject: {} }],
    ['a place for machines to come', { poolId: 1, mainRowKey: 'isFake', availableActions: [] }],
    ['a machine of others', row('a', { kind: 'Amazonec2Machine' })],
    ['another kind that refers to a selector', { ...row('a'), type: 'cluster.x-k8s.io.machinepool' }],
    ['a machine without anything', { type: CLUSTER_MACHINE }],
    ['nothing', undefined],
    ['nothing at all', null],
    ['a text', 'a'],
  ])('has nothing for %s, and asks nothing', async (_, other) => {
    const { typeOf, asked } = column({ [SELECTOR]: [selector('a', 'till')], [INVENTORY]: MACHINES });

    expect(typeOf(other)).toBe('');
    await flushPromises();
    expect(asked).toStrictEqual([]);
  });

  it.each([SELECTOR, INVENTORY])('says so where the user may not read %s, and nothing of machines of others', (hidden) => {
    const store = shellStore({ getters: { 'management/schemaFor': (type: string) => type === hidden ? undefined : { id: type } } });
    const typeOf = nodeHostTypes(store);

    expect(typeOf(row('a'))).toBe('unknown');
    expect(typeOf(row('a', { kind: 'Amazonec2Machine' }))).toBe('');
  });

  it('asks again once the row has changed, and not before', async () => {
    const selectors = [selector('a')];
    const { typeOf, asked } = column({ [SELECTOR]: selectors, [INVENTORY]: MACHINES });

    typeOf(row('a'));
    await flushPromises();
    selectors[0] = selector('a', 'till');
    typeOf(row('a'));
    await flushPromises();
    expect(asked).toHaveLength(1);
    typeOf(row('a', { resourceVersion: '2' }));
    await flushPromises();
    expect(asked).toHaveLength(3);
    expect(typeOf(row('a', { resourceVersion: '2' }))).toBe('Unmanaged');
    await flushPromises();
    expect(asked).toHaveLength(3);
  });

  it('notices that a machine is marked, once the page has heard that machines changed', async () => {
    const machines: KubernetesObject[] = [...MACHINES];
    const { typeOf, asked } = column({ [SELECTOR]: [selector('a', 'kiosk')], [INVENTORY]: machines });
    const shown = computed(() => typeOf(row('a')));

    expect(shown.value).toBe('');
    await flushPromises();
    expect(shown.value).toBe('Managed');
    machines[1] = { metadata: { ...machines[1]?.metadata, labels: { [UNMANAGED_LABEL]: 'true' } } };
    await flushPromises();
    // nothing was heard of, so nothing is asked
    expect([shown.value, asked.length]).toStrictEqual(['Managed', 2]);

    await machinesChange();
    // the last known answer stays until there is another
    expect(shown.value).toBe('Managed');
    await flushPromises();
    expect([shown.value, asked.length]).toStrictEqual(['Unmanaged', 4]);
  });

  it('shows nothing any more of a machine that is gone', async () => {
    const machines: KubernetesObject[] = [...MACHINES];
    const { typeOf } = column({ [SELECTOR]: [selector('a', 'till')], [INVENTORY]: machines });

    typeOf(row('a'));
    await flushPromises();
    expect(typeOf(row('a'))).toBe('Unmanaged');
    machines.splice(0);
    await machinesChange();
    typeOf(row('a'));
    await flushPromises();
    expect(typeOf(row('a'))).toBe('');
  });

  it('lets no earlier answer come last', async () => {
    const server = pagedServer({ [SELECTOR]: [selector('a', 'till')], [INVENTORY]: MACHINES });
    const find = server.actions['management/findPage'];
    let answerFirst = (): void => undefined;
    let questions = 0;
    const typeOf = nodeHostTypes(shellStore({ getters: server.getters, actions: {
      'management/findPage': async (request: never) => {
        questions += 1;
        if (questions > 1) {
          return find?.(request);
        }
        await new Promise<void>((resolve) => {
          answerFirst = resolve;
        });

        // as it was before the machine was adopted
        return { data: [], pagination: { result: {} } };
      },
    } }));

    typeOf(row('a'));
    await flushPromises();
    typeOf(row('a', { resourceVersion: '2' }));
    typeOf(row('a', { resourceVersion: '3' }));
    await flushPromises();
    answerFirst();
    await flushPromises();
    expect(typeOf(row('a', { resourceVersion: '3' }))).toBe('Unmanaged');
    // for the selector, and once more for it and its machine
    expect(questions).toBe(3);
  });

  it('asks for each namespace, and for many in pieces', async () => {
    const { typeOf, asked } = column({ [SELECTOR]: [], [INVENTORY]: [] });

    Array.from({ length: 150 }, (_, index) => typeOf(row(`m-${ index }`)));
    typeOf(row('m', { namespace: 'lab' }));
    await flushPromises();
    expect(asked.map(({ opt }) => [opt.namespaced, opt.pagination.pageSize]))
      .toStrictEqual([['fleet-default', 100], ['fleet-default', 50], ['lab', 1]]);
  });

  it('leaves a row empty where the server doesn\'t answer', async () => {
    const { typeOf } = column({ [SELECTOR]: new Error('503'), [INVENTORY]: [] });

    typeOf(row('a'));
    await flushPromises();
    expect(typeOf(row('a'))).toBe('');
  });
});
