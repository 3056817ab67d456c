import { MachineDialogs } from '../e2e/pages/machine-dialogs';
import { MachineList, RegistrationList } from '../e2e/pages/resource-list';
import { RegistrationForm } from '../e2e/pages/registration-form';
import { expect, test } from '../e2e/support/fixtures';
import { picture, pictureForCatalog } from './picture';

test('the machine inventory', async ({ page }) => {
  const machines = new MachineList(page);

  await machines.open();
  await expect(machines.rows.first()).toBeVisible();
  await picture(page, 'machine-inventory');
  await pictureForCatalog(page, 'machine-inventory');
});

test('the form of a registration endpoint', async ({ page }) => {
  const list = new RegistrationList(page);
  const form = new RegistrationForm(page);

  await list.open();
  await list.createLink.click();
  await form.name.fill('berlin-edge-2');
  await form.hostType('Somebody else').check();
  await form.machineName.fill('edge-${System Information/UUID}');
  await form.addMachineLabel('site', 'berlin');
  await page.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
  await picture(page, 'registration-form');
  await pictureForCatalog(page, 'registration-form');
});

test('an unmanaged machine', async ({ page }) => {
  const machines = new MachineList(page);

  await machines.open();
  await machines.showOnly('Unmanaged');
  await machines.rows.first().getByRole('link').first().click();
  await expect(page.getByRole('region', { name: 'Host' })).toBeVisible();
  await picture(page, 'unmanaged-machine');
  await pictureForCatalog(page, 'unmanaged-machine');
});

test.describe('in a window that has room for all buttons', () => {
  test.use({ viewport: { width: 1600, height: 941 } });

  test('what follows when machines are deleted', async ({ page }) => {
    const machines = new MachineList(page);

    await machines.open();
    await machines.select('acme-01', 'berlin-edge-01', 'berlin-edge-12');
    await machines.bulkButton('Delete').click();
    await expect(new MachineDialogs(page).dialog).toContainText('What else can be done');
    await picture(page, 'delete-machines');
  });
});
