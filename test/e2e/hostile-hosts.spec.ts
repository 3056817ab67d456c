import { MachineList } from './pages/resource-list';
import { MachinePage } from './pages/resource-page';
import { expect, test } from './support/fixtures';

// What a machine says of itself is chosen by who runs it.

test('markup from a host is shown as text in the list and on its page', async ({ page }) => {
  const machines = new MachineList(page);
  const markup = '<img src=x onerror="document.title=\'owned\'"> {{constructor.constructor("alert(1)")()}}';

  await machines.open();
  await expect(machines.row('hostile-markup')).toContainText(markup);
  await machines.openRow('hostile-markup');
  await expect(new MachinePage(page).fact('Operating system')).toHaveText(markup);
  await expect(new MachinePage(page).fact('OS version')).toHaveText('javascript:alert(1)');
  await expect(page).not.toHaveTitle(/owned/);
});

test('what the operator escaped is shown as the host wrote it', async ({ page }) => {
  const machine = new MachinePage(page);

  await machine.open('hostile-text');
  await expect(machine.fact('Operating system')).toContainText('O\'Brien <Linux> & Co');
});

test('a text without end does not push the other columns away', async ({ page }) => {
  const machines = new MachineList(page);

  await machines.open();
  await expect(machines.row('hostile-text')).toBeVisible();
  const table = await page.getByRole('table').boundingBox();

  expect(table?.width).toBeLessThan(1400);
});
