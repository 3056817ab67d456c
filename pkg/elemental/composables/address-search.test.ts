import { flushPromises } from '@vue/test-utils';
import type { Router } from 'vue-router';
import { inSetup, routerAt } from '../../../test/support/components/mount';
import { useAddressSearch, type AddressSearchUse } from './address-search';

async function searchAt(address: string, wanted = true): Promise<{ use: AddressSearchUse; router: Router }> {
  const router = await routerAt(address);

  return { use: inSetup(() => useAddressSearch(() => wanted), { router }), router };
}

describe('useAddressSearch', () => {
  it('lets the table read the address when it is made, and no longer', async () => {
    const { use } = await searchAt('/?q=berlin');

    expect(use.reads.value).toBe(true);
    await flushPromises();
    expect(use.reads.value).toBe(false);
    expect((await searchAt('/?q=berlin', false)).use.reads.value).toBe(false);
  });

  it('writes and takes back the search, and leaves the filters', async () => {
    const { use, router } = await searchAt('/?host=managed&label=a&label=b');

    use.write({ filtering: { searchQuery: 'till' } });
    await flushPromises();
    expect(router.currentRoute.value.query).toStrictEqual({ host: 'managed', label: ['a', 'b'], q: 'till' });
    use.write({ filtering: { searchQuery: '' } });
    await flushPromises();
    expect(router.currentRoute.value.query).toStrictEqual({ host: 'managed', label: ['a', 'b'] });
  });

  it('writes nothing where nothing changed, or nothing is wanted', async () => {
    const { use, router } = await searchAt('/?q=till');
    const replace = jest.spyOn(router, 'replace');

    use.write({ filtering: { searchQuery: 'till' } });
    (await searchAt('/', false)).use.write({ filtering: { searchQuery: 'till' } });
    expect(replace).not.toHaveBeenCalled();
    use.write({});
    expect(replace).toHaveBeenCalledTimes(1);
  });
});
