import { expect, test } from './support/fixtures';
import { MachineList, RegistrationList } from './pages/resource-list';
import { RegistrationForm } from './pages/registration-form';
import { MachinePage, RegistrationPage } from './pages/resource-page';

test('an administrator connects an unmanaged host, from the first question to the delete', async ({ page, hosts }) => {
  const registrations = new RegistrationList(page);
  const form = new RegistrationForm(page);
  const registration = new RegistrationPage(page);
  const machines = new MachineList(page);
  let url = '';

  await test.step('creates a registration endpoint for hosts whose system somebody else looks after', async () => {
    await registrations.open();
    await registrations.createLink.click();
    await form.name.fill('harbour');
    await form.hostType('Somebody else').check();
    await form.machineName.fill('crane-${Random/Hex/6}');
    await form.addMachineLabel('example.com/site', 'harbour');
    await form.createButton.click();
    await expect(page.getByRole('heading', { name: /harbour/ })).toBeVisible();
    await expect(page.getByText('The operating system of these hosts isn\'t managed by Elemental.')).toBeVisible();
  });

  await test.step('reads the registration URL, which is hidden until asked for', async () => {
    await expect(registration.url).toHaveText(/\/elemental\/registration\/••••••..$/);
    url = await registration.revealUrl();
    expect(url).toMatch(/^http:\/\/localhost:\d+\/elemental\/registration\/[a-z0-9]{20,}$/);
  });

  const name = await test.step('sees the machine appear without a reload, with its badge', async () => {
    await machines.open();
    await machines.filter('crane-');
    await expect(page.getByText('No machine meets this search.')).toBeVisible();
    const { exitCode, inventory } = await hosts.register('crane', url, { noToolkit: true }, { operatingSystem: 'debian' });

    expect(exitCode).toBe(0);
    const crane = inventory?.name ?? '';

    await expect(machines.row(crane)).toContainText('Unmanaged');
    await expect(machines.row(crane)).toContainText('Inventory only');
    await expect(machines.row(crane)).toContainText('Debian GNU/Linux 12 (bookworm)');

    return crane;
  });

  await test.step('finds it among the unmanaged machines, and not among the managed ones', async () => {
    await machines.showOnly('Unmanaged');
    await expect(machines.row(name)).toBeVisible();
    await expect(page).toHaveURL(/host=unmanaged/);
    await machines.showOnly('Managed');
    await expect(page.getByText('No machine meets this search.')).toBeVisible();
    await machines.showOnly('All');
    await expect(machines.row(name)).toBeVisible();
  });

  await test.step('reads on its page what Elemental does with it and what the host said', async () => {
    await machines.openRow(name);
    await expect(page.getByText('The operating system of this machine isn\'t managed by Elemental.')).toBeVisible();
    await expect(page.getByText('Unmanaged').first()).toBeVisible();
    await expect(new MachinePage(page).fact('Operating system')).toHaveText('Debian GNU/Linux 12 (bookworm)');
  });

  await test.step('sees the agent connect without a reload', async () => {
    await hosts.register('crane', url, { noToolkit: true, install: true });
    hosts.startAgent('crane');
    await expect(page.getByText('The machine\'s agent has connected at least once.', { exact: false })).toBeVisible();
  });

  await test.step('edits the registration endpoint', async () => {
    await registrations.open();
    await registrations.act('harbour', 'Edit Config');
    await expect(form.name).toBeDisabled();
    await expect(form.hostType('Somebody else')).toBeChecked();
    await form.machineName.fill('lift-${Random/Hex/6}');
    await form.saveButton.click();
    await page.getByRole('tab', { name: 'Configuration' }).click();
    await expect(page.getByText('lift-${Random/Hex/6}')).toBeVisible();
  });

  await test.step('deletes the machine and the registration endpoint', async () => {
    await machines.open();
    await machines.filter(name);
    await expect(machines.rows).toHaveCount(1);
    await machines.delete(name);
    await expect(machines.row(name)).toHaveCount(0);
    await registrations.open();
    await registrations.delete('harbour');
    await expect(registrations.row('harbour')).toHaveCount(0);
  });
});
