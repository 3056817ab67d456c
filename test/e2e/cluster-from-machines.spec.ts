import { ClusterForm } from './pages/cluster-form';
import { ClusterPage } from './pages/cluster-page';
import { MachineDialogs } from './pages/machine-dialogs';
import { MachineList } from './pages/resource-list';
import { MachinePage } from './pages/resource-page';
import { expect, test } from './support/fixtures';
import { MachineObjects } from './support/machine-objects';

// From machines in the inventory to a cluster of just these, and from its page back to them.

const CHOICE = 'ui.elemental.cattle.io/choice';
const ENDPOINT = {
  machineInventoryLabels: { 'ui.elemental.cattle.io/registration': 'pier' },
  config: { elemental: { registration: { 'no-toolkit': true } } },
};
/** One of the sample fleet that is ready to provision. */
const SAMPLE = 'berlin-edge-05';

test('an administrator makes a cluster of two machines, and finds them on its page', async ({
  page, hosts, registrations, clusters, kubernetes, onlookers, watch,
}) => {
  // a whole journey, over many pages
  test.slow();
  const machines = new MachineList(page);
  const dialogs = new MachineDialogs(page);
  const form = new ClusterForm(page);
  const cluster = new ClusterPage(page);
  const objects = new MachineObjects(kubernetes);
  const names: string[] = [];
  const choiceOf = async (name = ''): Promise<string | undefined> => (await objects.read(name)).metadata?.labels?.[CHOICE];
  const ownerOf = async (name: string): Promise<string | undefined> => (await objects.read(name)).metadata?.ownerReferences?.[0]?.name;
  let choice = '';

  await test.step('three hosts register, and the agents of two connect', async () => {
    await registrations.create('pier', ENDPOINT);
    const url = await registrations.url('pier');

    for (const host of ['pier-1', 'pier-2', 'pier-3']) {
      const { inventory } = await hosts.register(host, url, { noToolkit: true, install: true });

      names.push(inventory?.name ?? '');
    }
    hosts.startAgent('pier-1');
    hosts.startAgent('pier-2');
  });

  const [one = '', two = '', without = ''] = names;

  await test.step('is told which of them isn\'t ready, and leaves it out', async () => {
    await machines.open('?registration=pier');
    await expect(machines.row(one)).toContainText('Ready to provision');
    await expect(machines.row(two)).toContainText('Ready to provision');
    await machines.select(...names);
    await machines.bulkButton('Create cluster').click();
    await expect(dialogs.dialog).toHaveAccessibleName('Create a cluster from 3 machines');
    await expect(dialogs.dialog).toContainText(`On ${ without } no agent ever connected`);
    await dialogs.button('Leave out the 1 that isn\'t ready').click();
    await expect(dialogs.dialog).toContainText('2 machines are unmanaged.');
  });

  await test.step('comes to the form for a new cluster with a choice of just these machines', async () => {
    await dialogs.button('Label 2 machines and go on').click();
    await expect(page).toHaveURL(/\/c\/_\/manager\/provisioning\.cattle\.io\.cluster\/create\?/);
    const { searchParams } = new URL(page.url());

    choice = searchParams.get('choice') ?? '';
    expect(searchParams.get('type')).toBe('machineinventoryselectortemplate');
    expect(choice).not.toBe('');
    await expect(dialogs.dialog).toHaveCount(0);
    await expect(form.name).toBeVisible();
    expect(await Promise.all(names.map(choiceOf))).toEqual([choice, choice, undefined]);
  });

  await test.step('saves it as it is: the cluster gets these two, and not the third', async () => {
    clusters.removeAfterTest('harbour');
    await expect(form.preview).toContainText('2 machines match. 2 of them would be taken: 2 unmanaged, 0 managed.');
    await expect(form.machineCount).toHaveValue('2');
    await form.name.fill('harbour');
    await form.createButton.click();
    await expect(page).toHaveURL(/\/provisioning\.cattle\.io\.cluster(\?|#|$)/);
    expect(await clusters.selectorsOf('harbour')).toEqual([{ template: { spec: { selector: { matchLabels: { [CHOICE]: choice } } } } }]);
    for (const name of [one, two]) {
      await expect.poll(() => ownerOf(name)).toMatch(/^harbour-pool1-/);
    }
    expect(await ownerOf(without)).toBeUndefined();
  });

  await test.step('sees on the cluster\'s page, with everybody who may, that its nodes are unmanaged', async () => {
    const others = [await onlookers.join('operator'), await onlookers.join('viewer')].map((other) => new ClusterPage(other));

    for (const seen of [cluster, ...others]) {
      await seen.open('harbour');
      // where the page opens, with all that it has of its own
      await expect(seen.poolRow(one)).toContainText('Unmanaged');
      await seen.machinesTab.click();
      for (const name of [one, two]) {
        await expect(seen.machine(name)).toContainText('Unmanaged');
        await expect(seen.machine(name)).toContainText('Provisioned');
        await expect(seen.machine(name)).toContainText('pool1');
      }
      await expect(seen.rows).toHaveCount(2);
      await expect(seen.machines).toContainText('2 machines of this cluster are unmanaged.');
    }
    await Promise.all(others.map((other) => other.page.close()));
  });

  await test.step('goes from there to a machine, and from the machine back', async () => {
    const machine = new MachinePage(page);

    await cluster.machineLink(one).click();
    await expect(machine.heading).toContainText(one);
    await machine.path.getByRole('link', { name: 'harbour', exact: true }).click();
    await expect(cluster.heading).toContainText('harbour');
    await cluster.machinesTab.click();
    await expect(cluster.machine(one)).toBeVisible();
  });

  await test.step('goes from there to a selector, which leads to its machine', async () => {
    const selector = cluster.machine(one).getByRole('link', { name: /^harbour-pool1-/ });

    await selector.click();
    await expect(page.getByRole('region', { name: 'The machine of Elemental, and where it went' }).getByRole('link', { name: one }).first())
      .toHaveAttribute('href', new RegExp(`machineinventory/fleet-default/${ one }$`));
  });

  await test.step('reads there what becomes of them with the cluster, and that one was deleted', async () => {
    await cluster.open('harbour');
    await cluster.machinesTab.click();
    await cluster.removal.click();
    await expect(cluster.removalOf(one)).toContainText('2 machines leave the inventory at once.');
    // the page asks for it by its name, to tell that it is gone
    watch.expect(new RegExp(`^404 GET .*/${ two }\\?`));
    watch.expect(/status of 404/);
    await objects.delete(two);
    await expect(cluster.rows.filter({ hasText: two })).toContainText('The machine was deleted');
    await expect(cluster.machines).toContainText('1 machine was deleted from the inventory');
    await expect(cluster.machineLink(two)).toHaveCount(0);
    await expect(cluster.removalOf(one)).toContainText('1 machine leaves the inventory at once.');
  });

  await test.step('finds no such tab at a cluster without machines of Elemental', async () => {
    await cluster.open('local', 'fleet-local');
    await expect(cluster.eventsTab).toBeVisible();
    await expect(cluster.machinesTab).toHaveCount(0);
  });
});

test.describe('without the right to create clusters', () => {
  test.describe('an operator', () => {
    test.use({ login: 'operator' });

    test('is told so by the dialog, and by the page of the machine', async ({ page }) => {
      const machines = new MachineList(page);
      const dialogs = new MachineDialogs(page);

      await machines.open();
      await machines.act(SAMPLE, 'Create cluster');
      await expect(dialogs.dialog).toContainText('Your role gives no right to create clusters.');
      await dialogs.button('Cancel').click();
      await machines.openRow(SAMPLE);
      await expect(new MachinePage(page).capability('Kubernetes provisioning')).toContainText('Your role gives no right to create clusters.');
    });
  });

  test.describe('a viewer', () => {
    test.use({ login: 'viewer' });

    test('is told so by the page of the machine', async ({ page }) => {
      const machine = new MachinePage(page);

      await machine.open(SAMPLE);
      await expect(machine.capability('Kubernetes provisioning')).toContainText('Your role gives no right to create clusters.');
      await expect(page.getByRole('button', { name: /Create a cluster/ })).toHaveCount(0);
    });
  });
});
