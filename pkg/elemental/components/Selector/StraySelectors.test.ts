import { flushPromises } from '@vue/test-utils';
import { nextTick, ref } from 'vue';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import { pagedServer } from '../../../../test/support/components/paged-server';
import { SELECTOR, SELECTOR_TEMPLATE, type KubernetesObject } from '../../types';
import StraySelectors from './StraySelectors.vue';

function objects(count: number, namespace: string): KubernetesObject[] {
  return Array.from({ length: count }, (_, index) => ({ metadata: { name: `s-${ index }`, namespace } }));
}

async function open(byType: Record<string, KubernetesObject[] | Error>, namespaces: Record<string, Record<string, object>>) {
  const server = pagedServer(byType);
  const counts = ref(namespaces);
  const warning = mountInShell(StraySelectors, {}, { actions: server.actions, router: await routerAt('/'), getters: {
    'management/all': () => [{ counts: Object.fromEntries(Object.entries(counts.value).map(([type, one]) => [type, { namespaces: one }])) }],
  } });

  await flushPromises();

  return { warning, asked: server.asked, counts };
}

describe('StraySelectors', () => {
  it('is silent, and asks nothing, where all are with the machines', async () => {
    const { warning, asked } = await open({}, {
      [SELECTOR]: { 'fleet-default': { count: 2 }, 'lab': {} }, [SELECTOR_TEMPLATE]: { 'fleet-default': { count: 1 } },
    });

    expect(warning.text()).toBe('');
    expect(asked).toStrictEqual([]);
  });

  it('warns of those that are elsewhere, and leads to the first of them', async () => {
    const found = { [SELECTOR]: objects(5, 'lab'), [SELECTOR_TEMPLATE]: objects(1, 'shop') };
    const { warning, asked } = await open(found, {
      [SELECTOR]: { 'lab': { count: 5 }, 'fleet-default': { count: 9 } }, [SELECTOR_TEMPLATE]: { shop: { count: 1 } },
    });

    expect(warning.text()).toMatch(/1 machine selector template is in the namespace shop\..*5 machine selectors are in the namespace lab\./);
    expect(warning.text()).toMatch(/s-2.*and 2 more/);
    expect(warning.findAll('a').map((link) => link.attributes('href'))).toStrictEqual([
      '/c/_/elemental/elemental.cattle.io.machineinventoryselectortemplate/shop/s-0',
      ...[0, 1, 2].map((index) => `/c/_/elemental/elemental.cattle.io.machineinventoryselector/lab/s-${ index }`),
    ]);
    expect(asked.map(({ type, opt }) => [type, opt.namespaced, opt.pagination.pageSize]))
      .toStrictEqual([[SELECTOR_TEMPLATE, 'shop', 3], [SELECTOR, 'lab', 3]]);
  });

  it('warns without names where they can\'t be read', async () => {
    const { warning } = await open({ [SELECTOR]: new Error('403') }, { [SELECTOR]: { lab: { count: 1 } } });

    expect(warning.text()).toContain('1 machine selector is in the namespace lab.');
    expect(warning.find('a').exists()).toBe(false);
  });

  it('follows what Rancher counts', async () => {
    const { warning, asked, counts } = await open({ [SELECTOR]: objects(1, 'lab') }, {});

    counts.value = { [SELECTOR]: { lab: { count: 1 } } };
    await nextTick();
    await flushPromises();
    expect(warning.text()).toContain('s-0');
    counts.value = { [SELECTOR]: { lab: { count: 1 }, shop: { count: 1 } } };
    await nextTick();
    await flushPromises();
    expect(asked.map(({ opt }) => opt.namespaced)).toStrictEqual(['lab', 'shop']);
    counts.value = {};
    await nextTick();
    expect(warning.text()).toBe('');
  });
});
