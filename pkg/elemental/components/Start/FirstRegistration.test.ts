import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import { registrationDefinition } from '../../../../test/support/operators';
import FirstRegistration from './FirstRegistration.vue';

describe('FirstRegistration', () => {
  it('begins in two ways, the answer given already', async () => {
    const links = mountInShell(FirstRegistration, {}, { router: await routerAt('/') }).findAll('a');

    expect(links.map((link) => [link.text(), link.attributes('href')])).toStrictEqual([
      ['Connect unmanaged hosts', expect.stringMatching(/machineregistration\/create\?host=unmanaged$/)],
      ['Connect managed hosts', expect.stringMatching(/machineregistration\/create\?host=managed$/)],
    ]);
  });

  it('says what it takes where the operator doesn\'t know unmanaged hosts', async () => {
    const { resourceFields, schemaDefinitions } = registrationDefinition('1.3.5');
    const getters = { 'management/schemaFor': () => ({ hasResourceFields: true, resourceFields, schemaDefinitions }) };
    const ways = mountInShell(FirstRegistration, {}, { router: await routerAt('/'), getters });

    expect(ways.findAll('a').map((link) => link.text())).toStrictEqual(['Connect managed hosts']);
    expect(ways.text()).toMatch(/from version 1\.4\.0 on\. Upgrade the chart/);
  });
});
