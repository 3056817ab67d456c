import type { VueWrapper } from '@vue/test-utils';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import ManagedHosts from './ManagedHosts.vue';

async function open(...methods: string[]): Promise<VueWrapper> {
  const schemaFor = (id: string) => ({ id, collectionMethods: methods });

  return mountInShell(ManagedHosts, { download: jest.fn() }, { router: await routerAt('/'), getters: { 'management/schemaFor': schemaFor } });
}

describe('ManagedHosts', () => {
  it('leads to where media are built, in our product', async () => {
    expect((await open('GET', 'POST')).get('a').attributes('href')).toBe('/c/_/elemental/elemental.cattle.io.seedimage/create');
  });

  it('tells those who may not build them whom to ask', async () => {
    const hosts = await open('GET');

    expect(hosts.find('a').exists()).toBe(false);
    expect(hosts.text()).toContain('Your role gives no right to create seed images. Ask an administrator');
  });
});
