import { OsInventory } from './pages/os-inventory';
import { MachineList } from './pages/resource-list';
import { MachinePage } from './pages/resource-page';
import { expect, test, type Page } from './support/fixtures';
import { MARKUP, SCRIPT } from './support/hostile-text';

// What a machine says of itself is chosen by who runs it; and an address, by who sends it.

/** Nothing of it has become a part of the page, or has run. */
async function expectOnlyText(page: Page): Promise<void> {
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
  await expect(page).not.toHaveTitle(/owned/);
}

test('markup from a host is shown as text in the list and on its page', async ({ page }) => {
  const machines = new MachineList(page);
  const machine = new MachinePage(page);

  await machines.open();
  await expect(machines.row('hostile-markup')).toContainText(MARKUP);
  await machines.openRow('hostile-markup');
  await expect(machine.fact('Operating system')).toHaveText(MARKUP);
  await expect(machine.fact('OS version')).toHaveText('javascript:alert(1)');
  await machine.openTab('Labels and annotations');
  await expect(machine.annotation('elemental.cattle.io/os.pretty-name')).toContainText(MARKUP);
  await expect(machine.annotation('elemental.cattle.io/os.name')).toContainText(SCRIPT);
  await expectOnlyText(page);
});

test('markup from a host is shown as text in the OS inventory, and where its machines are listed', async ({ page }) => {
  const fleet = new OsInventory(page);

  await fleet.open();
  await expect(fleet.bar('Operating system and version', MARKUP)).toContainText('1');
  await expect(fleet.bar('Operating system and version', MARKUP).getByRole('button')).toHaveAttribute('title', MARKUP);
  await fleet.bar('Operating system', SCRIPT).getByRole('button').click();
  await expect(fleet.chosen(`Operating system: ${ SCRIPT }`).getByRole('link')).toHaveText('hostile-markup');
  await expectOnlyText(page);
});

test('a filter in an address is data, to the page and to the server', async ({ page }) => {
  const machines = new MachineList(page);
  const hostile = `${ MARKUP } ' " , = | ( ) \\ % _`;
  const written = encodeURIComponent(hostile);

  await machines.open(`?q=${ written }&label=${ written }&registration=${ written }&host=${ written }&group=label:${ written }`);
  await expect(page.getByRole('searchbox')).toHaveValue(hostile);
  await expect(machines.labelFilter(hostile)).toBeVisible();
  await expect(page.getByText('No machine meets this search.')).toBeVisible();
  await expectOnlyText(page);

  await machines.filter('hostile-');
  await expect(machines.rows).toHaveCount(3);
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
