import type { Kubernetes } from '../../local-rancher/kubernetes/connection';
import { RemovalDialog } from './pages/removal-dialog';
import { RegistrationList } from './pages/resource-list';
import { expect, test } from './support/fixtures';

const REGISTRATIONS = { group: 'elemental.cattle.io', version: 'v1beta1', plural: 'machineregistrations', namespace: 'fleet-default' };
const REGISTRATION_LABEL = 'ui.elemental.cattle.io/registration';

/** A registration endpoint as the form makes it, with its URL. */
async function create({ custom }: Kubernetes, name: string): Promise<string> {
  const body = {
    apiVersion: 'elemental.cattle.io/v1beta1',
    kind: 'MachineRegistration',
    metadata: { name },
    spec: { machineInventoryLabels: { [REGISTRATION_LABEL]: name }, config: { elemental: { reset: { enabled: true } } } },
  };

  await custom.createNamespacedCustomObject({ ...REGISTRATIONS, body });
  await expect.poll(() => urlOf({ custom } as Kubernetes, name)).toMatch(/^http/);

  return urlOf({ custom } as Kubernetes, name);
}

async function urlOf({ custom }: Kubernetes, name: string): Promise<string> {
  const { status } = await custom.getNamespacedCustomObject({ ...REGISTRATIONS, name }) as { status?: { registrationURL?: string } };

  return status?.registrationURL ?? '';
}

test('deleting says which machines lose what, and asks for the name', async ({ page }) => {
  const registrations = new RegistrationList(page);
  const removal = new RemovalDialog(page);

  await registrations.open();
  await registrations.act('berlin-edge', 'Delete');
  await expect(removal.affected).toContainText('machines have registered here.');
  await expect(removal.affected).toContainText('berlin-edge-01');
  await expect(removal.affected).toContainText(/\d+ machines have an agent that connected at least once/);
  await expect(removal.affected).toContainText(/belong to clusters: berlin \(\d+\)/);
  await expect(removal.dialog).toContainText('change the token instead');
  await expect(removal.deleteButton).toBeDisabled();

  await removal.confirmation.fill('berlin');
  await expect(removal.deleteButton).toBeDisabled();
  await removal.confirmation.fill('berlin-edge');
  await expect(removal.deleteButton).toBeEnabled();

  await removal.cancelButton.click();
  await expect(removal.dialog).toHaveCount(0);
  await expect(registrations.row('berlin-edge')).toBeVisible();
});

test('deleting where nobody is affected asks for nothing', async ({ page, kubernetes }) => {
  const registrations = new RegistrationList(page);
  const removal = new RemovalDialog(page);

  await create(kubernetes, 'nobody-here');
  await registrations.open();
  await registrations.act('nobody-here', 'Delete');
  await expect(removal.affected).toHaveText(/^\s*No machine has registered here\.\s*$/);
  await expect(removal.confirmation).toHaveCount(0);
  await removal.deleteButton.click();
  await expect(registrations.row('nobody-here')).toHaveCount(0);
});

test('deleting from the page of a registration endpoint leads back to the list', async ({ page, kubernetes, hosts }) => {
  const registrations = new RegistrationList(page);
  const removal = new RemovalDialog(page);

  await hosts.register('quay', await create(kubernetes, 'quay'), { noToolkit: true });

  await registrations.open('/fleet-default/quay');
  await page.getByTestId('masthead-action-menu').click();
  await page.getByRole('menuitem', { name: /Delete$/ }).click();
  await expect(removal.affected).toContainText('1 machine has registered here.');
  await expect(removal.affected.getByRole('listitem').first()).toHaveText(/^\s*m-/);
  await expect(removal.affected).toContainText('1 machine has its reset trigger on.');
  await removal.confirmation.fill('quay');
  await removal.deleteButton.click();
  await expect(page).toHaveURL(/machineregistration$/);
  await expect(registrations.row('quay')).toHaveCount(0);
});

test('deleting several, by keyboard, asks for their number', async ({ page, kubernetes, hosts }) => {
  const registrations = new RegistrationList(page);
  const removal = new RemovalDialog(page);

  await hosts.register('dock', await create(kubernetes, 'dock-1'), { noToolkit: true });
  await create(kubernetes, 'dock-2');
  await registrations.open('?q=dock-');
  await expect(registrations.rows).toHaveCount(2);
  await page.getByRole('row').first().getByRole('checkbox').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Delete', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(removal.dialog).toHaveAccessibleName('Delete 2 registration endpoints?');
  await expect(removal.dialog.getByRole('listitem').filter({ hasText: /^dock-/ })).toHaveText(['dock-1', 'dock-2']);
  await removal.confirmation.focus();
  await page.keyboard.type('2');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(removal.deleteButton).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(registrations.rows).toHaveCount(0);
});

test('deleting without knowing who is affected says so, and asks for the name', async ({ page, kubernetes, watch }) => {
  const registrations = new RegistrationList(page);
  const removal = new RemovalDialog(page);

  await create(kubernetes, 'unknown-reach');
  await registrations.open();
  await expect(registrations.row('unknown-reach')).toBeVisible();
  watch.expect(/503/);
  await page.route(/machineinventories/, (route) => route.fulfill({ status: 503, json: { type: 'error', status: 503, message: 'no capacity' } }));
  await registrations.act('unknown-reach', 'Delete');
  await expect(removal.dialog).toContainText('The server says: no capacity');
  await expect(removal.deleteButton).toBeDisabled();

  await page.unroute(/machineinventories/);
  await removal.dialog.getByRole('button', { name: 'Look again' }).click();
  await expect(removal.affected).toContainText('No machine has registered here.');
  await removal.deleteButton.click();
  await expect(registrations.row('unknown-reach')).toHaveCount(0);
});

test('deleting with Alt held asks all the same', async ({ page }) => {
  const registrations = new RegistrationList(page);
  const removal = new RemovalDialog(page);

  await registrations.open();
  await registrations.row('lab').getByRole('button', { name: /actions/i }).click();
  await page.getByRole('menuitem', { name: /Delete$/ }).click({ modifiers: ['Alt'] });
  await expect(removal.dialog).toBeVisible();
  await removal.cancelButton.click();
  await expect(registrations.row('lab')).toBeVisible();
});
