import { EXCLUSION } from '../../pkg/elemental/domain/update-group/exclusion';
import { toggle } from './pages/checkbox';
import { MachinePage } from './pages/resource-page';
import { ReachingGroups, UpdateGroupForm, UpdateGroupList, UpdateGroupPage } from './pages/update-group';
import { expect, test as base } from './support/fixtures';
import { expectSaved } from './support/forms';
import { MachineObjects } from './support/machine-objects';
import { UpdateGroups } from './support/update-groups';

const UNMANAGED = {
  labels: { 'ui.elemental.cattle.io/unmanaged': 'true' },
  annotations: { 'elemental.cattle.io/os.unmanaged': 'true' },
};
const IMAGE = 'registry.example.com/os/container:2.2.0';
const CLUSTERS = [{ clusterName: 'harbour' }];

const test = base.extend<{ machines: MachineObjects; groups: UpdateGroups }>({
  machines: async ({ kubernetes }, use) => {
    const machines = new MachineObjects(kubernetes);

    await use(machines);
    await machines.cleanUp();
  },
  groups: async ({ kubernetes }, use) => {
    const groups = new UpdateGroups(kubernetes);

    await use(groups);
    await groups.cleanUp();
  },
});

test('a group for all nodes is flagged wherever somebody looks, and mended with one click', async ({ page, onlookers, machines, groups }) => {
  const viewers = await onlookers.join('viewer');
  const operators = await onlookers.join('operator');
  const [list, listOfViewer] = [new UpdateGroupList(page), new UpdateGroupList(viewers)];
  const [groupPage, groupOfOperator] = [new UpdateGroupPage(page), new UpdateGroupPage(operators)];
  const reaching = new ReachingGroups(page);

  await machines.create('crane-1', UNMANAGED);
  await groups.create('everything', { osImage: IMAGE, clusterTargets: CLUSTERS, concurrency: 2 });

  await test.step('in the list, where a viewer has no button', async () => {
    await list.open();
    await expect(list.row('everything')).toContainText('Handed to Fleet');
    await expect(list.row('everything')).toContainText('Reaches unmanaged nodes');
    await expect(list.excludeButton('everything')).toBeEnabled();
    await listOfViewer.open();
    await expect(listOfViewer.row('everything')).toContainText('Reaches unmanaged nodes');
    await expect(listOfViewer.excludeButton('everything')).toHaveCount(0);
  });

  await test.step('on its page, for the operator too', async () => {
    await groupOfOperator.open('everything');
    await expect(groupOfOperator.danger).toContainText('for all nodes of its clusters, unmanaged ones included');
    await expect(groupOfOperator.danger).toContainText('2 nodes are upgraded at a time');
    await expect(groupOfOperator.fact('Clusters')).toHaveText('Cluster harbour');
    await expect(groupOfOperator.excludeButton).toBeEnabled();
  });

  await test.step('on the page of an unmanaged machine, where it is mended', async () => {
    await new MachinePage(page).open('crane-1');
    await expect(reaching.region).toContainText('may reach this machine, which is unmanaged');
    await reaching.excludeButton('everything').click();
    await expect(reaching.region).toHaveCount(0);
  });

  // live, for all of them
  await expect(listOfViewer.row('everything')).toContainText('Left out by label');
  await expect(groupOfOperator.danger).toHaveCount(0);
  await expect(groupOfOperator.fact('Nodes')).toHaveText('Without nodes labelled as unmanaged');
  const { spec } = await groups.read('everything');

  expect(spec).toMatchObject({ osImage: IMAGE, clusterTargets: CLUSTERS, concurrency: 2, nodeSelector: { matchExpressions: [EXCLUSION] } });
  await groupPage.open('everything');
  await expect(page.getByText('This update group leaves nodes out that have the label ui.elemental.cattle.io/unmanaged.')).toBeVisible();
});

test.describe('an operator', () => {
  test.use({ login: 'operator' });

  test('creates a group that leaves unmanaged nodes out, and is told what follows otherwise', async ({ page, groups }) => {
    const form = new UpdateGroupForm(page);
    const groupPage = new UpdateGroupPage(page);

    groups.removeAfterTest('spring');
    await form.openNew();
    await form.name.fill('spring');
    await form.source('An image').check();
    await form.image.fill(IMAGE);
    await form.addCluster('harbour');
    await expect(form.leaveOut).toBeChecked();
    await form.createButton.click();
    await expectSaved(page);
    await expect(groupPage.fact('Nodes')).toHaveText('Without nodes labelled as unmanaged');
    expect((await groups.read('spring')).spec).toMatchObject({
      osImage: IMAGE, clusterTargets: CLUSTERS, nodeSelector: { matchExpressions: [EXCLUSION] },
    });

    await test.step('to reach unmanaged nodes has to be confirmed', async () => {
      await groupPage.edit();
      await toggle(form.leaveOut);
      await expect(form.nodes).toContainText('unmanaged ones included');
      await form.saveButton.click();
      await expect(form.question).toContainText('From now on it reaches them.');
      await form.question.getByRole('button', { name: 'Save anyway' }).click();
      await expectSaved(page);
      await expect(groupPage.danger).toBeVisible();
    });

    await test.step('the form proposes to leave them out again', async () => {
      await groupPage.edit();
      await expect(form.leaveOut).toBeChecked();
      await expect(form.nodes).toContainText('The form has added the condition that leaves them out');
      await form.saveButton.click();
      await expectSaved(page);
      await expect(groupPage.danger).toHaveCount(0);
      expect((await groups.read('spring')).spec).toMatchObject({ osImage: IMAGE, nodeSelector: { matchExpressions: [EXCLUSION] } });
    });
  });
});

test.describe('a viewer', () => {
  test.use({ login: 'viewer' });

  test('is told what an update group is, and may create none', async ({ page }) => {
    const form = new UpdateGroupForm(page);

    await new UpdateGroupList(page).open();
    await expect(page.getByText('It is for managed hosts only')).toBeVisible();
    await form.openNew();
    await expect(page.getByText('You may look at update groups, but your role gives no right to create one.')).toBeVisible();
    await expect(form.createButton).toHaveCount(0);
  });
});
