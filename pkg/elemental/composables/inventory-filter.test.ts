import { flushPromises } from '@vue/test-utils';
import type { Router } from 'vue-router';
import { inSetup, routerAt } from '../../../test/support/components/mount';
import { hostTypeSelector } from '../domain/inventory/host-type-filter';
import { inventorySelector } from '../domain/inventory/inventory-filter';
import { labelFilter } from '../domain/inventory/label-filter';
import { REGISTRATION_LABEL, UNMANAGED_LABEL } from '../domain/labels';
import { inNamespace } from '../shell/page';
import { useInventoryFilter, type InventoryFilterUse } from './inventory-filter';

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

    use.registration.value = 'lab/tills';
    await flushPromises();
    expect(router.currentRoute.value.query).toStrictEqual({ q: 'berlin', registration: 'lab/tills', host: 'managed' });
    expect(use.registration.value).toBe('lab/tills');

    use.registration.value = undefined;
    await flushPromises();
    expect(router.currentRoute.value.query).toStrictEqual({ q: 'berlin', host: 'managed' });
    expect(use.registration.value).toBeUndefined();

    use.hostType.value = 'all';
    await flushPromises();
    expect(router.currentRoute.value.fullPath).toBe('/?q=berlin');
  });

  it('is another list whenever it is another filter', async () => {
    const addresses = [
      '/', '/?host=managed', '/?registration=shops', '/?registration=lab/shops', '/?host=managed&registration=shops', '/?label=a', '/?label=b',
      '/?label=a&label=b', '/?group=registration', '/?group=label:a',
    ];
    const keys = await Promise.all(addresses.map(async (address) => (await filterAt(address)).use.filterKey.value));

    expect(new Set(keys).size).toBe(addresses.length);
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

  it('asks for labels beside the host type, and has what it can\'t ask', async () => {
    const { use, router } = await filterAt('/?host=unmanaged&label=site%3Dberlin&label=a%20b&q=till');
    const asked = (): unknown => {
      const pagination: { labelSelector?: unknown } = {};

      use.apiFilter(pagination);

      return pagination.labelSelector;
    };

    expect(use.labels.value.map((one) => ['defect' in one, one.text])).toStrictEqual([[false, 'site=berlin'], [true, 'a b']]);
    expect(asked()).toStrictEqual(inventorySelector({ hostType: 'unmanaged', labels: [{ key: 'site', operator: 'In', values: ['berlin'] }] }));

    use.addLabel(labelFilter('!pool'));
    await flushPromises();
    use.addLabel(labelFilter('site == berlin'));
    await flushPromises();
    expect(router.currentRoute.value.query).toStrictEqual({ host: 'unmanaged', q: 'till', label: ['a b', '!pool', 'site=berlin'] });

    use.removeLabel(labelFilter('a b'));
    await flushPromises();
    expect(router.currentRoute.value.query.label).toStrictEqual(['!pool', 'site=berlin']);
    expect(use.isFiltered.value).toBe(true);

    use.grouping.value = 'site';
    await flushPromises();
    use.clear();
    await flushPromises();
    expect(router.currentRoute.value.fullPath).toBe('/');
    expect(use.isFiltered.value).toBe(false);
    expect(asked()).toBeUndefined();
  });

  it('asks for the machines that have the label by which they are grouped', async () => {
    const { use, router } = await filterAt('/?label=pool');
    const pagination: { labelSelector?: unknown } = {};

    use.grouping.value = 'site';
    await flushPromises();
    expect(router.currentRoute.value.query).toStrictEqual({ label: 'pool', group: 'label:site' });
    use.apiFilter(pagination);
    expect(pagination.labelSelector).toStrictEqual({ matchExpressions: [{ key: 'pool', operator: 'Exists' }, { key: 'site', operator: 'Exists' }] });
    expect(['pool', 'site', 'other'].map(use.mayBeSorted)).toStrictEqual([true, true, false]);

    use.showUngrouped();
    await flushPromises();
    expect(router.currentRoute.value.query).toStrictEqual({ label: ['pool', '!site'] });
    expect(use.grouping.value).toBeUndefined();
  });

  it('chooses among rows that are all there', async () => {
    const chosen = async (address: string): Promise<unknown> => (await filterAt(address)).use.localFilter([unmanaged, managed]);
    const unmanaged = { metadata: { name: 'a', labels: { [UNMANAGED_LABEL]: 'true' } } };
    const managed = { metadata: { name: 'b', namespace: 'fleet-default', labels: { [REGISTRATION_LABEL]: 'shops' } } };

    await expect(chosen('/?host=unmanaged')).resolves.toStrictEqual([unmanaged]);
    await expect(chosen('/?host=managed')).resolves.toStrictEqual([managed]);
    await expect(chosen('/?registration=shops')).resolves.toStrictEqual([managed]);
    await expect(chosen('/?host=unmanaged&registration=shops')).resolves.toStrictEqual([]);
    await expect(chosen(`/?label=!${ REGISTRATION_LABEL }`)).resolves.toStrictEqual([unmanaged]);
    await expect(chosen('/?group=registration')).resolves.toStrictEqual([managed]);
    await expect(chosen('/')).resolves.toStrictEqual([unmanaged, managed]);
  });
});
