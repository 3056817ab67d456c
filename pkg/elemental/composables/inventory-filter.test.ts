import { flushPromises } from '@vue/test-utils';
import type { Router } from 'vue-router';
import { inSetup, routerAt } from '../../../test/support/components/mount';
import { hostTypeSelector } from '../domain/inventory/host-type-filter';
import { inventorySelector } from '../domain/inventory/inventory-filter';
import { REGISTRATION_LABEL, UNMANAGED_LABEL } from '../domain/labels';
import { inNamespace } from '../shell/page';
import { registrationQuery, useInventoryFilter, type InventoryFilterUse } from './inventory-filter';

async function filterAt(address: string): Promise<{ use: InventoryFilterUse; router: Router }> {
  const router = await routerAt(address);

  return { use: inSetup(useInventoryFilter, { router }), router };
}

describe('useInventoryFilter', () => {
  it.each([
    ['/?host=unmanaged', 'unmanaged'], ['/', 'all'], ['/?host=nonsense', 'all'],
  ])('has the host type of the address: %s', async (address, hostType) => {
    expect((await filterAt(address)).use.hostType.value).toBe(hostType);
  });

  it.each([
    ['/?registration=shops', 'shops'], ['/?registration=lab/shops', 'lab/shops'], ['/?registration=fleet-default/shops', 'shops'],
    ['/', undefined], ['/?registration=', undefined], ['/?registration=a)%26x', undefined], ['/?registration=a&registration=b', undefined],
  ])('has the registration of the address: %s', async (address, registration) => {
    expect((await filterAt(address)).use.registration.value).toBe(registration);
  });

  it('is kept in the address, beside what else is there', async () => {
    const { use, router } = await filterAt('/?q=berlin&registration=shops');

    use.hostType.value = 'managed';
    await flushPromises();
    expect(router.currentRoute.value.query).toStrictEqual({ q: 'berlin', registration: 'shops', host: 'managed' });
    expect(use.hostType.value).toBe('managed');

    use.clearRegistration();
    await flushPromises();
    expect(router.currentRoute.value.query).toStrictEqual({ q: 'berlin', host: 'managed' });
    expect(use.registration.value).toBeUndefined();

    use.hostType.value = 'all';
    await flushPromises();
    expect(router.currentRoute.value.fullPath).toBe('/?q=berlin');
  });

  it('is another list whenever it is another filter', async () => {
    const keys = await Promise.all(['/', '/?host=managed', '/?registration=shops', '/?registration=lab/shops', '/?host=managed&registration=shops']
      .map(async (address) => (await filterAt(address)).use.filterKey.value));

    expect(new Set(keys).size).toBe(5);
  });

  it('is what the server is asked for, also after a change', async () => {
    const { use } = await filterAt('/?host=unmanaged');
    const pagination: { labelSelector?: unknown } = {};

    use.apiFilter(pagination);
    expect(pagination).toStrictEqual({ labelSelector: hostTypeSelector('unmanaged') });

    use.hostType.value = 'all';
    await flushPromises();
    use.apiFilter(pagination);
    expect(pagination.labelSelector).toBeUndefined();
  });

  it('asks for the registration in its namespace, beside what else is asked for', async () => {
    const { use } = await filterAt('/?registration=lab/shops');
    const shells = ['a filter of the shell'];
    const pagination = { filters: shells, labelSelector: undefined };

    use.apiFilter(pagination);
    expect(pagination.labelSelector).toStrictEqual(inventorySelector({ hostType: 'all', registration: { namespace: 'lab', name: 'shops' } }));
    expect(pagination.filters).toStrictEqual(['a filter of the shell', inNamespace('lab')]);
    expect(shells).toHaveLength(1);
  });

  it('chooses among rows that are all there', async () => {
    const chosen = async (address: string): Promise<unknown> => (await filterAt(address)).use.localFilter([unmanaged, managed]);
    const unmanaged = { metadata: { name: 'a', labels: { [UNMANAGED_LABEL]: 'true' } } };
    const managed = { metadata: { name: 'b', namespace: 'fleet-default', labels: { [REGISTRATION_LABEL]: 'shops' } } };

    await expect(chosen('/?host=unmanaged')).resolves.toStrictEqual([unmanaged]);
    await expect(chosen('/?host=managed')).resolves.toStrictEqual([managed]);
    await expect(chosen('/?registration=shops')).resolves.toStrictEqual([managed]);
    await expect(chosen('/?host=unmanaged&registration=shops')).resolves.toStrictEqual([]);
    await expect(chosen('/')).resolves.toStrictEqual([unmanaged, managed]);
  });
});

describe('registrationQuery', () => {
  it('leads to the machines of a registration', () => {
    expect(registrationQuery({ namespace: 'fleet-default', name: 'shops' })).toStrictEqual({ registration: 'shops' });
    expect(registrationQuery({ namespace: 'lab', name: 'shops' })).toStrictEqual({ registration: 'lab/shops' });
  });
});
