import { MachineDialogs } from '../e2e/pages/machine-dialogs';
import { MachineForm } from '../e2e/pages/machine-form';
import { RemovalDialog } from '../e2e/pages/removal-dialog';
import { MachineList, RegistrationList } from '../e2e/pages/resource-list';
import { MachinePage } from '../e2e/pages/resource-page';
import { expectSaved } from '../e2e/support/forms';
import { degraded, expect, test } from './support/fixtures';

// Machines, on each Rancher that the package is for.

const UNMANAGED = 'The operating system of this machine isn\'t managed by Elemental.';
/** The most rows that the shell shows at once. */
const LARGEST_PAGE = 100;
const INVENTORIES = '/v1/elemental.cattle.io.machineinventories';

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
  if (asked.some(({ pathname, searchParams }) => pathname === INVENTORIES && Number(searchParams.get('pagesize') ?? Infinity) > LARGEST_PAGE)) {
    degraded('all rows are fetched, not a page');
  }
  await expect(machines.row('berlin-edge-01').getByRole('link', { name: 'berlin', exact: true })).toBeVisible();
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
