import { toggle } from '../e2e/pages/checkbox';
import { ClusterForm } from '../e2e/pages/cluster-form';
import { ClusterPage } from '../e2e/pages/cluster-page';
import { MachineDialogs } from '../e2e/pages/machine-dialogs';
import { MachineList } from '../e2e/pages/resource-list';
import { MachinePage } from '../e2e/pages/resource-page';
import { UpdateGroupForm, UpdateGroupList, UpdateGroupPage } from '../e2e/pages/update-group';
import { expect, test as base } from '../e2e/support/fixtures';
import { UpdateGroups } from '../e2e/support/update-groups';
import { expectAccessible } from './violations';

// What becomes of machines once they are there: they are deleted, go into clusters, and are upgraded.

const test = base.extend<{ groups: UpdateGroups }>({
  groups: async ({ kubernetes }, use) => {
    const groups = new UpdateGroups(kubernetes);

    await use(groups);
    await groups.cleanUp();
  },
});

const DIALOG = '[role="dialog"]';
const UNMANAGED = { 'elemental.cattle.io/os.unmanaged': 'true' };
const RESETTABLE = { 'elemental.cattle.io/resettable': 'true' };
/** Unmanaged under a prefix that the operator's reset doesn't look at. */
const WRONG = { ...RESETTABLE, 'edge.example.com/os.unmanaged': 'true' };

test('the dialogs that delete machines and give up their reset, to their end', async ({ page, machines }) => {
  const list = new MachineList(page);
  const dialogs = new MachineDialogs(page);

  for (const [name, annotations] of Object.entries({ 'sail-wrong': WRONG, 'sail-stuck': { ...UNMANAGED, ...RESETTABLE }, 'sail-plain': UNMANAGED })) {
    await machines.create(name, { annotations });
  }
  await list.open('?q=sail-');
  await list.select('sail-wrong', 'sail-stuck', 'sail-plain');

  await test.step('one would get the reset of a managed host', async () => {
    await list.bulkButton('Delete').click();
    await expect(dialogs.dialog).toContainText('Can\'t be deleted:');
    await expectAccessible(page, DIALOG);
  });

  await test.step('the others, in groups', async () => {
    await dialogs.button('Leave 1 machine out').click();
    await expect(dialogs.consequences.getByRole('listitem').filter({ hasText: '1 machine will wait' })).toBeVisible();
    await dialogs.confirmation.fill('1');
    await expectAccessible(page, DIALOG);
  });

  await test.step('what follows', async () => {
    await dialogs.confirmation.fill('2');
    await dialogs.deleteButton.click();
    await expect(dialogs.follows).toContainText('rm -f /etc/elemental/state.yaml');
    await expectAccessible(page, DIALOG);
    await dialogs.close();
  });

  await test.step('the reset that is waited for is given up', async () => {
    await list.openRow('sail-stuck');
    await expect(new MachinePage(page).waiting).toContainText('systemctl enable --now elemental-system-agent.service');
    await expectAccessible(page);
    await new MachinePage(page).waiting.getByRole('button', { name: 'Give up the reset' }).click();
    await expect(dialogs.dialog).toContainText('1 machine leaves the inventory at once.');
    await expectAccessible(page, DIALOG);
    await dialogs.button('Give up the reset').click();
    await expect(dialogs.follows).toBeVisible();
    await expectAccessible(page, DIALOG);
  });
});

test('the dialog that makes a cluster of machines', async ({ page }) => {
  const list = new MachineList(page);
  const dialogs = new MachineDialogs(page);

  await list.open('?q=berlin-edge');
  await list.select('berlin-edge-05', 'berlin-edge-12');
  await list.bulkButton('Create cluster').click();
  await expect(dialogs.dialog).toContainText('On berlin-edge-12 no agent ever connected');
  await expectAccessible(page, DIALOG);
  await dialogs.button('Leave out the 1 that isn\'t ready').click();
  await expect(dialogs.dialog).toContainText('1 machine is unmanaged.');
  await expectAccessible(page, DIALOG);
});

test('the form of a machine pool, with its warnings and with conditions that aren\'t right', async ({ page }) => {
  const form = new ClusterForm(page);

  await form.open();
  await expect(form.narrowing('Only unmanaged machines')).toBeVisible();
  await expect(form.warnings).toContainText('Without a condition');
  await expectAccessible(page, '.pool-selector');
  await form.addCondition('a b', '');
  await form.addCondition('example.com/site', 'nowhere');
  await expect(form.conditions.first()).toContainText('“a b” is not a valid key');
  await expect(form.preview).toContainText('the selector can\'t match any machine');
  await expectAccessible(page, '.pool-selector');
});

test('the machines of Elemental on the page of a cluster', async ({ page }) => {
  const cluster = new ClusterPage(page);

  await cluster.open('berlin');
  await cluster.machinesTab.click();
  await expect(cluster.rows.first()).toBeVisible();
  await expectAccessible(page, '.cluster-machines');
});

test('update groups: their list, a page, and the form with what it asks', async ({ page, groups }) => {
  const list = new UpdateGroupList(page);
  const form = new UpdateGroupForm(page);
  const groupPage = new UpdateGroupPage(page);

  await groups.create('everything', { osImage: 'registry.example.com/os:2.2.0', clusterTargets: [{ clusterName: 'harbour' }] });

  await test.step('the list', async () => {
    await list.open();
    await expect(list.row('everything')).toContainText('Reaches unmanaged nodes');
    await expectAccessible(page);
  });

  await test.step('a page', async () => {
    await list.openRow('everything');
    await expect(groupPage.danger).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('the form, with mistakes', async () => {
    await form.openNew();
    await form.createButton.click();
    await expect(page.locator('.edit-page__summary')).toBeFocused();
    await expectAccessible(page);
  });

  await test.step('the form, of a group that begins to reach unmanaged nodes', async () => {
    await groupPage.open('everything');
    await groupPage.excludeButton.click();
    await expect(groupPage.danger).toHaveCount(0);
    await groupPage.edit();
    await toggle(form.leaveOut);
    await expect(form.nodes).toContainText('unmanaged ones included');
    await expectAccessible(page);
    await form.saveButton.click();
    await expect(form.question).toBeVisible();
    await expectAccessible(page, DIALOG);
  });
});
