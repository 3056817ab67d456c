import { ClusterForm } from './pages/cluster-form';
import { MachineDialogs } from './pages/machine-dialogs';
import { MachineList } from './pages/resource-list';
import { MachinePage } from './pages/resource-page';
import { expect, test as base } from './support/fixtures';
import { Rights } from './support/rights';

// People whose rights are more than those of their role: a standard user, and somebody with a right that no role has alone.

const CHOICE = 'ui.elemental.cattle.io/choice';
const INVENTORY = 'elemental.cattle.io.machineinventory';
const CLUSTER = 'provisioning.cattle.io.cluster';

const test = base.extend<{ rights: Rights }>({
  rights: async ({ kubernetes }, use) => {
    const rights = new Rights(kubernetes);

    await use(rights);
    await rights.cleanUp();
  },
});

test.describe('an operator who may create clusters, as a standard user may', () => {
  test.use({ login: 'operator' });

  test('makes one of machines', async ({ page, rights, machines, clusters }) => {
    const form = new ClusterForm(page);

    await machines.create('jetty-1', { labels: { [CHOICE]: 'jetty' } });
    await rights.grant('operator', { apiGroups: ['provisioning.cattle.io'], resources: ['clusters'], verbs: ['create'] });
    await rights.untilKnown(page, CLUSTER, 'POST');

    clusters.removeAfterTest('jetty');
    await form.openWithChoice('jetty');
    await expect(form.refusal).toHaveCount(0);
    await form.name.fill('jetty');
    await form.createButton.click();
    await expect(page).not.toHaveURL(/\/create/);
    const saved = await clusters.selectorsOf('jetty');

    expect(saved).toHaveLength(1);

    await test.step('and is told so where the right to create is not one to change', async () => {
      await form.openEdit('jetty');
      await expect(page.getByText('Your role gives no right to change this cluster').first()).toBeVisible();
      await expect(page.getByRole('button', { name: 'Add condition' })).toHaveCount(0);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(form.errors).toContainText('Your role gives no right to change this cluster');
      expect(await clusters.selectorsOf('jetty')).toEqual(saved);
    });
  });
});

test.describe('a viewer who may delete machines, and not change them', () => {
  test.use({ login: 'viewer' });

  test('is offered just that, and told why nothing gentler is', async ({ page, rights, machines }) => {
    const list = new MachineList(page);
    const dialogs = new MachineDialogs(page);

    await machines.create('jetty-2', {
      labels: { 'ui.elemental.cattle.io/unmanaged': 'true' },
      annotations: { 'elemental.cattle.io/os.unmanaged': 'true', 'elemental.cattle.io/resettable': 'true' },
    });
    await rights.grant('viewer', { apiGroups: ['elemental.cattle.io'], resources: ['machineinventories'], verbs: ['delete'] });
    await rights.untilKnown(page, INVENTORY, 'DELETE');

    await list.open();
    const actions = await list.openActions('jetty-2');

    expect(actions).toContain('Delete');
    expect(actions.filter((action) => /Labels|Reset trigger|Create cluster|Edit/.test(action))).toEqual([]);
    await list.choose('Delete');
    await expect(dialogs.dialog).toContainText('Your role gives no right to change these machines');
    await dialogs.button('Cancel').click();

    await new MachinePage(page).open('jetty-2');
    await expect(new MachinePage(page).capability('Reset trigger').getByRole('button')).toHaveCount(0);
  });
});
