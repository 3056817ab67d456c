import type { VueWrapper } from '@vue/test-utils';
import { mountInShell, routerAt } from '../../../../../test/support/components/mount';
import NoMachineCreate from './NoMachineCreate.vue';

async function mountFor(collectionMethods?: string[]): Promise<VueWrapper> {
  const schema = collectionMethods && { id: 'registration', collectionMethods };

  return mountInShell(NoMachineCreate, {}, { router: await routerAt('/'), getters: { 'management/schemaFor': () => schema } });
}

function links(page: VueWrapper): string[] {
  return page.findAll('a').map((link) => link.text());
}

describe('NoMachineCreate', () => {
  it('says why, and leads to where machines come from as far as the user may go', async () => {
    const page = await mountFor(['GET', 'POST']);

    expect(page.text()).toContain('A machine comes into being when its host registers.');
    expect(links(page)).toStrictEqual(['Choose a registration endpoint', 'Connect unmanaged hosts', 'Connect managed hosts']);
    expect(page.get('a').attributes('href')).toBe('/c/_/elemental/elemental.cattle.io.machineregistration');
    expect(links(await mountFor(['GET']))).toStrictEqual(['Choose a registration endpoint']);
    expect(links(await mountFor())).toStrictEqual([]);
  });
});
