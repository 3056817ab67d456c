import fs from 'node:fs';
import { parseCsv } from '../support/csv';
import { INVENTORIES } from '../support/elemental/inventories';
import type { Kubernetes } from '../../local-rancher/kubernetes/connection';
import type { MachineInventory } from '../../local-rancher/elemental-operator/resources';
import { patchElemental } from '../../local-rancher/elemental-operator/writes';
import { unlessNotFound } from '../../local-rancher/kubernetes/apply';
import { Dashboard } from './pages/dashboard';
import { OsInventory } from './pages/os-inventory';
import { MachineList } from './pages/resource-list';
import { expect, test } from './support/fixtures';
import { MARKUP } from './support/hostile-text';

const IN_FLEET = { ...INVENTORIES, namespace: 'fleet-default' };
const UNMANAGED = 'ui.elemental.cattle.io/unmanaged';
const REGISTRATION = 'ui.elemental.cattle.io/registration';

async function allMachines({ custom }: Kubernetes): Promise<MachineInventory[]> {
  return (await custom.listNamespacedCustomObject(IN_FLEET) as { items: MachineInventory[] }).items;
}

/** Says that it is unmanaged, but not by the label. */
function isUnlabelled({ metadata: { labels, annotations } }: MachineInventory): boolean {
  return labels?.[UNMANAGED] === undefined && Object.entries(annotations ?? {}).some(([key, value]) => /(^|\/)os\.unmanaged$/.test(key) && value === 'true');
}

/** A machine that registered before our labels existed. */
async function createUnlabelled({ custom }: Kubernetes, name: string): Promise<void> {
  await custom.createNamespacedCustomObject({
    ...IN_FLEET,
    body: {
      apiVersion: 'elemental.cattle.io/v1beta1',
      kind: 'MachineInventory',
      metadata: { name, annotations: { 'elemental.cattle.io/os.unmanaged': 'true', 'elemental.cattle.io/os.name': '=1+1' } },
      spec: { tpmHash: 'ab'.repeat(32) },
    },
  });
}

test('the OS inventory counts all machines, and its bars lead to them', async ({ page, kubernetes }) => {
  const fleet = new OsInventory(page);
  const machines = await allMachines(kubernetes);
  const shops = machines.filter(({ metadata }) => metadata.labels?.[REGISTRATION] === 'shops').length;
  const debian = machines.filter(({ metadata }) => metadata.annotations?.['elemental.cattle.io/os.id'] === 'debian'
    && metadata.annotations['elemental.cattle.io/os.name'] === 'Debian GNU/Linux');

  await new Dashboard(page).openElemental();
  await new Dashboard(page).menuEntry('OS inventory').click();
  await expect(page.getByText(new RegExp(`^${ machines.length } machines, as of`))).toBeVisible();
  await expect(fleet.bar('Registration endpoint', 'shops')).toContainText(String(shops));

  await fleet.bar('Operating system', 'Debian GNU/Linux').getByRole('button').click();
  await expect(fleet.chosen('Operating system: Debian GNU/Linux').getByRole('link')).toHaveCount(debian.length);

  await fleet.bar('Registration endpoint', 'shops').getByRole('link').click();
  await expect(new MachineList(page).registrationFilter('shops')).toBeVisible();
  await expect(new MachineList(page).row('till-01')).toBeVisible();
});

test('an export holds every machine, and nothing that a spreadsheet would calculate', async ({ page, kubernetes }) => {
  const fleet = new OsInventory(page);
  const machines = await allMachines(kubernetes);

  await fleet.open();
  const [header = [], ...rows] = parseCsv((await fleet.exported('CSV')).replace(/^\uFEFF/, ''));
  const data = rows.map((row) => Object.fromEntries(row.map((cell, index) => [header[index], cell])) as Record<string, string>);
  const said = (name: string): object | undefined => data.find((machine) => machine.name === name);

  expect(data.map(({ name }) => name).sort()).toEqual(machines.map(({ metadata }) => metadata.name).sort());
  expect(said('hostile-formula')).toMatchObject({
    operatingSystem: '\'=HYPERLINK("https://example.com","Debian")', address: '\'+1+1', hostType: 'unmanaged',
  });
  expect(said('hostile-markup')).toMatchObject({ operatingSystem: MARKUP, osVersion: 'javascript:alert(1)' });
  expect(said('hostile-text')).toMatchObject({ osVersion: '\uFFFD\uFFFD---' });
  for (const row of data) {
    expect(Object.values(row).filter((cell) => /^[=+\-@\t\r]/.test(cell)), row.name).toEqual([]);
  }

  const exact = JSON.parse(await fleet.exported('JSON')) as { name: string; operatingSystem: string }[];

  const exactly = (name: string): object | undefined => exact.find((machine) => machine.name === name);

  expect(exactly('hostile-formula')).toMatchObject({ operatingSystem: '=HYPERLINK("https://example.com","Debian")', address: '+1+1' });
  expect(exactly('hostile-markup')).toMatchObject({ operatingSystem: MARKUP, osVersion: 'javascript:alert(1)' });
  expect(exactly('hostile-text')).toMatchObject({ osVersion: '\u0000\u0007---' });
});

test('a selection is exported from the list, hosts that mean harm included', async ({ page }) => {
  const machines = new MachineList(page);

  await machines.open();
  await machines.row('hostile-formula').getByRole('checkbox').click();
  await machines.row('hostile-markup').getByRole('checkbox').click();
  const download = page.waitForEvent('download');

  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('dialog', { name: 'Export 2 machines' }).getByRole('button', { name: 'Download CSV' }).click();
  const file = await download;
  const [, ...rows] = parseCsv(fs.readFileSync(await file.path(), 'utf8').replace(/^\uFEFF/, ''));

  expect(file.suggestedFilename()).toMatch(/^machines-.*\.csv$/);
  expect(rows.map(([name, , , , , operatingSystem]) => [name, operatingSystem])).toEqual([
    ['hostile-formula', '\'=HYPERLINK("https://example.com","Debian")'], ['hostile-markup', MARKUP],
  ]);
});

test('machines that registered before there were labels get them', async ({ page, kubernetes }) => {
  const fleet = new OsInventory(page);
  const names = ['old-till-1', 'old-till-2', 'old-other'];
  // some of the sample's, too, which other tests expect to stay so
  const others = (await allMachines(kubernetes)).filter(isUnlabelled).map(({ metadata }) => metadata.name);
  const count = names.length + others.length;

  try {
    for (const name of names) {
      await createUnlabelled(kubernetes, name);
    }
    await fleet.open();
    await expect(fleet.unlabelled).toContainText(`${ count } machines are unmanaged, and their labels don't say so.`);
    await expect(fleet.bar('Machines with the same identity (hash)', 'ab'.repeat(32))).toContainText('3');

    await fleet.unlabelled.getByRole('combobox').first().click();
    await page.getByRole('option', { name: 'shops', exact: true }).click();
    await fleet.unlabelled.getByRole('textbox', { name: 'Only machines whose names begin with' }).fill('old-till-');
    await fleet.unlabelled.getByRole('button', { name: 'Add the labels' }).click();
    await expect(fleet.unlabelled).toContainText(`${ count } machines got their labels.`);

    const machines = await allMachines(kubernetes);

    expect(machines.filter(isUnlabelled)).toEqual([]);
    expect(machines.filter(({ metadata }) => names.includes(metadata.name)).map(({ metadata }) => metadata.labels)).toEqual([
      { [UNMANAGED]: 'true' }, { [UNMANAGED]: 'true', [REGISTRATION]: 'shops' }, { [UNMANAGED]: 'true', [REGISTRATION]: 'shops' },
    ]);
  } finally {
    for (const name of names) {
      await unlessNotFound(kubernetes.custom.deleteNamespacedCustomObject({ ...IN_FLEET, name }));
    }
    for (const name of others) {
      const machine = { apiVersion: '', kind: '', metadata: { name, namespace: IN_FLEET.namespace } };

      await patchElemental(kubernetes, INVENTORIES.plural, machine, { metadata: { labels: { [UNMANAGED]: null } } });
    }
  }
});

test.describe('a viewer', () => {
  test.use({ login: 'viewer' });

  test('sees the OS inventory and exports it', async ({ page }) => {
    const fleet = new OsInventory(page);

    await fleet.open();
    expect(JSON.parse(await fleet.exported('JSON'))).not.toHaveLength(0);
  });
});
