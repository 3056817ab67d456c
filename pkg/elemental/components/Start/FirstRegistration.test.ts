import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import FirstRegistration from './FirstRegistration.vue';

describe('FirstRegistration', () => {
  it('begins in two ways, the answer given already', async () => {
    const links = mountInShell(FirstRegistration, {}, { router: await routerAt('/') }).findAll('a');

    expect(links.map((link) => [link.text(), link.attributes('href')])).toStrictEqual([
      ['Connect unmanaged hosts', expect.stringMatching(/machineregistration\/create\?host=unmanaged$/)],
      ['Connect managed hosts', expect.stringMatching(/machineregistration\/create\?host=managed$/)],
    ]);
  });
});
