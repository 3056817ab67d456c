import { flushPromises } from '@vue/test-utils';
import type { Router } from 'vue-router';
import { inSetup, routerAt } from '../../../test/support/components/mount';
import { hostTypeSelector } from '../domain/inventory/host-type-filter';
import { UNMANAGED_LABEL } from '../domain/labels';
import { useHostTypeFilter, type HostTypeFilterUse } from './host-type-filter';

async function filterAt(address: string): Promise<{ use: HostTypeFilterUse; router: Router }> {
  const router = await routerAt(address);

  return { use: inSetup(useHostTypeFilter, { router }), router };
}

describe('useHostTypeFilter', () => {
  it.each([['/?host=unmanaged', 'unmanaged'], ['/', 'all'], ['/?host=nonsense', 'all']])('is what the address says: %s', async (address, filter) => {
    expect((await filterAt(address)).use.filter.value).toBe(filter);
  });

  it('is kept in the address, beside what else is there', async () => {
    const { use, router } = await filterAt('/?q=berlin');

    use.filter.value = 'managed';
    await flushPromises();
    expect(router.currentRoute.value.query).toStrictEqual({ q: 'berlin', host: 'managed' });
    expect(use.filter.value).toBe('managed');

    use.filter.value = 'all';
    await flushPromises();
    expect(router.currentRoute.value.fullPath).toBe('/?q=berlin');
  });

  it('is what the server is asked for, also after a change', async () => {
    const { use } = await filterAt('/?host=unmanaged');
    const pagination: { labelSelector?: unknown } = {};

    use.apiFilter(pagination);
    expect(pagination.labelSelector).toStrictEqual(hostTypeSelector('unmanaged'));

    use.filter.value = 'all';
    await flushPromises();
    use.apiFilter(pagination);
    expect(pagination.labelSelector).toBeUndefined();
  });

  it('chooses among rows that are all there', async () => {
    const chosen = async (address: string): Promise<unknown> => (await filterAt(address)).use.localFilter([unmanaged, managed]);
    const unmanaged = { metadata: { name: 'a', labels: { [UNMANAGED_LABEL]: 'true' } } };
    const managed = { metadata: { name: 'b' } };

    await expect(chosen('/?host=unmanaged')).resolves.toStrictEqual([unmanaged]);
    await expect(chosen('/?host=managed')).resolves.toStrictEqual([managed]);
    await expect(chosen('/')).resolves.toStrictEqual([unmanaged, managed]);
  });
});
