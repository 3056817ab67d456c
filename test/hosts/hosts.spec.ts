import { ClusterForm } from '../e2e/pages/cluster-form';
import { ClusterPage } from '../e2e/pages/cluster-page';
import { Dashboard } from '../e2e/pages/dashboard';
import { OsInventory } from '../e2e/pages/os-inventory';
import { expect, test } from './support/fixtures';

// What the package can do on each Rancher that it is for. The titles become the rows of the table of results.

test('the product is in the menu and opens', async ({ page }) => {
  await page.goto('home');
  await page.getByRole('link', { name: 'Elemental' }).click();
  await expect(new Dashboard(page).heading('Registration endpoints')).toBeVisible();
  for (const entry of ['Machine inventory', 'OS inventory', 'Update groups']) {
    await expect(new Dashboard(page).menuEntry(entry)).toBeVisible();
  }
});

test('the OS inventory counts the fleet and exports it', async ({ page, picture }) => {
  const fleet = new OsInventory(page);

  await fleet.open();
  await expect(fleet.bar('Registration endpoint', 'shops')).toContainText('21');
  await picture('os-inventory');
  expect(await fleet.exported('CSV')).toContain('till-01');
});

test('the page of a cluster and the form for a new one know the machines', async ({ page, picture }) => {
  const cluster = new ClusterPage(page);
  const form = new ClusterForm(page);

  await cluster.open('berlin');
  await cluster.machinesTab.click();
  await expect(cluster.machine('berlin-edge-01')).toContainText('Unmanaged');
  await picture('cluster');
  await form.open();
  await form.addCondition('example.com/site', 'berlin');
  await expect(form.preview).toContainText('12 machines match.');
  await picture('cluster-form');
});
