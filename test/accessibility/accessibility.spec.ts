import type { Page } from '@playwright/test';
import { Dashboard } from '../e2e/pages/dashboard';
import { OsInventory } from '../e2e/pages/os-inventory';
import { RegistrationForm } from '../e2e/pages/registration-form';
import { MachineList, RegistrationList } from '../e2e/pages/resource-list';
import { SaveGuards } from '../e2e/pages/save-guards';
import { expect, test } from '../e2e/support/fixtures';
import { OperatorCharts } from '../e2e/support/operator-charts';
import type { Registrations } from '../e2e/support/registrations';
import { violations } from './violations';

/** Each page, opened to where everything of it is there. */
const PAGES: Record<string, (page: Page) => Promise<void>> = {
  'the registration endpoints': async (page) => {
    const list = new RegistrationList(page);

    await list.open();
    await expect(list.rows.first()).toBeVisible();
  },
  'the machine inventory': async (page) => {
    const list = new MachineList(page);

    await list.open();
    await expect(list.rows.first()).toBeVisible();
  },
  'an empty list': async (page) => {
    await new MachineList(page).open('?q=there-is-no-such-machine');
    await expect(page.getByText('No machine meets this search.')).toBeVisible();
  },
  'the form': async (page) => {
    const form = new RegistrationForm(page);

    await form.openNew();
    await expect(form.createButton).toBeVisible();
  },
  'the form as YAML': async (page) => {
    const form = new RegistrationForm(page);

    await form.openNew();
    await form.showAs('YAML');
    await expect(page.locator('.CodeMirror')).toBeVisible();
  },
  'a registration endpoint that doesn\'t work': async (page) => {
    await new RegistrationList(page).open('/fleet-default/berlin-edge-copy');
    await expect(page.getByText('Change the token of one of the two.')).toBeVisible();
  },
  'an unmanaged machine': async (page) => {
    const list = new MachineList(page);

    await list.open('?host=unmanaged');
    await list.rows.first().getByRole('link').first().click();
    await expect(page.getByRole('region', { name: 'Host' })).toBeVisible();
  },
  'the OS inventory': async (page) => {
    await new OsInventory(page).open();
  },
};

/** The form that edits a registration endpoint, with something typed that somebody else has changed too. */
async function openConflict(page: Page, registrations: Registrations): Promise<void> {
  const form = new RegistrationForm(page);

  await registrations.create('looked-at', { machineName: 'before' });
  await form.open('looked-at');
  await form.machineName.fill('mine');
  await registrations.patch('looked-at', [
    { op: 'replace', path: '/spec/machineName', value: 'theirs' },
    { op: 'add', path: '/spec/labelPrefix', value: 'edge.example.com' },
  ]);
  await form.saveButton.click();
  await expect(new SaveGuards(page).conflict).toBeVisible();
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${ colorScheme } theme`, () => {
    test.use({ colorScheme });

    for (const [name, open] of Object.entries(PAGES)) {
      test(`${ name }: nothing that axe finds keeps somebody out`, async ({ page }) => {
        await open(page);
        expect(await violations(page)).toEqual([]);
      });
    }

    test('what keeps a form from losing anything: nothing that axe finds keeps somebody out', async ({ page, registrations, watch }) => {
      const guards = new SaveGuards(page);

      watch.expect(/^409 PUT/);
      watch.expect(/status of 409/);
      await openConflict(page, registrations);
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Cancel', exact: true }).click();
      await expect(guards.question).toBeVisible();
      expect(await violations(page, '[role="dialog"]')).toEqual([]);
      await guards.stayButton.click();
      await page.route('**/fleet-default/looked-at', (route) => route.fulfill({ status: 503, json: {} }), { times: 1 });
      watch.expect(/503/);
      await guards.mergeButton.click();
      await new RegistrationForm(page).saveButton.click();
      await expect(guards.failure('Rancher does not answer')).toBeVisible();
      page.once('dialog', (dialog) => void dialog.accept());
      await page.reload();
      await expect(guards.draft).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  });
}

test.describe('where Elemental is not installed', () => {
  test.use({ rancher: 'without Elemental' });

  test.afterEach(async ({ kubernetes }) => {
    await new OperatorCharts(kubernetes).uninstall();
  });

  test('the start page: nothing that axe finds keeps somebody out', async ({ page }) => {
    await new Dashboard(page).openElemental();
    await expect(page.getByRole('heading', { name: 'Elemental is not installed on this Rancher' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  test('the form of an operator before 1.4, and the same once that is gone: nothing that axe finds keeps somebody out', async ({
    page, kubernetes, watch,
  }) => {
    const charts = new OperatorCharts(kubernetes);

    // steve's answer until it has read the new types; the shell asks again
    watch.expect(/503 GET \/v1\/schemaDefinitions|status of 503/);
    await new RegistrationForm(page).openNew();
    await charts.install('1.3.5');
    await page.getByText('Some settings are missing').click();
    await expect(page.getByText(/^From version 1\.9\.2 on/)).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await charts.uninstall();
    await expect(page.getByText('Nothing that you typed is lost.')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
});
