import type { Kubernetes } from '../../local-rancher/kubernetes/connection';
import type { MachineInventory } from '../../pkg/elemental/types';
import { toggle } from './pages/checkbox';
import { MachineDialogs } from './pages/machine-dialogs';
import { MachineList } from './pages/resource-list';
import { expect, test } from './support/fixtures';

const MACHINES = { group: 'elemental.cattle.io', version: 'v1beta1', plural: 'machineinventories', namespace: 'fleet-default' };
const RESETTABLE = 'elemental.cattle.io/resettable';

async function create({ custom }: Kubernetes, name: string, metadata: Partial<MachineInventory['metadata']> = {}): Promise<void> {
  const body = { apiVersion: 'elemental.cattle.io/v1beta1', kind: 'MachineInventory', metadata: { ...metadata, name }, spec: { tpmHash: name } };

  await custom.createNamespacedCustomObject({ ...MACHINES, body });
}

async function read({ custom }: Kubernetes, name: string): Promise<MachineInventory> {
  return await custom.getNamespacedCustomObject({ ...MACHINES, name }) as MachineInventory;
}

async function labelOf(kubernetes: Kubernetes, name: string, key: string): Promise<string | undefined> {
  return (await read(kubernetes, name)).metadata?.labels?.[key];
}

async function remove({ custom }: Kubernetes, ...names: string[]): Promise<void> {
  await Promise.allSettled(names.map((name) => custom.deleteNamespacedCustomObject({ ...MACHINES, name })));
}

/** So that they can be deleted although no agent takes a reset. */
async function turnOff({ custom }: Kubernetes, ...names: string[]): Promise<void> {
  const body = [{ op: 'remove', path: '/metadata/annotations' }];

  await Promise.all(names.map((name) => custom.patchNamespacedCustomObject({ ...MACHINES, name, body })));
}

/** The requests that are about one machine. */
function refusal(name: string): (url: URL) => boolean {
  return (url) => url.pathname.endsWith(`/${ name }`);
}

test('labels are set on several machines; what fails stays selected with its message, and is tried again', async ({ page, kubernetes, watch }) => {
  const machines = new MachineList(page);
  const dialogs = new MachineDialogs(page);
  const names = ['label-1', 'label-2', 'label-3'];

  await create(kubernetes, 'label-1');
  await create(kubernetes, 'label-2', { labels: { 'example.com/old': 'x' } });
  await create(kubernetes, 'label-3', { labels: { 'example.com/site': 'berlin' } });
  await machines.open('?q=label-');
  await expect(machines.rows).toHaveCount(3);
  await machines.select(...names);
  await machines.bulkButton('Labels').click();
  await expect(dialogs.dialog).toHaveAccessibleName('Labels of 3 machines');

  await dialogs.setLabel('elemental.cattle.io/site', 'berlin');
  await expect(dialogs.dialog).toContainText('is kept by Rancher, Elemental or this extension');
  await dialogs.setLabel('example.com/site', 'berlin');
  await toggle(dialogs.dialog.getByRole('checkbox', { name: 'example.com/old (1 of 3)' }));
  await expect(dialogs.preview).toContainText('2 machines change. 1 of 3 already have it so');

  watch.expect(/503/);
  await page.route(refusal('label-2'), (route) => route.request().method() === 'PATCH'
    ? route.fulfill({ status: 503, json: { type: 'error', status: 503, message: 'no capacity' } })
    : route.fallback());
  await dialogs.button('Apply to 2 machines').click();
  await expect(dialogs.failures).toContainText('label-2: no capacity');
  await expect(dialogs.dialog).toContainText('1 of 2 done, 1 failed.');
  expect(await labelOf(kubernetes, 'label-1', 'example.com/site')).toBe('berlin');
  expect(await labelOf(kubernetes, 'label-2', 'example.com/site')).toBeUndefined();
  await expect(machines.checkbox('label-1')).not.toBeChecked();
  await expect(machines.checkbox('label-2')).toBeChecked();

  await page.unrouteAll();
  await dialogs.button('Try the one that is left').click();
  await expect(dialogs.dialog).toHaveCount(0);
  expect((await read(kubernetes, 'label-2')).metadata?.labels).toEqual({ 'example.com/site': 'berlin' });
  await expect(machines.checkbox('label-2')).not.toBeChecked();
  await remove(kubernetes, ...names);
});

test('a pasted table is checked before it is applied, also to machines that are not selected', async ({ page, kubernetes, watch }) => {
  const machines = new MachineList(page);
  const dialogs = new MachineDialogs(page);
  const names = ['table-1', 'table-2', 'table-3'];

  for (const name of names) {
    await create(kubernetes, name, { labels: { 'example.com/role': 'till' } });
  }
  await machines.open('?q=table-');
  await machines.act('table-1', 'Labels');
  await dialogs.button('Paste a table').click();
  await dialogs.table.fill('name\texample.com/site\texample.com/role\ntable-1\tber lin\t\ntable-2\tlyon\t-\ntable-2\tlyon\t\n');
  await dialogs.button('Check').click();
  await expect(dialogs.failures.first()).toContainText('Nothing can be applied because of 2 mistakes.');
  await expect(dialogs.failures.first()).toContainText('Line 2: “ber lin” can\'t be the value of the label example.com/site');
  await expect(dialogs.failures.first()).toContainText('Line 4: “table-2” stands in line 3 already.');
  await expect(dialogs.button(/^Apply/)).toBeDisabled();

  await dialogs.table.fill('name\texample.com/site\texample.com/role\ntable-1\tberlin\t\ntable-2\tlyon\t-\ntable-3\tporto\t\nnot-there\tnowhere\t\n');
  await dialogs.button('Check').click();
  await expect(dialogs.dialog).toContainText('1 machine is not in the inventory');
  await expect(dialogs.dialog).toContainText('not-there (line 5)');
  await expect(dialogs.button(/^Apply/)).toBeDisabled();
  await toggle(dialogs.dialog.getByRole('checkbox', { name: 'Leave these out' }));
  await expect(dialogs.preview).toContainText('3 machines change.');
  await expect(dialogs.preview).toContainText('table-2: example.com/site=lyon, example.com/role-');

  watch.expect(/403/);
  await page.route(refusal('table-3'), (route) => route.request().method() === 'PATCH'
    ? route.fulfill({ status: 403, json: { type: 'error', status: 403, message: 'table-3 is forbidden' } })
    : route.fallback());
  await dialogs.button('Apply to 3 machines').click();
  await expect(dialogs.failures).toContainText('table-3: table-3 is forbidden');
  await page.unrouteAll();
  await dialogs.button('Try the one that is left').click();
  await expect(dialogs.dialog).toContainText('1 of 1 done, 0 failed.');
  await dialogs.button('Close').click();

  expect(await Promise.all(names.map((name) => labelOf(kubernetes, name, 'example.com/site')))).toEqual(['berlin', 'lyon', 'porto']);
  expect(await Promise.all(names.map((name) => labelOf(kubernetes, name, 'example.com/role')))).toEqual(['till', undefined, 'till']);
  await remove(kubernetes, ...names);
});

test('the reset trigger is turned on and off, and what that means is said first', async ({ page, kubernetes }) => {
  const machines = new MachineList(page);
  const dialogs = new MachineDialogs(page);

  await create(kubernetes, 'trigger-1');
  await create(kubernetes, 'trigger-2', { annotations: { [RESETTABLE]: 'true' } });
  await machines.open('?q=trigger-');
  await expect(machines.rows).toHaveCount(2);
  await machines.select('trigger-1', 'trigger-2');
  await machines.bulkButton('Reset trigger').click();
  await expect(dialogs.dialog).toContainText('On 1 machine no agent ever connected: deleting it would hang');
  await expect(dialogs.dialog).toContainText('1 machine has its trigger on already');
  await dialogs.button('Turn on for 1 machine').click();
  await expect(dialogs.dialog).toHaveCount(0);
  expect((await read(kubernetes, 'trigger-1')).metadata?.annotations?.[RESETTABLE]).toBe('true');
  await turnOff(kubernetes, 'trigger-1', 'trigger-2');
  await remove(kubernetes, 'trigger-1', 'trigger-2');
});

test('a machine whose deletion would hang is taken from the inventory only, from its page', async ({ page, kubernetes }) => {
  const machines = new MachineList(page);
  const dialogs = new MachineDialogs(page);

  await create(kubernetes, 'hanging', { annotations: { [RESETTABLE]: 'true' } });
  await machines.open('/fleet-default/hanging');
  await page.getByTestId('masthead-action-menu').click();
  await page.getByRole('menuitem', { name: /Delete$/ }).click();
  await expect(dialogs.consequences).toContainText('1 machine will wait');
  await dialogs.button('Remove 1 machine from the inventory only').click();
  await expect(dialogs.consequences).toContainText('1 machine leaves the inventory at once.');
  expect((await read(kubernetes, 'hanging')).metadata?.annotations?.[RESETTABLE]).toBeUndefined();
  await dialogs.deleteButton.click();
  await expect(dialogs.follows).toContainText('To have the host register again');
  await dialogs.close();
  await expect(page).toHaveURL(/machineinventory$/);
  await expect(machines.row('hanging')).toHaveCount(0);
});

test('deleting several says what happens to which, and asks for their number where it is dangerous', async ({ page }) => {
  const machines = new MachineList(page);
  const dialogs = new MachineDialogs(page);

  await machines.open('?q=berlin-edge-0');
  await machines.select('berlin-edge-01', 'berlin-edge-05');
  await machines.bulkButton('Delete').click();
  await expect(dialogs.dialog).toHaveAccessibleName('Delete 2 machines?');
  await expect(dialogs.dialog).toContainText('/var/lib/elemental/.unmanaged_reset');
  await expect(dialogs.dialog).toContainText('Edge Image Builder');
  await expect(dialogs.dialog).toContainText('The cluster berlin loses 1 node.');
  await expect(dialogs.button('Delete')).toBeDisabled();
  await dialogs.confirmation.fill('2');
  await expect(dialogs.button('Delete')).toBeEnabled();
  await dialogs.button('Cancel').click();
});

test('deleting several whose hosts stay as they are asks for nothing', async ({ page, kubernetes }) => {
  const machines = new MachineList(page);
  const dialogs = new MachineDialogs(page);

  await create(kubernetes, 'gone-1');
  await create(kubernetes, 'gone-2');
  await machines.open('?q=gone-');
  await expect(machines.rows).toHaveCount(2);
  await machines.select('gone-1', 'gone-2');
  await machines.bulkButton('Delete').click();
  await expect(dialogs.dialog).toContainText('2 machines leave the inventory at once.');
  await expect(dialogs.confirmation).toHaveCount(0);
  await dialogs.deleteButton.click();
  await dialogs.close();
  await expect(machines.rows).toHaveCount(0);
});

test.describe('a viewer', () => {
  test.use({ login: 'viewer' });

  test('is offered nothing that changes a machine', async ({ page }) => {
    const machines = new MachineList(page);

    await machines.open();
    const actions = await machines.actions('till-01');

    expect(actions.filter((action) => /Labels|Reset trigger|Delete/.test(action))).toEqual([]);
  });
});
