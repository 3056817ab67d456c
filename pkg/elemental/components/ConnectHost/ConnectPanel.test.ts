import { flushPromises } from '@vue/test-utils';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import { registrationDefinition, type OperatorVersion } from '../../../../test/support/operators';
import ConnectPanel from './ConnectPanel.vue';

jest.mock('./ArrivingMachines.vue', () => ({ template: '<p>arriving</p>' }));
jest.mock('./ConnectHost.vue', () => ({ template: '<p>commands</p>' }));
jest.mock('./HostTroubles.vue', () => ({ template: '<p>troubles</p>' }));

/** What it says of a registration where an operator of this version is installed. */
async function said(version: OperatorVersion, isUnmanaged: boolean, seesSeedImages = true): Promise<string> {
  const registration = { id: 'a/b', isUnmanaged, status: { registrationURL: 'https://rancher.example/elemental/x' } };
  const schema = { hasResourceFields: true, collectionMethods: ['POST'], ...registrationDefinition(version) };
  const panel = mountInShell(ConnectPanel, { registration }, {
    router: await routerAt('/'),
    getters: { 'management/schemaFor': (type: string) => (type.endsWith('.seedimage') && !seesSeedImages ? undefined : schema) },
  });

  await flushPromises();

  return panel.text();
}

describe('ConnectPanel', () => {
  it('has the commands for an unmanaged host where the operator knows such hosts', async () => {
    await expect(said('1.4.4', true)).resolves.toMatch(/commands.*arriving/);
    await expect(said('1.3.5', true)).resolves.toMatch(/^The Elemental operator .* Don't connect a host before.*Upgrade the chart .* page\.$/);
  });

  it('leads to media for managed ones where they can be built', async () => {
    await expect(said('1.3.5', false)).resolves.not.toContain('Ask an administrator');
    await expect(said('1.3.5', false, false)).resolves.toMatch(/no media can be built here\. Ask an administrator/);
  });
});
