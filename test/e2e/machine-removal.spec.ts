import { HOST_FILES } from '../../local-rancher/host';
import type { Kubernetes } from '../../local-rancher/kubernetes/connection';
import { MachineDialogs } from './pages/machine-dialogs';
import { MachineList } from './pages/resource-list';
import { MachinePage } from './pages/resource-page';
import { expect, test as base } from './support/fixtures';
import { MachineObjects } from './support/machine-objects';
import { applyPlan } from './support/managed-agent';

const test = base.extend<{ objects: MachineObjects }>({
  objects: async ({ kubernetes }, use) => {
    const objects = new MachineObjects(kubernetes);

    await use(objects);
    await objects.cleanUp();
  },
});

const UNMANAGED = { 'elemental.cattle.io/os.unmanaged': 'true' };
const RESETTABLE = { 'elemental.cattle.io/resettable': 'true' };
const SENTINEL = '/var/lib/elemental/.unmanaged_reset';

/** The rows of the delete table that no simulated host is needed for: their marks, and whether an agent connected. */
const TABLE: Record<string, [annotations: Record<string, string>, hasAgent: boolean]> = {
  'keel-unmanaged-agent': [UNMANAGED, true],
  'keel-unmanaged-none': [UNMANAGED, false],
  'keel-unmanaged-stuck': [{ ...UNMANAGED, ...RESETTABLE }, false],
  'keel-managed-agent': [{}, true],
  'keel-managed-none': [{}, false],
  'keel-managed-reset': [RESETTABLE, true],
  'keel-managed-stuck': [RESETTABLE, false],
};

/** Creates them, and has the agents of those that have one report. */
async function createTable(objects: MachineObjects, kubernetes: Kubernetes): Promise<void> {
  for (const [name, [annotations, hasAgent]] of Object.entries(TABLE)) {
    await objects.create(name, { annotations });
    if (hasAgent) {
      // once the operator has made its plan
      await expect.poll(() => applyPlan(kubernetes, name).then(() => true, () => false)).toBe(true);
    }
  }
}

// a long way
test.describe.configure({ timeout: 150_000 });

test('each row of the delete table, until the host is back', async ({ page, kubernetes, hosts, registrations, objects, watch }) => {
  const list = new MachineList(page);
  const dialogs = new MachineDialogs(page);
  const machine = new MachinePage(page);
  const unmanaged = { noToolkit: true, install: true };

  await registrations.create('keel', {
    machineName: 'keel-${Random/Hex/6}',
    machineInventoryLabels: { 'ui.elemental.cattle.io/registration': 'keel' },
    machineInventoryAnnotations: UNMANAGED,
    config: { elemental: { registration: { 'no-toolkit': true }, reset: { enabled: true } } },
  });
  const url = await registrations.url('keel');
  const { inventory } = await hosts.register('keel', url, unmanaged);
  const host = inventory?.name ?? '';
  const names = [host, ...Object.keys(TABLE)];

  hosts.startAgent('keel');
  await createTable(objects, kubernetes);
  await list.open('?q=keel-');
  await expect(list.rows).toHaveCount(names.length);
  await expect(list.rows.filter({ hasText: 'Ready to provision' })).toHaveCount(4);

  await test.step('what will happen to whom is said, and asked for', async () => {
    await list.select(...names);
    await list.bulkButton('Delete').click();
    await expect(dialogs.dialog).toHaveAccessibleName('Delete 8 machines?');
    for (const [sentence, ...members] of [
      ['1 machine is reset: its agent resets the operating system', 'keel-managed-reset'],
      ['The agent of 1 machine writes the file', host],
      ['2 machines will wait', 'keel-managed-stuck', 'keel-unmanaged-stuck'],
      ['4 machines leave the inventory at once', 'keel-managed-agent', 'keel-managed-none', 'keel-unmanaged-agent', 'keel-unmanaged-none'],
    ] as const) {
      const group = dialogs.consequences.getByRole('listitem').filter({ hasText: sentence });

      for (const member of members) {
        await expect(group.getByRole('list').getByText(member, { exact: true })).toBeVisible();
      }
      await expect(group.getByRole('list').getByRole('listitem')).toHaveCount(members.length);
    }
    await expect(dialogs.deleteButton).toBeDisabled();
    await dialogs.confirmation.fill('8');
  });

  await test.step('one that the server keeps stays, with its message; the others leave the selection', async () => {
    watch.expect(/503/);
    await page.route(/keel-managed-none$/, (route) => route.request().method() === 'DELETE'
      ? route.fulfill({ status: 503, json: { type: 'error', status: 503, message: 'no capacity' } })
      : route.fallback());
    await dialogs.deleteButton.click();
    await expect(dialogs.failures).toContainText('keel-managed-none: no capacity');
    await expect(dialogs.dialog).toContainText('7 of 8 done, 1 failed.');
    await expect(list.checkbox('keel-managed-none')).toBeChecked();
    await expect(list.row('keel-managed-agent')).toHaveCount(0);
    await page.unrouteAll();
    await dialogs.button('Try the one that is left').click();
    await expect(dialogs.dialog).toContainText('1 of 1 done, 0 failed.');
  });

  await test.step('what follows is said, with the commands to copy', async () => {
    await expect(dialogs.follows).toContainText('2 machines wait now');
    await expect(dialogs.follows).toContainText('Elemental does nothing else');
    await expect(dialogs.follows).toContainText('come back as new machines');
    await expect(dialogs.follows).toContainText('rm -f /etc/elemental/state.yaml');
    await expect(dialogs.follows).toContainText('2 managed hosts were not reset');
    await expect(dialogs.follows.getByRole('link', { name: 'Connect a host: keel' })).toBeVisible();
    await dialogs.close();
  });

  await test.step('it happens so', async () => {
    await expect(list.rows).toHaveCount(3);
    expect(hosts.machine('keel').exists(SENTINEL)).toBe(true);
    await expect(list.row('keel-managed-reset')).toContainText('Awaiting reset');
    await applyPlan(kubernetes, 'keel-managed-reset');
    await expect(list.row('keel-managed-reset')).toHaveCount(0);
    await expect(list.row('keel-managed-stuck')).toContainText('Awaiting reset');
  });

  await test.step('what is being deleted is not deleted again', async () => {
    await list.act('keel-managed-stuck', 'Delete');
    await expect(dialogs.dialog).toContainText('Deleting it again changes nothing');
    await expect(dialogs.deleteButton).toBeDisabled();
    await dialogs.button('Cancel').click();
  });

  await test.step('the reset that nobody takes is given up, from the row and from the page', async () => {
    await list.act('keel-managed-stuck', 'Give up the reset');
    await dialogs.button('Give up the reset').click();
    await dialogs.close();
    await expect(list.row('keel-managed-stuck')).toHaveCount(0);
    await list.openRow('keel-unmanaged-stuck');
    await expect(machine.waiting).toContainText('waits for its agent to do the reset');
    await expect(machine.waiting).toContainText('systemctl enable --now elemental-system-agent.service');
    await machine.waiting.getByText('What follows').click();
    await expect(machine.waiting).toContainText('rm -f /var/lib/rancher/bootstrap_done');
    await machine.waiting.getByRole('button', { name: 'Give up the reset' }).click();
    await dialogs.button('Give up the reset').click();
    await dialogs.close();
    await expect(machine.gone).toContainText('keel-unmanaged-stuck is no longer there');
  });

  await test.step('the host registers again once its state file is gone, and not before', async () => {
    hosts.stop();
    expect((await hosts.register('keel', url, unmanaged)).failure).toContain('MachineInventory not found');
    hosts.machine('keel').remove(HOST_FILES.state);
    const again = await hosts.register('keel', url, unmanaged);

    expect(again.exitCode).toBe(0);
    expect(again.inventory?.name).not.toBe(host);
    await list.open('?q=keel-');
    await expect(list.row(again.inventory?.name ?? '')).toContainText('Inventory only');
  });
});
