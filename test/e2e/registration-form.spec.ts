import { RegistrationForm } from './pages/registration-form';
import { RegistrationList } from './pages/resource-list';
import { expect, test } from './support/fixtures';

test('every mistake is said at its field, nothing is saved with one, and each entry leads to its field', async ({ page }) => {
  const registrations = new RegistrationList(page);
  const form = new RegistrationForm(page);

  await registrations.open();
  await registrations.createLink.click();
  await expect(form.name).toBeVisible();
  await expect(page.getByText('A registration endpoint needs a name.')).toHaveCount(0);
  await form.openTab('Advanced');
  await form.field('Registration token').fill('Not A Token');
  await expect(page.getByText('the server takes only lower case letters')).toBeVisible();
  await form.openTab('Naming and labels');
  await form.addMachineLabel('bad key!', 'x');
  await expect(page.getByText('“bad key!” is not a valid key', { exact: false }).first()).toBeVisible();
  await form.createButton.click();
  await expect(form.summary).toContainText('3 mistakes');

  await form.summary.getByRole('button', { name: 'Registration token' }).click();
  await expect(form.field('Registration token')).toBeFocused();
  await form.field('Registration token').fill('a-token-of-mooring');
  await form.summary.getByRole('button', { name: 'Name', exact: true }).click();
  await expect(form.name).toBeFocused();
  await form.name.fill('mooring');
  await expect(form.summary).toContainText('one mistake');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Leave without saving' }).click();
  await expect(registrations.row('mooring')).toHaveCount(0);
});

test('a token that is in use is named before anything is saved', async ({ page, registrations: made }) => {
  const registrations = new RegistrationList(page);
  const form = new RegistrationForm(page);

  await made.create('lock', { token: 'the-token-of-the-lock' });
  await registrations.open();
  await registrations.createLink.click();
  await form.openTab('Advanced');
  await form.field('Registration token').fill('the-token-of-the-lock');
  await expect(page.getByText('The registration endpoint lock uses this token', { exact: false })
    .or(page.getByText('The registration endpoint fleet-default/lock uses this token', { exact: false }))).toBeVisible();
});

test('what becomes meaningless with the host type is kept, named and removed with one button', async ({ page, registrations: made }) => {
  const registrations = new RegistrationList(page);
  const form = new RegistrationForm(page);
  const spec = { config: { 'cloud-config': { users: [{ name: 'root' }] }, 'elemental': { install: { device: '/dev/sda' } } } };

  await made.create('dock', spec);
  await registrations.open();
  await registrations.act('dock', 'Edit Config');
  await form.openTab('Installation');
  await expect(form.field('Disk to install on')).toHaveValue('/dev/sda');
  await form.hostType('Somebody else').check();
  await expect(page.getByRole('tab', { name: 'Installation' })).toHaveCount(0);
  await expect(page.getByText('These settings have no effect')).toBeVisible();

  await form.hostType('Elemental').check();
  await form.openTab('Installation');
  await expect(form.field('Disk to install on')).toHaveValue('/dev/sda');

  await form.hostType('Somebody else').check();
  await page.getByRole('button', { name: 'Remove these settings' }).click();
  await expect(page.getByText('These settings have no effect')).toHaveCount(0);
  await form.saveButton.click();
  // machines without our label may have come through it
  await page.getByRole('dialog').getByRole('button', { name: 'Save anyway' }).click();
  await expect(page.getByText('The operating system of these hosts isn\'t managed by Elemental.')).toBeVisible();
  const { spec: saved } = await made.read('dock');

  expect(saved).toMatchObject({
    config: { elemental: { registration: { 'no-toolkit': true } } },
    machineInventoryAnnotations: { 'elemental.cattle.io/os.unmanaged': 'true' },
  });
  expect(JSON.stringify(saved)).not.toMatch(/sda|users/);
});

test('the preview follows what is typed, with the machine of one\'s choice', async ({ page }) => {
  const form = new RegistrationForm(page);
  const preview = page.getByRole('region', { name: /preview/i });

  await new RegistrationList(page).open();
  await new RegistrationList(page).createLink.click();
  await form.name.fill('slipway');
  await form.machineName.fill('edge-${System Information/UUID}');
  await expect(preview).toContainText(/edge-[0-9a-f]{8}-[0-9a-f-]{27}/);
  await form.machineName.fill('edge-${Random/Hex/99}');
  await expect(preview).toContainText('register');
  await form.hostType('Somebody else').check();
  await expect(preview).toContainText('ui.elemental.cattle.io/unmanaged');
});

test('an edit that cuts hosts off is asked about before it is saved', async ({ page, hosts, registrations: made }) => {
  const registrations = new RegistrationList(page);
  const form = new RegistrationForm(page);

  await made.createAsTyped('ferry', 'Somebody else');
  await registrations.open();
  await hosts.register('ferry-1', await made.url('ferry'), { noToolkit: true });
  await expect(registrations.machines('ferry')).toHaveText('1');
  await registrations.act('ferry', 'Edit Config');
  await form.openTab('Advanced');
  await form.field('Registration token').fill('another-token-for-the-ferry');
  await form.saveButton.click();
  const question = page.getByRole('dialog');

  await expect(question).toContainText('1 machine has registered here.');
  await page.keyboard.press('Escape');
  await expect(form.field('Registration token')).toHaveValue('another-token-for-the-ferry');
  await form.saveButton.click();
  await question.getByRole('button', { name: 'Save anyway' }).click();
  await expect(page).toHaveURL(/fleet-default\/ferry/);
});
