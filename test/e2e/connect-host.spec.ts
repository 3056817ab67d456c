import { parse } from 'yaml';
import { ConnectHost } from './pages/connect-host';
import { RegistrationForm } from './pages/registration-form';
import { RegistrationPage } from './pages/resource-page';
import { RegistrationList } from './pages/resource-list';
import { expect, test } from './support/fixtures';
import { tabTo } from './support/keyboard';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('an unmanaged host is connected by keyboard alone, from the list to its machine', async ({ page, hosts, registrations: made }) => {
  const registrations = new RegistrationList(page);
  const form = new RegistrationForm(page);
  const connect = new ConnectHost(page);

  await registrations.open();
  await tabTo(page, registrations.createLink);
  await page.keyboard.press('Enter');
  await tabTo(page, form.name);
  await page.keyboard.type('pier');
  await tabTo(page, form.hostType('Elemental'));
  await page.keyboard.press('ArrowDown');
  await expect(form.hostType('Somebody else')).toBeChecked();
  await tabTo(page, form.machineName);
  await page.keyboard.type('pier-${Random/H');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(form.machineName).toHaveValue(/^pier-\$\{Random\/Hex\/\d+\}$/);
  await tabTo(page, form.createButton);
  await page.keyboard.press('Enter');

  await expect(connect.waiting).toBeVisible();
  await tabTo(page, connect.modes);
  await page.keyboard.press('ArrowDown');
  await expect(connect.mode('Inventory and Kubernetes')).toBeChecked();
  const url = await new RegistrationPage(page).revealUrl();
  const { inventory } = await hosts.register('pier', url, { noToolkit: true }, { operatingSystem: 'debian' });

  await expect(connect.arrived).toContainText(inventory?.name ?? 'a machine');
  await expect(connect.arrived).toContainText('Debian GNU/Linux 12 (bookworm)');
  await tabTo(page, connect.arrived.getByRole('link'));
  await page.keyboard.press('Enter');
  await expect(page.getByText('The operating system of this machine isn\'t managed by Elemental.')).toBeVisible();
  await made.delete('pier');
});

test('several hosts that arrive at once are all shown, and no secret is until somebody asks', async ({ page, hosts, registrations: made }) => {
  const connect = new ConnectHost(page);
  const registration = new RegistrationPage(page);

  await made.create('berth', {
    machineInventoryLabels: { 'ui.elemental.cattle.io/registration': 'berth' },
    config: { elemental: { registration: { 'no-toolkit': true } } },
  });
  await new RegistrationList(page).open();
  await new RegistrationList(page).openRow('berth');
  await expect(connect.waiting).toBeVisible();
  const url = await registration.revealUrl();
  const token = url.split('/').pop() ?? '';

  await test.step('the commands', async () => {
    await expect(connect.code('Write the configuration')).toContainText('••••••');
    await expect(connect.code('Write the configuration')).not.toContainText(token);
    expect(await connect.copied('Write the configuration')).toContain(url);
    expect(await connect.copied('Register')).toMatch(/^elemental-register .*--no-toolkit$/);
    await page.getByRole('button', { name: 'Show the secret' }).click();
    await expect(connect.code('Write the configuration')).toContainText(token);
    await page.getByRole('button', { name: 'Hide the secret' }).click();
  });

  await test.step('the agent, which is said to get a token for every Secret', async () => {
    await expect(page.getByText('The host receives a token')).toHaveCount(0);
    await connect.mode('Inventory and Kubernetes').check();
    await expect(page.getByText('The host receives a token that can read and change every Secret in the namespace fleet-default')).toBeVisible();
    expect(await connect.copied('Register')).toContain('--install --no-toolkit');
    await expect(page.getByText('What runs on the host when a reset is triggered')).toBeVisible();
  });

  await test.step('the same for those who never type', async () => {
    await connect.format('Script').click();
    expect(await connect.copied('Script')).toMatch(/^#!.*bash/);
    await connect.format('Ansible').click();
    expect(parse(await connect.copied('Ansible'), { logLevel: 'silent' })).toMatchObject([{ hosts: 'all', become: true }]);
    await connect.format('cloud-init').click();
    expect(await connect.copied('cloud-init')).toMatch(/^#cloud-config\n/);
    await connect.format('Edge Image Builder').click();
    expect(parse(await connect.copied('elemental/elemental_config.yaml')))
      .toMatchObject({ elemental: { registration: { url, 'no-toolkit': true } } });
  });

  await Promise.all(['berth-1', 'berth-2', 'berth-3'].map((name) => hosts.register(name, url, { noToolkit: true })));
  await expect(connect.arrived).toHaveCount(3);
});

test('an error of the client leads to its cause', async ({ page }) => {
  const registrations = new RegistrationList(page);

  await registrations.open();
  await registrations.openRow('shops');
  await page.getByText('My host isn\'t showing up').click();
  await page.getByRole('textbox', { name: /Paste the error message/ })
    .fill('FATA[0000] registering machine: tpm device not available: TPM device not available');
  await expect(page.getByRole('status').filter({ hasText: 'One known cause' })).toBeVisible();
});

test('from the list, hosts are connected in a drawer', async ({ page }) => {
  const registrations = new RegistrationList(page);
  const connect = new ConnectHost(page);

  await registrations.open();
  await registrations.act('shops', 'Connect a host');
  await expect(page.getByText('Connect a host through shops')).toBeVisible();
  await expect(connect.waiting).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(connect.waiting).toHaveCount(0);
  await expect(page).toHaveURL(/machineregistration$/);
});

test('for hosts that Elemental looks after, there is a configuration and media, and no command', async ({ page }) => {
  const registrations = new RegistrationList(page);
  const connect = new ConnectHost(page);

  await registrations.open();
  await registrations.openRow('factory-images');
  const downloading = page.waitForEvent('download');

  await page.getByRole('button', { name: 'Download the configuration' }).click();
  expect((await downloading).suggestedFilename()).toBe('factory-images-config.yaml');
  await expect(page.getByRole('link', { name: 'Build media' })).toBeVisible();
  await expect(connect.modes).toHaveCount(0);
  await expect(connect.code('Register')).toHaveCount(0);
});
