import path from 'node:path';
import type { Page } from '@playwright/test';
import { MachineList, RegistrationList } from '../e2e/pages/resource-list';
import { RegistrationForm } from '../e2e/pages/registration-form';
import { expect, test } from '../e2e/support/fixtures';

const ASSETS = path.resolve(__dirname, '../../assets');

/**
 * Takes the picture once nothing moves any more, and without the mouse's traces: for the README, and a light one for the catalog, where
 * pictures travel inside the chart.
 */
async function picture(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await expect(page.locator('.icon-spin:visible')).toHaveCount(0);
  await page.screenshot({ path: path.join(ASSETS, `${ name }.png`), animations: 'disabled' });
  await page.screenshot({ path: path.join(ASSETS, 'catalog', `${ name }.jpg`), animations: 'disabled', type: 'jpeg', quality: 70, scale: 'css' });
}

test('the machine inventory', async ({ page }) => {
  const machines = new MachineList(page);

  await machines.open();
  await expect(machines.rows.first()).toBeVisible();
  await picture(page, 'machine-inventory');
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
});

test('an unmanaged machine', async ({ page }) => {
  const machines = new MachineList(page);

  await machines.open();
  await machines.showOnly('Unmanaged');
  await machines.rows.first().getByRole('link').first().click();
  await expect(page.getByRole('region', { name: 'Host' })).toBeVisible();
  await picture(page, 'unmanaged-machine');
});
