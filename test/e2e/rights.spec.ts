import { ConnectHost } from './pages/connect-host';
import { Dashboard } from './pages/dashboard';
import { RegistrationForm } from './pages/registration-form';
import { RegistrationPage } from './pages/resource-page';
import { MachineList, RegistrationList } from './pages/resource-list';
import { expect, test } from './support/fixtures';

/** Who may read a registration endpoint may know its URL, and connect hosts. */
const READING = [
  /Show Configuration$/, /View YAML$/, /View Config$/, /Download YAML$/, /Connect a host$/, /Copy registration URL$/, /Download configuration$/,
  /Export$/,
];

function expectOnlyReading(actions: string[]): void {
  expect(actions).not.toEqual([]);
  expect(actions.filter((action) => !READING.some((reading) => reading.test(action)))).toEqual([]);
}

const LABELLED = {
  machineInventoryLabels: { 'ui.elemental.cattle.io/registration': 'for-viewers' },
  config: { elemental: { registration: { 'no-toolkit': true } } },
};

test.describe('a viewer', () => {
  test.use({ login: 'viewer' });

  test('sees registration endpoints and machines, and can change nothing', async ({ page }) => {
    const registrations = new RegistrationList(page);
    const machines = new MachineList(page);

    await new Dashboard(page).openElemental();
    await expect(registrations.row('berlin-edge')).toContainText('Unmanaged');
    await expect(registrations.createLink).toHaveCount(0);
    expectOnlyReading(await registrations.actions('berlin-edge'));

    await machines.open();
    await expect(machines.row('berlin-edge-05')).toContainText('Ready to provision');
    expectOnlyReading(await machines.actions('berlin-edge-05'));
    await machines.openRow('berlin-edge-05');
    await expect(page.getByText('The operating system of this machine isn\'t managed by Elemental.')).toBeVisible();
  });

  test('connects a host, which takes no more than knowing the URL', async ({ page, hosts, registrations: made }) => {
    const connect = new ConnectHost(page);

    await made.create('for-viewers', LABELLED);
    await page.goto('c/_/elemental/elemental.cattle.io.machineregistration/fleet-default/for-viewers');
    await expect(connect.waiting).toBeVisible();
    const { inventory } = await hosts.register('viewed', await new RegistrationPage(page).revealUrl(), { noToolkit: true });

    await expect(connect.arrived).toContainText(inventory?.name ?? 'a machine');
  });

  test('is told so at the address of a form, as YAML too, and finds the way back', async ({ page }) => {
    const refused: [address: string, heading: string, back: string][] = [
      ['machineregistration/create', 'Create registration endpoint', 'Show all registration endpoints'],
      ['machineregistration/fleet-default/shops?mode=edit&as=yaml', 'Edit registration endpoint shops', 'Back to shops'],
      ['machineregistration/fleet-default/shops?mode=clone&as=yaml', 'Create registration endpoint', 'Show all registration endpoints'],
      ['machineinventory/fleet-default/berlin-edge-05?mode=edit&as=yaml', 'Edit machine berlin-edge-05', 'Back to berlin-edge-05'],
      ['managedosimage/create?as=yaml', 'Update group: Create', 'Show all update groups'],
    ];

    for (const [address, heading, back] of refused) {
      await page.goto(`c/_/elemental/elemental.cattle.io.${ address }`);
      await expect(page.getByRole('heading', { name: heading })).toBeVisible();
      await expect(page.getByText(/your role gives no right to (create one|change it)/)).toBeVisible();
      await expect(page.getByRole('link', { name: back })).toBeVisible();
      await expect(page.getByRole('button', { name: /^(Create|Save)$/ })).toHaveCount(0);
    }
    await page.getByRole('link', { name: 'Show all update groups' }).click();
    await expect(page.getByRole('heading', { name: 'No update groups yet' })).toBeVisible();
    await expect(page.getByText('Your role gives no right to create one.')).toBeVisible();
  });
});

test.describe('an operator', () => {
  test.use({ login: 'operator' });

  test('creates a registration endpoint, connects a host through it, changes and deletes it', async ({ page, hosts }) => {
    const registrations = new RegistrationList(page);
    const form = new RegistrationForm(page);
    const connect = new ConnectHost(page);

    await registrations.open();
    await registrations.createLink.click();
    await form.name.fill('by-the-operator');
    await form.hostType('Somebody else').check();
    await form.createButton.click();

    await expect(connect.waiting).toBeVisible();
    const { inventory } = await hosts.register('operated', await new RegistrationPage(page).revealUrl(), { noToolkit: true });

    await expect(connect.arrived).toContainText(inventory?.name ?? 'a machine');

    await registrations.open();
    await registrations.act('by-the-operator', 'Edit Config');
    await form.description.fill('Hosts of the operator');
    await form.saveButton.click();
    await expect(page.getByText('Hosts of the operator')).toBeVisible();

    await registrations.open();
    await registrations.deleteInUse('by-the-operator');
    await expect(registrations.row('by-the-operator')).toHaveCount(0);
  });
});
