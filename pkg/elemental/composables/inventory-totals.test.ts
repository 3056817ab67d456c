import { flushPromises } from '@vue/test-utils';
import { nextTick, ref, type ComputedRef } from 'vue';
import { inSetup } from '../../../test/support/components/mount';
import { pagedServer } from '../../../test/support/components/paged-server';
import { UNMANAGED_LABEL } from '../domain/labels';
import { INVENTORY } from '../types';
import { useInventoryTotals, type InventoryTotals } from './inventory-totals';

const MACHINES = [{ metadata: { labels: { [UNMANAGED_LABEL]: 'true' } } }, { metadata: {} }, { metadata: { labels: { [UNMANAGED_LABEL]: 'true' } } }];

/** Of the list, which has come. */
const PAGE = { result: { timestamp: 1 } };

async function totals(objects: Parameters<typeof pagedServer>[0], paginates = true): Promise<{ use: ComputedRef<InventoryTotals>; asked: number }> {
  const server = pagedServer(objects);
  const use = inSetup(useInventoryTotals, { ...server, getters: {
    ...server.getters,
    'management/paginationEnabled': () => paginates,
    'management/havePage': () => PAGE,
    'management/all': () => [{ counts: { [INVENTORY]: { summary: { count: 3 } } } }],
  } });

  await flushPromises();

  return { use, asked: server.asked.length };
}

describe('useInventoryTotals', () => {
  it('has what the shell counts, and asks once for the unmanaged ones', async () => {
    const { use, asked } = await totals({ [INVENTORY]: MACHINES });

    expect(use.value).toStrictEqual({ machines: 3, unmanaged: 2 });
    expect(asked).toBe(1);
  });

  it('asks again when machines come, and not for each while they keep coming', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
    const server = pagedServer({ [INVENTORY]: MACHINES });
    const count = ref(3);

    inSetup(useInventoryTotals, { ...server, getters: {
      ...server.getters,
      'management/paginationEnabled': () => true,
      'management/havePage': () => PAGE,
      'management/all': () => [{ counts: { [INVENTORY]: { summary: { count: count.value } } } }],
    } });
    for (let second = 0; second < 120; second += 2) {
      count.value++;
      await nextTick();
      jest.advanceTimersByTime(2000);
    }
    expect(server.asked).toHaveLength(3);
    jest.useRealTimers();
  });

  it('lets the server answer the list first', async () => {
    const server = pagedServer({ [INVENTORY]: MACHINES });
    const page = ref<object | null>(null);
    const use = inSetup(useInventoryTotals, { ...server, getters: {
      ...server.getters,
      'management/paginationEnabled': () => true,
      'management/havePage': () => page.value,
      'management/haveAll': () => false,
      'management/all': () => [{ counts: { [INVENTORY]: { summary: { count: 3 } } } }],
    } });

    await flushPromises();
    expect(use.value).toStrictEqual({ machines: 3, unmanaged: undefined });
    expect(server.asked).toHaveLength(0);

    page.value = PAGE;
    await flushPromises();
    expect(use.value).toStrictEqual({ machines: 3, unmanaged: 2 });
    page.value = null;
    await flushPromises();
    expect(server.asked).toHaveLength(1);
  });

  it('asks too where the list has all rows and no page', async () => {
    const server = pagedServer({ [INVENTORY]: MACHINES });
    const all = ref(false);
    const use = inSetup(useInventoryTotals, { ...server, getters: {
      ...server.getters,
      'management/paginationEnabled': () => true,
      'management/havePage': () => null,
      'management/haveAll': () => all.value,
      'management/all': () => [{ counts: { [INVENTORY]: { summary: { count: 3 } } } }],
    } });

    await flushPromises();
    expect(server.asked).toHaveLength(0);
    all.value = true;
    await flushPromises();
    expect(use.value).toStrictEqual({ machines: 3, unmanaged: 2 });
  });

  it('has what it can have', async () => {
    expect((await totals({ [INVENTORY]: new Error('timeout') })).use.value).toStrictEqual({ machines: 3, unmanaged: undefined });
    const older = await totals({ [INVENTORY]: MACHINES }, false);

    expect(older.use.value).toStrictEqual({ machines: 3, unmanaged: undefined });
    expect(older.asked).toBe(0);
  });
});
