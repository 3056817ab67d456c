import { Dashboard } from './pages/dashboard';
import { RegistrationForm } from './pages/registration-form';
import { MachineList, RegistrationList } from './pages/resource-list';
import { expect, test } from './support/fixtures';

/** Who may read a registration endpoint may know its URL, and connect hosts. */
const READING = [
  /Show Configuration$/, /View YAML$/, /View Config$/, /Download YAML$/, /Connect a host$/, /Copy registration URL$/, /Download configuration$/,
];

function expectOnlyReading(actions: string[]): void {
  expect(actions).not.toEqual([]);
  expect(actions.filter((action) => !READING.some((reading) => reading.test(action)))).toEqual([]);
}

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

  test('is told so at the address of a form', async ({ page }) => {
    const form = new RegistrationForm(page);

    await page.goto('c/_/elemental/elemental.cattle.io.machineregistration/create');
    await expect(page.getByText(/your role gives no right to create one/)).toBeVisible();
    await expect(form.createButton).toHaveCount(0);

    await page.goto('c/_/elemental/elemental.cattle.io.machineregistration/fleet-default/shops?mode=edit');
    await expect(page.getByText(/your role gives no right to change it/)).toBeVisible();
    await expect(form.saveButton).toHaveCount(0);
  });
});

test.describe('an operator', () => {
  test.use({ login: 'operator' });

  test('creates and deletes a registration endpoint', async ({ page }) => {
    const registrations = new RegistrationList(page);
    const form = new RegistrationForm(page);

    await registrations.open();
    await registrations.createLink.click();
    await form.name.fill('by-the-operator');
    await form.createButton.click();
    await expect(page.getByRole('region', { name: 'Registration URL' })).toBeVisible();

    await registrations.open();
    await registrations.delete('by-the-operator');
    await expect(registrations.row('by-the-operator')).toHaveCount(0);
  });
});
