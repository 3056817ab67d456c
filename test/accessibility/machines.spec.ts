import type { Locator, Route } from '@playwright/test';
import { toggle } from '../e2e/pages/checkbox';
import { MachineDialogs } from '../e2e/pages/machine-dialogs';
import { MachineForm } from '../e2e/pages/machine-form';
import { OsInventory } from '../e2e/pages/os-inventory';
import { MachineList } from '../e2e/pages/resource-list';
import { expect, test, type Page } from '../e2e/support/fixtures';
import { expectAccessible } from './violations';

const INVENTORY = 'elemental.cattle.io.machineinventory';
/** The requests for pages of machines. */
const PAGES = /\/v1\/elemental\.cattle\.io\.machineinventories\?/;
const DIALOG = '[role="dialog"]';

/** Opens the page of one of the sample's machines. */
async function openMachine(page: Page, name: string): Promise<void> {
  await page.goto(`c/_/elemental/${ INVENTORY }/fleet-default/${ name }`);
  await expect(page.getByRole('region', { name: 'Now' })).toBeVisible();
}

/** Makes pages of machines come when they are let go. */
async function holdMachines(page: Page): Promise<() => Promise<void>> {
  const held: Route[] = [];
  let isHeld = true;

  await page.route(PAGES, async (route) => {
    if (isHeld) {
      held.push(route);
    } else {
      await route.fallback();
    }
  });

  return async () => {
    isHeld = false;
    await Promise.all(held.map((route) => route.continue()));
  };
}

/** Makes the server count more machines than are read without being asked for. */
async function countMany(page: Page): Promise<void> {
  await page.route(/\/v1\/counts/, async (route) => {
    const response = await route.fetch();
    const body = await response.json() as { data: { counts: Record<string, { summary: { count: number } }> }[] };

    for (const { counts } of body.data) {
      counts[INVENTORY] = { summary: { count: 100_000 } };
    }
    await route.fulfill({ response, json: body });
  });
}

test('the list with all that filters and arranges it', async ({ page }) => {
  const list = new MachineList(page);

  await list.open(`?registration=shops&group=registration&label=${ encodeURIComponent('example.com/role=till') }&label=no+such+%3D`);
  await expect(list.rows.first()).toBeVisible();
  await list.labelInput.fill('a b');
  await list.labelInput.press('Enter');
  await expect(page.getByText('This is not a label\'s key.')).toBeVisible();
  await list.columnButton.click();
  await expectAccessible(page);
});

test('the list where the machines can\'t be read', async ({ page, watch }) => {
  watch.expect(/500/);
  watch.expect(/Error in fetch\(\)/);
  await page.route(PAGES, (route) => route.fulfill({ status: 500, json: { type: 'error', message: 'no' } }));
  await new MachineList(page).open();
  await expect(page.getByRole('alert').filter({ hasText: 'The machines could not be read.' })).toBeVisible();
  await expectAccessible(page);
});

test('the dialogs for machines that were selected', async ({ page }) => {
  const list = new MachineList(page);
  const dialogs = new MachineDialogs(page);

  await list.open();
  // one of each: what a reset does, and that one would be the wrong one
  await list.select('berlin-edge-05', 'berlin-edge-12', 'gateway-03', 'img-01', 'img-15', 'till-01');

  await test.step('labels', async () => {
    await list.bulkButton('Labels').click();
    await dialogs.setLabel('a b', 'hamburg');
    await expect(dialogs.failures.filter({ hasText: 'not a valid key' })).toBeVisible();
    await expectAccessible(page, DIALOG);
  });

  await test.step('labels from a table', async () => {
    await dialogs.button('Paste a table').click();
    await dialogs.table.fill('name,example.com/site\ntill-01,hamburg\nnobody,hamburg');
    await dialogs.button('Check').click();
    await toggle(dialogs.dialog.getByRole('checkbox', { name: /^Leave these out/ }));
    await expect(dialogs.preview).toContainText('1 machine changes.');
    await expectAccessible(page, DIALOG);
    await dialogs.button('Cancel').click();
  });

  await test.step('reset trigger', async () => {
    await list.bulkButton('Reset trigger').click();
    await expect(dialogs.dialog).toContainText('no agent ever connected');
    await expectAccessible(page, DIALOG);
    await dialogs.button('Cancel').click();
  });

  await test.step('export', async () => {
    await list.bulkButton('Export').click();
    await expectAccessible(page, DIALOG);
    await dialogs.button('Cancel').click();
  });

  await test.step('delete', async () => {
    await list.bulkButton('Delete').click();
    await expect(dialogs.dialog).toContainText('The cluster factory loses 1 node.');
    // one of them would get the wrong reset
    await dialogs.button('Leave 1 machine out').click();
    await dialogs.confirmation.fill('5');
    await expectAccessible(page, DIALOG);
  });
});

test('what a dialog says of machines that were not changed', async ({ page, watch }) => {
  const list = new MachineList(page);
  const dialogs = new MachineDialogs(page);

  watch.expect(/503/);
  await list.open('?q=till-0');
  await list.select('till-01', 'till-02');
  await list.bulkButton('Labels').click();
  await dialogs.setLabel('example.com/site', 'hamburg');
  await page.route(/\/fleet-default\/till-0/, (route) => route.fulfill({ status: 503, json: { type: 'error', message: 'no capacity' } }));
  await dialogs.button('Apply to 2 machines').click();
  await expect(dialogs.failures).toContainText('2 machines were not changed');
  await expectAccessible(page, DIALOG);
});

test('the form of a machine, with what is asked before it is saved', async ({ page, machines }) => {
  const form = new MachineForm(page);

  await machines.create('quay-9', { labels: { site: 'harbour' }, annotations: { 'elemental.cattle.io/os.name': 'Debian' } });
  await form.open('quay-9');
  await form.protectedEntry('Annotations', 'elemental.cattle.io/os.name');
  await form.addLabel('bad key!', 'x');
  await form.hostType('Somebody else').check();
  await form.saveButton.click();
  await expect(form.summary).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('group', { name: 'Labels', exact: true }).getByRole('textbox', { name: /^Key for/ }).last().fill('example.com/berth');
  await form.saveButton.click();
  await expect(form.question).toBeVisible();
  await expectAccessible(page, DIALOG);
});

test('the OS inventory before, while and after it reads the machines', async ({ page, machines }) => {
  const fleet = new OsInventory(page);
  const annotations = { 'elemental.cattle.io/os.unmanaged': 'true' };
  const hash = 'cd'.repeat(32);

  await machines.create('twin-1', { annotations }, hash);
  await machines.create('twin-2', { annotations }, hash);
  await countMany(page);
  await page.goto('c/_/elemental/os-inventory');

  await test.step('before', async () => {
    await expect(page.getByRole('button', { name: 'Read all machines' })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('meanwhile', async () => {
    const letGo = await holdMachines(page);

    await page.getByRole('button', { name: 'Read all machines' }).click();
    await expect(page.getByRole('progressbar', { name: 'Reading all machines' })).toBeVisible();
    await expectAccessible(page);
    await letGo();
  });

  await test.step('afterwards, with machines of the same hash and without labels', async () => {
    await expect(fleet.bar('Machines with the same identity (hash)', hash)).toContainText('2');
    await fleet.bar('Machines with the same identity (hash)', hash).getByRole('button').click();
    await expect(fleet.chosen(`Identity (hash): ${ hash }`).getByRole('link')).toHaveCount(2);
    await expect(fleet.unlabelled).toBeVisible();
    await expectAccessible(page);
  });
});

/** The tabs of a machine's page, by what is there once they are. */
const TABS: Record<string, (page: Page) => Locator> = {
  'Network': (page) => page.getByRole('region', { name: 'Network', exact: true }),
  'Labels and annotations': (page) => page.getByRole('region', { name: 'Annotations', exact: true }),
  'Plan': (page) => page.getByRole('region', { name: 'What became of it' }),
};

test('a machine that doesn\'t fit together, with each of its tabs', async ({ page }) => {
  await openMachine(page, 'gateway-03');
  await page.getByText('What that means').click();
  await expect(page.getByRole('region', { name: 'What doesn\'t fit together' })).toBeVisible();
  await expectAccessible(page);
  for (const [name, content] of Object.entries(TABS)) {
    await page.getByRole('tab', { name, exact: true }).click();
    await expect(content(page)).toBeVisible();
    await expectAccessible(page, '.tab-container');
  }
});

test('a machine without an agent, with the steps to get one', async ({ page }) => {
  await openMachine(page, 'berlin-edge-12');
  await page.getByRole('button', { name: 'Install the agent (Kubernetes provisioning)' }).click();
  await expect(page.getByRole('region', { name: 'Install the agent' })).toContainText('zypper install');
  await expectAccessible(page);
});

test('a machine in a cluster, with its plan', async ({ page }) => {
  await openMachine(page, 'img-01');
  await page.getByRole('tab', { name: 'Plan', exact: true }).click();
  await page.getByRole('button', { name: /^Show: / }).first().click();
  await expect(page.getByRole('button', { name: /^Hide: / })).toBeVisible();
  await expectAccessible(page);
});
