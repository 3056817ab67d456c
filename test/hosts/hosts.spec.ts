import { ClusterForm } from '../e2e/pages/cluster-form';
import { ClusterPage } from '../e2e/pages/cluster-page';
import { ConnectHost } from '../e2e/pages/connect-host';
import { Dashboard } from '../e2e/pages/dashboard';
import { MachineDialogs } from '../e2e/pages/machine-dialogs';
import { MachineForm } from '../e2e/pages/machine-form';
import { OsInventory } from '../e2e/pages/os-inventory';
import { RegistrationForm } from '../e2e/pages/registration-form';
import { RemovalDialog } from '../e2e/pages/removal-dialog';
import { MachineList, RegistrationList } from '../e2e/pages/resource-list';
import { MachinePage, RegistrationPage } from '../e2e/pages/resource-page';
import { expectSaved } from '../e2e/support/forms';
import { degraded, expect, test } from './support/fixtures';

// What the package can do on each Rancher that it is for. The titles become the rows of the table of results.

const UNMANAGED = 'The operating system of this machine isn\'t managed by Elemental.';
const INVENTORIES = '/v1/elemental.cattle.io.machineinventories';

test('the product is in the menu and opens', async ({ page }) => {
  await page.goto('home');
  await page.getByRole('link', { name: 'Elemental' }).click();
  await expect(new Dashboard(page).heading('Registration endpoints')).toBeVisible();
  for (const entry of ['Machine inventory', 'OS inventory', 'Update groups']) {
    await expect(new Dashboard(page).menuEntry(entry)).toBeVisible();
  }
});

test('the list of machines shows them, filters and sorts', async ({ page, picture }) => {
  const machines = new MachineList(page);
  const asked: URL[] = [];

  page.on('request', (request) => {
    asked.push(new URL(request.url()));
  });
  await machines.open();
  await expect(machines.row('berlin-edge-01')).toContainText('Unmanaged');
  await expect(machines.totals).toHaveText(/^\d+ machines\s+·\s+\d+ unmanaged$/);
  await picture('list');
  if (!asked.some(({ pathname, searchParams }) => pathname.startsWith(INVENTORIES) && searchParams.has('pagesize') && searchParams.has('filter'))) {
    degraded('all rows are fetched');
  }
  await machines.showOnly('Managed');
  await expect(machines.row('berlin-edge-01')).toHaveCount(0);
  await machines.showOnly('Unmanaged');
  await machines.addLabel('example.com/site=berlin');
  await expect(machines.rows).toHaveCount(12);
  await machines.filter('berlin-edge-0');
  await expect(machines.rows).toHaveCount(9);
  await machines.sortBy('Name');
  await expect(machines.rows.first()).toContainText('berlin-edge-09');
});

test('the form creates a registration endpoint', async ({ page, registrations, picture }) => {
  const list = new RegistrationList(page);
  const form = new RegistrationForm(page);

  await list.open();
  await expect(list.row('shops')).toBeVisible();
  await picture('registrations');
  await list.createLink.click();
  await form.createButton.click();
  await expect(form.summary).toContainText('one mistake');
  await form.name.fill('harbour');
  await form.hostType('Somebody else').check();
  await form.machineName.fill('crane-${Random/Hex/6}');
  await form.addMachineLabel('example.com/site', 'harbour');
  await picture('form');
  await form.createButton.click();
  await expect(page.getByRole('heading', { name: /harbour/ })).toBeVisible();
  await expect(page.getByText('The operating system of these hosts isn\'t managed by Elemental.')).toBeVisible();
  await expect(new ConnectHost(page).waiting).toBeVisible();
  await picture('registration');
  expect((await registrations.read('harbour')).spec?.config?.elemental?.registration).toMatchObject({ 'no-toolkit': true });

  await new RegistrationList(page).open();
  await list.act('harbour', 'Edit Config');
  await expect(form.hostType('Somebody else')).toBeChecked();
  await form.description.fill('At the harbour');
  await form.saveButton.click();
  await expectSaved(page);
  await registrations.delete('harbour');
});

test('hosts that register, and their agents, appear without a reload', async ({ page, hosts, registrations }) => {
  const machines = new MachineList(page);
  const machine = new MachinePage(page);

  await registrations.createAsTyped('pier', 'Somebody else');
  await new RegistrationList(page).open();
  await new RegistrationList(page).openRow('pier');
  const url = await new RegistrationPage(page).revealUrl();

  await hosts.register('pier-1', url, { noToolkit: true }, { operatingSystem: 'debian' });
  await expect(new ConnectHost(page).arrived).toContainText('Debian GNU/Linux 12 (bookworm)');

  await machines.open('?registration=pier');
  await expect(machines.rows).toHaveCount(1);
  const { inventory } = await hosts.register('pier-2', url, { noToolkit: true, install: true }, { operatingSystem: 'debian' });
  const name = inventory?.name ?? '';

  await expect(machines.row(name)).toContainText('Unmanaged');
  await expect(machines.row(name)).toContainText('Debian GNU/Linux 12 (bookworm)');
  await machines.openRow(name);
  await expect(machine.nowFact('Waits for')).toBeVisible();
  hosts.startAgent('pier-2');
  await expect(machine.event('An agent connected')).toBeVisible();
});

test('the page of a machine says what it is and what can be done with it', async ({ page, picture }) => {
  const machine = new MachinePage(page);

  await machine.open('berlin-edge-05');
  await expect(page.getByText(UNMANAGED)).toBeVisible();
  await expect(machine.heading).toHaveCount(1);
  await expect(machine.heading).toContainText('berlin-edge-05');
  await expect(machine.capability('Kubernetes provisioning')).toBeVisible();
  await expect(machine.fact('Operating system')).not.toBeEmpty();
  await picture('detail');
  await machine.openTab('Labels and annotations');
  await expect(machine.annotation('elemental.cattle.io/os.unmanaged')).toBeVisible();
});

test('the form of a machine saves', async ({ page, machines }) => {
  const form = new MachineForm(page);

  await machines.create('quay-1', { labels: { site: 'harbour' } });
  await form.open('quay-1');
  await form.description.fill('The crane at the quay');
  await form.addLabel('example.com/berth', '7');
  await form.saveButton.click();
  await expectSaved(page);
  expect((await machines.read('quay-1')).metadata).toMatchObject({
    labels: { 'site': 'harbour', 'example.com/berth': '7' }, annotations: { 'field.cattle.io/description': 'The crane at the quay' },
  });
});

test('the OS inventory counts the fleet and exports it', async ({ page, picture }) => {
  const fleet = new OsInventory(page);

  await fleet.open();
  await expect(fleet.bar('Registration endpoint', 'shops')).toContainText('21');
  await picture('os-inventory');
  expect(await fleet.exported('CSV')).toContain('till-01');
});

test('deleting says what follows, for one and for several', async ({ page, machines, registrations }) => {
  const list = new MachineList(page);
  const dialogs = new MachineDialogs(page);

  await registrations.createAsTyped('ferry', 'Somebody else');
  await new RegistrationList(page).open();
  await new RegistrationList(page).delete('ferry');
  await expect(new RegistrationList(page).row('ferry')).toHaveCount(0);
  await new RegistrationList(page).act('shops', 'Delete');
  await expect(new RemovalDialog(page).affected).toBeVisible();
  await new RemovalDialog(page).cancelButton.click();

  await machines.create('dock-1', {});
  await machines.create('dock-2', {});
  await list.open('?q=dock-');
  await list.select('dock-1', 'dock-2');
  await list.bulkButton('Delete').click();
  await expect(dialogs.consequences).toContainText('2 machines leave the inventory at once');
  await dialogs.deleteButton.click();
  await dialogs.close();
  await expect(list.row('dock-1')).toHaveCount(0);
  await expect(list.row('dock-2')).toHaveCount(0);
});

test('the page of a cluster and the form for a new one know the machines', async ({ page, picture }) => {
  const cluster = new ClusterPage(page);
  const form = new ClusterForm(page);

  await cluster.open('berlin');
  await cluster.machinesTab.click();
  await expect(cluster.machine('berlin-edge-01')).toContainText('Unmanaged');
  await picture('cluster');
  await form.open();
  await form.addCondition('example.com/site', 'berlin');
  await expect(form.preview).toContainText('12 machines match.');
  await picture('cluster-form');
});
