import { MachineDialogs } from './pages/machine-dialogs';
import { MachineList } from './pages/resource-list';
import { MachinePage } from './pages/resource-page';
import { expect, test as base, type Page } from './support/fixtures';
import { MachineObjects } from './support/machine-objects';

const test = base.extend<{ objects: MachineObjects }>({
  objects: async ({ kubernetes }, use) => {
    const objects = new MachineObjects(kubernetes);

    await use(objects);
    await objects.cleanUp();
  },
});

const RESETTABLE = 'elemental.cattle.io/resettable';
/** Unmanaged under a prefix that the operator's reset doesn't look at. */
const WRONG = { [RESETTABLE]: 'true', 'edge.example.com/os.unmanaged': 'true' };

/** Has the server refuse to change a machine. */
async function refuseChanges(page: Page, name: string): Promise<void> {
  await page.route((url) => url.pathname.endsWith(`/${ name }`), (route) => route.request().method() === 'PATCH'
    ? route.fulfill({ status: 503, json: { type: 'error', status: 503, message: 'no capacity' } })
    : route.fallback());
}

test.use({ login: 'operator' });
// three browsers
test.describe.configure({ timeout: 150_000 });

test('an unmanaged host that would get the reset of a managed one is not deleted until that is repaired', async ({ page, objects, watch }) => {
  const list = new MachineList(page);
  const dialogs = new MachineDialogs(page);

  await objects.create('hull-wrong', { annotations: WRONG });
  await objects.create('hull-other', {});
  await list.open('?q=hull-');
  await expect(list.rows).toHaveCount(2);

  await test.step('it is left out, and stays selected', async () => {
    await list.select('hull-wrong', 'hull-other');
    await list.bulkButton('Delete').click();
    await expect(dialogs.dialog).toContainText('Can\'t be deleted:');
    await expect(dialogs.deleteButton).toBeDisabled();
    await expect(dialogs.confirmation).toHaveCount(0);
    await dialogs.button('Leave 1 machine out').click();
    await expect(dialogs.dialog).toHaveAccessibleName('Delete the machine hull-other?');
    await dialogs.deleteButton.click();
    await dialogs.close();
    await expect(list.row('hull-other')).toHaveCount(0);
    await expect(list.checkbox('hull-wrong')).toBeChecked();
  });

  await test.step('it is marked, though not at the first attempt, and then taken from the inventory only', async () => {
    watch.expect(/503/);
    await refuseChanges(page, 'hull-wrong');
    await list.act('hull-wrong', 'Delete');
    await dialogs.button('Mark 1 machine as unmanaged').click();
    await expect(dialogs.failures.filter({ hasText: 'no capacity' })).toContainText('hull-wrong: no capacity');
    await expect(dialogs.deleteButton).toBeDisabled();
    await page.unrouteAll();
    await dialogs.button('Mark 1 machine as unmanaged').click();
    await expect(dialogs.consequences).toContainText('1 machine will wait');
    await expect(dialogs.confirmation).toBeVisible();
    expect((await objects.read('hull-wrong')).metadata).toMatchObject({
      labels: { 'ui.elemental.cattle.io/unmanaged': 'true' }, annotations: { ...WRONG, 'elemental.cattle.io/os.unmanaged': 'true' },
    });
    await dialogs.button('Remove 1 machine from the inventory only').click();
    await expect(dialogs.consequences).toContainText('1 machine leaves the inventory at once.');
    await dialogs.deleteButton.click();
    await dialogs.close();
    await expect(list.row('hull-wrong')).toHaveCount(0);
  });
});

test('an agent whose account went with its registration endpoint takes no reset', async ({ page, hosts, registrations, onlookers }) => {
  const list = new MachineList(page);
  const dialogs = new MachineDialogs(page);
  const machine = new MachinePage(page);
  const viewer = new MachinePage(await onlookers.join('viewer'));
  const administrator = new MachinePage(await onlookers.join('administrator'));

  await registrations.create('rudder', {
    machineInventoryLabels: { 'ui.elemental.cattle.io/registration': 'rudder', 'ui.elemental.cattle.io/unmanaged': 'true' },
    machineInventoryAnnotations: { 'elemental.cattle.io/os.unmanaged': 'true' },
    config: { elemental: { registration: { 'no-toolkit': true }, reset: { enabled: true } } },
  });
  const { inventory } = await hosts.register('rudder', await registrations.url('rudder'), { noToolkit: true, install: true });
  const name = inventory?.name ?? '';

  hosts.startAgent('rudder');
  await list.open('?registration=rudder');
  await expect(list.row(name)).toContainText('Ready to provision');
  hosts.stop();

  await test.step('the dialog says so before and after', async () => {
    await list.act(name, 'Delete');
    await expect(dialogs.consequences).toContainText('The agent of 1 machine writes the file');
    await dialogs.button('Cancel').click();
    await registrations.delete('rudder');
    await list.act(name, 'Delete');
    await expect(dialogs.consequences).toContainText('1 machine will hang');
    await dialogs.confirmation.fill(name);
    await dialogs.deleteButton.click();
    await expect(dialogs.follows).toContainText('1 machine waits now');
    await dialogs.close();
    await expect(list.row(name)).toContainText('Awaiting reset');
  });

  await test.step('everybody reads why it waits; who may change machines can let it go', async () => {
    await Promise.all([list.openRow(name), viewer.open(name), administrator.open(name)]);
    for (const one of [machine, viewer, administrator]) {
      await expect(one.waiting).toContainText('which its agent can\'t report');
      await expect(one.waiting).toContainText('Create one of the same name, register the host again and restart its agent');
    }
    await expect(viewer.waiting.getByRole('button')).toHaveCount(0);
    await expect(viewer.waiting).toContainText('Your role gives no right to change the machine.');
    await expect(administrator.waiting.getByRole('button', { name: 'Give up the reset' })).toBeVisible();
    await machine.waiting.getByRole('button', { name: 'Give up the reset' }).click();
    await dialogs.button('Give up the reset').click();
    await dialogs.close();
    for (const one of [machine, viewer, administrator]) {
      await expect(one.gone).toContainText(`${ name } is no longer there`);
    }
  });
});
