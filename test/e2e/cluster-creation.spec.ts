import { ClusterForm } from './pages/cluster-form';
import { MachineList } from './pages/resource-list';
import { expect, test } from './support/fixtures';

// Two unmanaged hosts with an agent become a cluster, from the shell's form to nodes.

const ENDPOINT = {
  machineInventoryLabels: { 'ui.elemental.cattle.io/registration': 'wharf', 'example.com/site': 'wharf' },
  config: { elemental: { registration: { 'no-toolkit': true }, reset: { enabled: true } } },
};
const UNMANAGED = { noToolkit: true, install: true };
const HOSTS = ['wharf-1', 'wharf-2'];

test('an administrator makes a cluster of two unmanaged hosts', async ({ page, hosts, registrations, clusters }) => {
  // a whole journey, over many pages
  test.slow();
  const machines = new MachineList(page);
  const form = new ClusterForm(page);
  const names: string[] = [];

  await test.step('two hosts register, and their agents connect', async () => {
    await registrations.create('wharf', ENDPOINT);
    const url = await registrations.url('wharf');

    for (const host of HOSTS) {
      const { inventory } = await hosts.register(host, url, UNMANAGED);

      names.push(inventory?.name ?? '');
      hosts.startAgent(host);
    }
    await machines.open('?registration=wharf');
    for (const name of names) {
      await expect(machines.row(name)).toContainText('Ready to provision');
    }
  });

  await test.step('fills the form, which shows no error', async () => {
    clusters.removeAfterTest('wharf');
    await form.open();
    await form.name.fill('wharf');
    await form.machineCount.fill('2');
    await form.addRule('example.com/site', 'wharf');
    await expect(form.errors).toHaveCount(0);
  });

  await test.step('creates the cluster', async () => {
    await form.createButton.click();
    await expect(page).toHaveURL(/\/provisioning\.cattle\.io\.cluster(\?|#|$)/);
    await expect(page.getByRole('row').filter({ hasText: 'wharf' })).toContainText('Active');
  });

  await test.step('finds both hosts among its nodes', async () => {
    await page.getByRole('link', { name: 'wharf', exact: true }).click();
    for (const name of names) {
      await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Running');
    }
  });

  await test.step('reads on the machines\' pages that they are provisioned', async () => {
    for (const name of names) {
      await machines.open('?registration=wharf');
      await machines.openRow(name);
      await expect(page.getByText('Provisioned', { exact: true }).first()).toBeVisible();
      await expect(page.getByRole('link', { name: 'wharf', exact: true }).first()).toBeVisible();
    }
  });

  await test.step('deletes the cluster: its machines are reset, and leave the inventory', async () => {
    await clusters.delete('wharf');
    await machines.open('?registration=wharf');
    for (const name of names) {
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
