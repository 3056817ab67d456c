import { ClusterForm } from './pages/cluster-form';
import { MachineList } from './pages/resource-list';
import { expect, test } from './support/fixtures';

// Two unmanaged hosts with an agent become a cluster, from the shell's form to nodes, and a third one without an agent doesn't.

const ENDPOINT = {
  machineInventoryLabels: {
    'ui.elemental.cattle.io/registration': 'wharf', 'ui.elemental.cattle.io/unmanaged': 'true', 'example.com/site': 'wharf',
  },
  config: { elemental: { registration: { 'no-toolkit': true }, reset: { enabled: true } } },
};
const UNMANAGED = { noToolkit: true, install: true };
const [ONE, TWO, WITHOUT_AGENT] = ['wharf-1', 'wharf-2', 'wharf-3'] as const;

test('an administrator makes a cluster of two unmanaged hosts', async ({ page, hosts, registrations, clusters, machines: objects }) => {
  // a whole journey, over many pages
  test.slow();
  const machines = new MachineList(page);
  const form = new ClusterForm(page);
  const names: string[] = [];

  await test.step('three hosts register', async () => {
    await registrations.create('wharf', ENDPOINT);
    const url = await registrations.url('wharf');

    for (const host of [ONE, TWO, WITHOUT_AGENT]) {
      names.push((await hosts.register(host, url, UNMANAGED)).inventory?.name ?? '');
    }
    names.forEach((name) => {
      objects.removeAfterTest(name);
    });
  });

  const [one = '', two = '', without = ''] = names;

  await test.step('is told that without a condition any machine is taken, and writes one', async () => {
    clusters.removeAfterTest('wharf');
    await form.open();
    await form.name.fill('wharf');
    await form.machineCount.fill('2');
    await expect(form.warnings).toContainText('Without a condition, every machine of every namespace is selected');
    await form.addCondition('example.com/site', 'wharf');
    await expect(form.preview).toContainText('3 machines match. 3 of them would be taken: 3 unmanaged, 0 managed.');
    await expect(form.warnings).not.toContainText('Without a condition');
  });

  await test.step('is warned of machines whose agent never connected, and sees two of them connect', async () => {
    await expect(form.preview).toContainText('On 3 machines no agent ever connected.');
    await expect(form.warnings).toContainText('They would be adopted all the same, and the cluster would hang.');
    hosts.startAgent(ONE);
    await expect(form.preview).toContainText('1 machine is ready: an agent connected at least once.');
    hosts.startAgent(TWO);
    await expect(form.preview).toContainText('2 machines are ready: an agent connected at least once.');
    await expect(form.preview).toContainText('On 1 machine no agent ever connected.');
    await expect(form.warnings).toContainText('On 1 machine that matches no agent ever connected.');
  });

  await test.step('takes only those that are ready', async () => {
    await form.narrowing('Only the 2 machines that are ready').click();
    await expect(form.preview).toContainText('2 machines match. 2 of them would be taken: 2 unmanaged, 0 managed.');
    await expect(form.preview.getByRole('link', { name: one })).toBeVisible();
    await expect(form.preview.getByRole('link', { name: without })).toHaveCount(0);
    await expect(form.conditions).toHaveCount(2);
    await expect(form.key(2)).toHaveValue('ui.elemental.cattle.io/choice');
    await expect(form.warnings).toHaveText('');
    await expect(form.errors).toHaveCount(0);
  });

  await test.step('creates the cluster', async () => {
    const choice = await form.value(2).inputValue();

    await form.createButton.click();
    await expect(page).toHaveURL(/\/provisioning\.cattle\.io\.cluster(\?|#|$)/);
    // beside its row there may be another one that says what it waits for
    await expect(page.getByRole('row').filter({ has: page.getByRole('link', { name: 'wharf', exact: true }) })).toContainText('Active');
    expect(await clusters.selectorsOf('wharf')).toEqual([
      { template: { spec: { selector: { matchLabels: { 'example.com/site': 'wharf', 'ui.elemental.cattle.io/choice': choice } } } } },
    ]);
  });

  await test.step('finds both hosts among its nodes', async () => {
    await page.getByRole('link', { name: 'wharf', exact: true }).click();
    for (const name of [one, two]) {
      await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Running');
    }
  });

  await test.step('sees in the pool\'s form that both belong to a cluster, and that nothing is missing', async () => {
    await form.openEdit('wharf');
    await expect(form.preview).toContainText('2 machines belong to a cluster already, and are passed over.');
    await expect(form.warnings).toHaveText('');
  });

  await test.step('reads on the machines\' pages that they are provisioned, and that the third one was left alone', async () => {
    for (const [name, state] of [[one, 'Provisioned'], [two, 'Provisioned'], [without, 'Inventory only']] as const) {
      await machines.open('?registration=wharf');
      await machines.openRow(name);
      await expect(page.getByText(state, { exact: true }).first()).toBeVisible();
    }
  });

  await test.step('deletes the cluster: its machines are reset, and leave the inventory', async () => {
    await clusters.delete('wharf');
    await machines.open('?registration=wharf');
    await expect(machines.row(without)).toBeVisible();
    for (const name of [one, two]) {
      await expect(machines.row(name)).toHaveCount(0);
    }
  });
});

test('a cluster adopts a machine whose agent never connected, and waits for it', async ({ page, hosts, registrations, clusters }) => {
  const machines = new MachineList(page);

  await registrations.create('quay', { ...ENDPOINT, machineInventoryLabels: { 'ui.elemental.cattle.io/registration': 'quay' } });
  const { inventory } = await hosts.register('quay-1', await registrations.url('quay'), UNMANAGED);
  const name = inventory?.name ?? '';

  await clusters.create('quay', { 'ui.elemental.cattle.io/registration': 'quay' });
  await machines.open('?registration=quay');
  await expect(machines.row(name)).toContainText('Provisioning');
  await page.goto('c/_/manager/provisioning.cattle.io.cluster');
  await expect(page.getByText('Waiting for at least one control plane, etcd, and worker node to be registered')).toBeVisible();
});
