import { MachineList } from './pages/resource-list';
import { expect, test, type Login } from './support/fixtures';

// The sample fleet has machines in every state; here a machine goes through them while somebody looks at the list.

const ENDPOINT = {
  machineInventoryLabels: { 'ui.elemental.cattle.io/registration': 'gangway' },
  config: { elemental: { registration: { 'no-toolkit': true }, reset: { enabled: true } } },
};
const UNMANAGED = { noToolkit: true, install: true };

test('each step of a machine is seen without a reload', async ({ page, hosts, registrations, clusters }) => {
  const machines = new MachineList(page);

  await registrations.create('gangway', ENDPOINT);
  const url = await registrations.url('gangway');

  await machines.open('?registration=gangway');
  const { inventory } = await hosts.register('gangway-1', url, UNMANAGED);
  const name = inventory?.name ?? '';

  await expect(machines.row(name)).toContainText('Inventory only');

  await test.step('its agent connects', async () => {
    hosts.startAgent('gangway-1');
    await expect(machines.row(name)).toContainText('Ready to provision');
  });

  await test.step('a cluster adopts it, and its agent is away', async () => {
    hosts.stop();
    await clusters.create('gangway', { 'ui.elemental.cattle.io/registration': 'gangway' });
    await expect(machines.row(name)).toContainText('Provisioning');
  });

  await test.step('its agent bootstraps it', async () => {
    hosts.startAgent('gangway-1');
    await expect(machines.row(name)).toContainText('Provisioned');
  });
});

test('a failure, and a reset that nobody takes, are seen without a reload', async ({ page, hosts, registrations }) => {
  const machines = new MachineList(page);

  await registrations.create('ladder', ENDPOINT);
  const url = await registrations.url('ladder');

  await machines.open();
  const { inventory } = await hosts.register('ladder-1', url, UNMANAGED);
  const name = inventory?.name ?? '';

  await expect(machines.row(name)).toContainText('Inventory only');
  hosts.startAgent('ladder-1', true);
  await expect(machines.row(name)).toContainText('Failed');
  hosts.stop();
  await machines.deleteInUse(name);
  await expect(machines.row(name)).toContainText('Awaiting reset');
});

const STATES = {
  'Inventory only': 'acme-05',
  'Ready to provision': 'acme-01',
  'Provisioning': 'berlin-edge-04',
  'Provisioned': 'berlin-edge-01',
  'Failed': 'berlin-edge-10',
  'Awaiting reset': 'berlin-edge-11',
  'Deleting': 'img-15',
  'Unknown': 'img-16',
};

for (const login of ['administrator', 'operator', 'viewer'] as Login[]) {
  test.describe(login, () => {
    test.use({ login });

    test('sees each state in the list', async ({ page }) => {
      const machines = new MachineList(page);

      await machines.open();
      for (const [state, name] of Object.entries(STATES)) {
        await expect(machines.row(name)).toContainText(state);
      }
    });
  });
}
