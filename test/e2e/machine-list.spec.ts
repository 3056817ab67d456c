import { MachineDialogs } from './pages/machine-dialogs';
import { MachineList } from './pages/resource-list';
import { expect, test } from './support/fixtures';
import { MARKUP } from './support/hostile-text';
import { tabTo } from './support/keyboard';

const SITE = 'example.com/site';

test('a filter stands in the address, and survives reload and back', async ({ page }) => {
  const machines = new MachineList(page);

  await machines.open();
  await expect(machines.totals).toHaveText(/^\d+ machines\s+·\s+\d+ unmanaged$/);
  await machines.showOnly('Unmanaged');
  await machines.addLabel(`${ SITE }=berlin`);
  await expect(machines.rows).toHaveCount(12);
  await machines.filter('berlin-edge-0');
  await expect(machines.rows).toHaveCount(9);
  await expect(page).toHaveURL(/q=berlin-edge-0/);

  const address = page.url();

  expect(new URL(address).searchParams.getAll('label')).toEqual([`${ SITE }=berlin`]);
  await page.reload();
  await expect(machines.labelFilter(`${ SITE }=berlin`)).toBeVisible();
  await expect(machines.rows).toHaveCount(9);

  await machines.openRow('berlin-edge-01');
  await expect(page.getByRole('heading', { name: /berlin-edge-01/ })).toBeVisible();
  await page.goBack();
  await expect(machines.rows).toHaveCount(9);
  expect(page.url()).toBe(address);

  await test.step('a search that is cleared leaves the filters', async () => {
    await machines.filter('');
    await expect(page).not.toHaveURL(/[?&]q=/);
    await expect(machines.rows).toHaveCount(12);
    await expect(page).toHaveURL(/host=unmanaged/);
  });

  await test.step('labels are added and removed by keyboard', async () => {
    await machines.labelInput.fill('example.com/cluster!=berlin');
    await page.keyboard.press('Enter');
    await expect(machines.rows).toHaveCount(8);
    await tabTo(page, machines.removeLabel('example.com/cluster!=berlin'));
    await page.keyboard.press('Enter');
    await expect(machines.rows).toHaveCount(12);
    await expect(machines.labelInput).toBeFocused();
  });
});

test('a filter that can\'t be, or that nothing meets, is said', async ({ page }) => {
  const machines = new MachineList(page);

  await machines.open('?registration=shops&label=%3Cimg%20src%3Dx%3E&label=!example.com/site');
  await expect(machines.labelFilter('<img src=x>')).toBeVisible();
  await expect(page.getByText('not a label filter, so it is not applied')).toBeVisible();
  await expect(machines.rows).toHaveCount(21);
  await machines.labelInput.fill('a b');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is not a label\'s key.', { exact: false })).toBeVisible();
  await machines.addLabel('there.is/none');
  await page.getByRole('button', { name: 'Show all machines' }).click();
  await expect(machines.row('acme-01')).toBeVisible();
  await expect(page).not.toHaveURL(/label=/);
});

test('another filter starts at its first page', async ({ page }) => {
  const machines = new MachineList(page);

  await machines.haveShortPages();
  await machines.open();
  await expect(machines.rows).toHaveCount(10);
  await page.getByRole('button', { name: /next page/i }).click();
  await expect(machines.row('acme-01')).toHaveCount(0);
  await machines.addLabel(`${ SITE }=oslo`);
  await expect(machines.row('acme-01')).toBeVisible();
});

test('machines of one registration are a choice away, and its options are read only then', async ({ page }) => {
  const machines = new MachineList(page);
  const reads: string[] = [];

  page.on('request', (request) => {
    if (request.url().includes('/v1/elemental.cattle.io.machineregistrations?')) {
      reads.push(request.url());
    }
  });
  await machines.haveShortPages();
  await machines.open();
  await expect(machines.rows).toHaveCount(10);
  await page.getByRole('button', { name: /next page/i }).click();
  await expect(machines.row('acme-01')).toHaveCount(0);
  expect(reads).toEqual([]);

  await machines.showRegistration('shops');
  await expect(machines.row('till-01')).toBeVisible();
  await expect(page).toHaveURL(/[?&]registration=shops(&|$)/);
  await expect(machines.registrationFilter('shops')).toBeVisible();
  expect(reads).toHaveLength(1);

  await page.reload();
  await expect(machines.row('till-01')).toBeVisible();
  await expect(machines.registrationChoice).toHaveValue('shops');
  await machines.showRegistration('Any');
  await expect(machines.row('acme-01')).toBeVisible();
  await expect(page).not.toHaveURL(/registration=/);
});

test('the list says the cluster and the registration of a machine, and leads there', async ({ page }) => {
  const machines = new MachineList(page);
  const lookups: string[] = [];

  page.on('request', (request) => {
    const { pathname } = new URL(request.url());

    if (/\/v1\/(elemental\.cattle\.io\.machineinventoryselector|cluster\.x-k8s\.io\.machine)s?\//.test(pathname)) {
      lookups.push(pathname);
    }
  });
  await machines.open();
  await expect(machines.row('berlin-edge-01').getByRole('link', { name: 'berlin', exact: true }))
    .toHaveAttribute('href', /provisioning\.cattle\.io\.cluster\/fleet-default\/berlin$/);
  await expect(machines.row('img-01').getByRole('link', { name: 'factory', exact: true })).toBeVisible();
  await expect(machines.row('till-01').getByRole('img', { name: 'No cluster has adopted this machine.' })).toHaveText('–');
  // the selectors say it themselves, all of them in one answer
  expect(lookups).toHaveLength(1);
  await machines.row('till-01').getByRole('link', { name: 'shops' }).click();
  await expect(page).toHaveURL(/machineregistration\/fleet-default\/shops$/);
});

test('machines are grouped by the server, and no more of them are loaded', async ({ page }) => {
  const machines = new MachineList(page);

  await machines.open();
  await expect(machines.row('acme-01')).toBeVisible();
  await machines.groupBy('Registration');
  await expect(page).toHaveURL(/group=registration/);
  for (const [registration, count] of [['berlin-edge', 12], ['factory-images', 16], ['shops', 21]] as const) {
    await expect(machines.group(`Registration: ${ registration }`)).toContainText(`${ count } machines on this page`);
  }
  await expect(machines.row('acme-01')).toHaveCount(0);
  await page.reload();
  await expect(machines.group('Registration: berlin-edge')).toBeVisible();
  await page.getByRole('button', { name: 'Show the others' }).click();
  await expect(machines.row('acme-01')).toBeVisible();
  await expect(machines.row('berlin-edge-01')).toHaveCount(0);
});

test('a table of labels is pasted without a machine being selected', async ({ page }) => {
  const machines = new MachineList(page);
  const dialogs = new MachineDialogs(page);

  await machines.open();
  await expect(machines.row('acme-01')).toBeVisible();
  await machines.labelTableButton.click();
  await dialogs.table.fill(`name,${ SITE }\nberlin-edge-01,berlin\nnot-there,berlin\n`);
  await dialogs.button('Check').click();
  await expect(dialogs.dialog).toContainText('1 machine is not in the inventory');
  await page.keyboard.press('Escape');
  await expect(dialogs.dialog).toBeHidden();
  await expect(machines.labelTableButton).toBeFocused();
});

test('columns are shown on demand, and remembered', async ({ page }) => {
  const machines = new MachineList(page);

  await machines.open();
  await expect(machines.row('gateway-01')).toBeVisible();
  await expect(machines.columns).not.toContainText(['Client version']);
  await tabTo(page, machines.columnButton);
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: 'Client version' }).check();
  await page.getByRole('checkbox', { name: 'Address' }).uncheck();
  await page.getByLabel('Column of a label').fill(SITE);
  await page.keyboard.press('Enter');
  await expect(machines.row('gateway-01')).toContainText('porto');
  await expect(machines.row('gateway-01')).toContainText('v1.9.2');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('checkbox', { name: 'Client version' })).toBeHidden();
  await expect(machines.columnButton).toBeFocused();

  await page.reload();
  await expect(machines.row('gateway-01')).toContainText('porto');
  await expect(page.getByRole('columnheader', { name: 'Client version' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Address' })).toHaveCount(0);
});

test('machines are grouped by any label, and sorted by it', async ({ page }) => {
  const machines = new MachineList(page);

  await machines.open(`?group=label:${ SITE }`);
  await expect(machines.groups.first()).toContainText(`${ SITE }: berlin`);
  await expect(machines.groups.last()).toContainText(`${ SITE }: porto`);
  // the other way round
  await machines.sortBy('Name');
  await expect(machines.groups.first()).toContainText(`${ SITE }: porto`);
});

test('a state says what it means and what to do next, by keyboard and to a screen reader', async ({ page }) => {
  const machines = new MachineList(page);
  const badge = machines.row('berlin-edge-10').getByRole('img', { name: /^Failed: The machine could not do what it was told\. Look at the conditions/ });

  await machines.open();
  await expect(badge).toHaveText('Failed');
  await badge.focus();
  await expect(page.getByText(/^The machine could not do what it was told\. Look at the conditions for the reason/)).toBeVisible();
});

test('what a host says is text in cells and tooltips', async ({ page }) => {
  const machines = new MachineList(page);

  await machines.open();
  const cell = machines.row('hostile-markup').getByText(MARKUP);

  await expect(cell).toHaveAttribute('title', MARKUP);
  await cell.hover();
  await machines.columnButton.click();
  await page.getByRole('checkbox', { name: 'OS version' }).check();
  await page.keyboard.press('Escape');
  await expect(machines.row('hostile-markup')).toContainText('javascript:alert(1)');
  await expect(page).not.toHaveTitle(/owned/);
});

test('in a narrow window the table scrolls, and the page doesn\'t', async ({ page }) => {
  const machines = new MachineList(page);

  await page.setViewportSize({ width: 1024, height: 768 });
  await machines.open();
  await expect(machines.row('acme-01')).toBeVisible();
  const overflow = await page.evaluate(() => ['html', 'main'].map((selector) => {
    const element = document.querySelector(selector);

    return element ? element.scrollWidth - element.clientWidth : 0;
  }));

  expect(overflow).toEqual([0, 0]);
});

test.describe('a viewer', () => {
  test.use({ login: 'viewer' });

  test('sees as much of a machine\'s cluster as the rights allow', async ({ page }) => {
    const machines = new MachineList(page);

    await machines.open();
    await expect(machines.row('berlin-edge-01')).toBeVisible();
    await expect(machines.row('berlin-edge-01')).toContainText(/berlin(?!-)|unknown/);
    await expect(machines.labelTableButton).toBeHidden();
    await machines.addLabel(`${ SITE }=lyon`);
    await expect(machines.rows).toHaveCount(16);
  });
});
