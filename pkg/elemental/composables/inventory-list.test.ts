import { flushPromises } from '@vue/test-utils';
import { inSetup, routerAt } from '../../../test/support/components/mount';
import { pagedServer } from '../../../test/support/components/paged-server';
import { INVENTORY, SELECTOR } from '../types';
import { useInventoryList, type InventoryListUse } from './inventory-list';

const OWNER = { apiVersion: 'v1', kind: 'MachineInventorySelector', name: 's', uid: '1' };
const MACHINES = [{ metadata: { name: 'a', namespace: 'fleet-default', labels: { pool: 'x' }, ownerReferences: [OWNER] } }];

async function listAt(address: string, paginates = true): Promise<{ use: InventoryListUse; asked: () => number }> {
  const server = pagedServer({ [SELECTOR]: [] });
  const use = inSetup(useInventoryList, { ...server, router: await routerAt(address), getters: {
    ...server.getters,
    'auth/principalId': 'local://a',
    'management/paginationEnabled': () => paginates,
    'management/typeRegistered': () => true,
    'management/all': (type: string) => type === INVENTORY ? MACHINES : [],
  } });

  return { use, asked: () => server.asked.length };
}

describe('useInventoryList', () => {
  beforeEach(() => {
    window.localStorage.clear();
  });

  it('offers the labels of the page', async () => {
    const { use } = await listAt('/');

    expect(use.filterSuggestions()).toStrictEqual(['pool', 'pool=x']);
    expect(use.keySuggestions()).toStrictEqual(['pool']);
    expect((await listAt('/', false)).use.filterSuggestions()).toStrictEqual(['pool', 'pool=x']);
  });

  it('sorts groups where the rows are', async () => {
    expect((await listAt('/?group=label:pool')).use.groupingOfTable.value)
      .toStrictEqual({ label: 'pool', sort: 'metadata.labels[pool]', path: 'metadata.labels."pool"' });
    expect((await listAt('/?group=label:pool', false)).use.groupingOfTable.value)
      .toStrictEqual({ label: 'pool', sort: 'metadata.labels."pool"', path: 'metadata.labels."pool"' });
    expect((await listAt('/')).use.groupingOfTable.value).toBeUndefined();
  });

  it('looks for clusters only while they are shown', async () => {
    const shown = await listAt('/');

    await flushPromises();
    expect(shown.asked()).toBe(1);
    shown.use.columns.toggle('cluster');
    const hidden = await listAt('/');

    await flushPromises();
    expect(hidden.asked()).toBe(0);
  });
});
