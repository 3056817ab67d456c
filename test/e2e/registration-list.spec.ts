import fs from 'node:fs/promises';
import { parse } from 'yaml';
import { MachineList, RegistrationList } from './pages/resource-list';
import { expect, test } from './support/fixtures';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('the number of machines goes up while somebody looks, and leads to them', async ({ page, hosts, registrations: made }) => {
  const registrations = new RegistrationList(page);
  const machines = new MachineList(page);

  await made.createAsTyped('jetty', 'Somebody else');
  await registrations.open();
  await expect(registrations.row('jetty')).toContainText('Active');
  const url = await registrations.copyUrl('jetty');

  expect(url).toMatch(/^http:\/\/localhost:\d+\/elemental\/registration\/[a-z0-9]{20,}$/);
  await expect(page.getByText(url.split('/').pop() ?? '')).toHaveCount(0);

  await expect(registrations.machines('jetty')).toHaveCount(0);
  const first = await hosts.register('jetty-1', url, { noToolkit: true });

  await expect(registrations.machines('jetty')).toHaveText('1');
  await hosts.register('jetty-2', url, { noToolkit: true });
  await expect(registrations.machines('jetty')).toHaveText('2');

  await test.step('the link shows these machines and no others', async () => {
    await registrations.machines('jetty').click();
    await expect(page).toHaveURL(/\?registration=jetty$/);
    await expect(machines.registrationFilter('jetty')).toBeVisible();
    await expect(machines.rows).toHaveCount(2);
    await expect(machines.row(first.inventory?.name ?? '')).toBeVisible();
  });

  await test.step('together with the host type', async () => {
    await machines.showOnly('Managed');
    await expect(page).toHaveURL(/registration=jetty&host=managed|host=managed&registration=jetty/);
    await expect(machines.rows).toHaveCount(0);
    await machines.showOnly('Unmanaged');
    await expect(machines.rows).toHaveCount(2);
  });

  await test.step('until the filter is removed, by keyboard', async () => {
    await machines.allRegistrations.focus();
    await page.keyboard.press('Enter');
    await expect(machines.registrationFilter('jetty')).toHaveCount(0);
    await expect(page).not.toHaveURL(/registration=/);
    await expect(machines.row('till-01')).toBeVisible();
  });
});

test('the configuration is downloaded as the hosts need it', async ({ page }) => {
  const registrations = new RegistrationList(page);

  async function download(name: string): Promise<{ file: string; registration: Record<string, unknown> }> {
    const downloading = page.waitForEvent('download');

    await registrations.act(name, 'Download configuration');
    const downloaded = await downloading;
    const content = parse(await fs.readFile(await downloaded.path(), 'utf8')) as { elemental: { registration: Record<string, unknown> } };

    return { file: downloaded.suggestedFilename(), registration: content.elemental.registration };
  }

  await registrations.open();
  await expect(registrations.row('shops')).toContainText('Active');
  const unmanaged = await download('shops');

  expect(unmanaged.file).toBe('shops-config.yaml');
  expect(unmanaged.registration.url).toMatch(/\/elemental\/registration\//);
  expect(unmanaged.registration).toMatchObject({ 'emulated-tpm-seed': -1, 'no-toolkit': true });
  const managed = await download('factory-images');

  expect(managed.file).toBe('factory-images-config.yaml');
  expect(managed.registration).not.toHaveProperty('no-toolkit');
});

test('a registration endpoint that brings unmanaged hosts without saying so is marked, and mended with one click', async ({
  page, hosts, registrations: made,
}) => {
  const registrations = new RegistrationList(page);

  await made.createAsTyped('images', 'Elemental');
  await registrations.open();
  await expect(registrations.row('images')).toContainText('Managed');
  await expect(registrations.row('images')).not.toContainText('Brings unmanaged hosts');
  expect(await registrations.actions('images')).not.toContain('Mark as unmanaged');
  await registrations.open();

  await hosts.register('image-1', await made.url('images'), { noToolkit: true });
  await expect(registrations.row('images')).toContainText('Brings unmanaged hosts');
  await registrations.act('images', 'Mark as unmanaged');
  await expect(registrations.row('images')).toContainText('Unmanaged');
  await expect(registrations.row('images')).not.toContainText('Brings unmanaged hosts');
  expect(await registrations.actions('images')).not.toContain('Mark as unmanaged');
});

test('what is unusual is said where it is seen', async ({ page }) => {
  const registrations = new RegistrationList(page);

  await registrations.open();
  await expect(registrations.row('partner-gateways')).toContainText('Prefix edge.example.com');
  await expect(registrations.row('partner-gateways').getByRole('img', { name: /can't be told from others/ })).toBeVisible();
  await page.getByRole('link', { name: 'The token is used by berlin-edge.' }).click();
  await expect(page).toHaveURL(/fleet-default\/berlin-edge$/);
});

test('registration endpoints that the server does not send are not taken for none', async ({ page, watch }) => {
  const registrations = new RegistrationList(page);

  watch.expect(/500/);
  watch.expect(/Error in fetch\(\)/);
  await page.route(/\/v1\/elemental\.cattle\.io\.machineregistrations\?/, (route) => route.fulfill({ status: 500, json: { type: 'error', message: 'no' } }));
  await registrations.open();
  await expect(page.getByRole('alert').filter({ hasText: 'The registration endpoints could not be read.' })).toBeVisible();
  await expect(page.getByText('No registration endpoint')).toHaveCount(0);

  await page.unrouteAll();
  await page.getByRole('button', { name: 'Reload the page' }).click();
  await expect(registrations.row('shops')).toBeVisible();
  await registrations.filter('there-is-no-such');
  await expect(page.getByText('No registration endpoint meets this search.')).toBeVisible();
});

test.describe('a viewer', () => {
  test.use({ login: 'viewer' });

  test('sees how many machines there are, and is offered no change', async ({ page }) => {
    const registrations = new RegistrationList(page);

    await registrations.open();
    await expect(registrations.machines('shops')).toHaveText('21');
    const actions = await registrations.actions('shops');

    expect(actions).toContain('Copy registration URL');
    expect(actions.filter((action) => /Edit|Delete|Clone|Mark/.test(action))).toEqual([]);
  });
});
