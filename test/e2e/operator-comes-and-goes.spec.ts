import type { V1PolicyRule } from '@kubernetes/client-node';
import { apply } from '../../local-rancher/kubernetes/apply';
import type { Kubernetes } from '../../local-rancher/kubernetes/connection';
import { elementalRole, roleTemplates } from '../../local-rancher/rancher-api/elemental-roles';
import { Dashboard } from './pages/dashboard';
import { RegistrationForm } from './pages/registration-form';
import { expect, test } from './support/fixtures';
import { OperatorCharts } from './support/operator-charts';
import { untilSchemasFollowed } from './support/schemas-followed';

const PAGES = 'c/_/elemental';
const REGISTRATIONS = `${ PAGES }/elemental.cattle.io.machineregistration`;
const NOT_INSTALLED = 'Elemental is not installed on this Rancher';
const NOTHING = 'There is nothing of Elemental to show';
const VIEWER = elementalRole(roleTemplates(), 'Elemental viewer');

test.use({ rancher: 'without Elemental' });

test.beforeEach(async ({ kubernetes, watch }) => {
  // steve's answer until it has read the new types; the shell asks again
  watch.expect(/503 GET \/v1\/schemaDefinitions|status of 503/);
  // the shell says so of types that go
  watch.expect(/Watcher in error \(NO_SCHEMA\)/);
  await new OperatorCharts(kubernetes).install('1.9.2');
});

test.afterEach(async ({ kubernetes }) => {
  await new OperatorCharts(kubernetes).uninstall();
  await giveViewer(kubernetes, VIEWER.rules);
});

/** Has the viewer's role allow this, and nothing else. */
async function giveViewer(kubernetes: Kubernetes, rules: V1PolicyRule[]): Promise<void> {
  await apply(kubernetes, {
    apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: VIEWER.metadata.name }, rules,
  } as Parameters<typeof apply>[1]);
}

test('the operator is uninstalled and comes back while a form, a page and a list are open', async ({ page, kubernetes, registrations }) => {
  const charts = new OperatorCharts(kubernetes);
  const dashboard = new Dashboard(page);
  const form = new RegistrationForm(page);
  const isKept = page.getByText('Nothing that you typed is lost.');

  await form.openNew();
  await form.name.fill('patient');
  await charts.uninstall();
  await expect(isKept).toBeVisible();
  await form.createButton.click();
  await expect(form.name).toHaveValue('patient');

  await charts.install('1.9.2');
  await expect(isKept).toHaveCount(0);
  await form.createButton.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('patient');

  await charts.uninstall();
  await expect(dashboard.heading(NOT_INSTALLED)).toBeVisible();
  await expect(page.getByText(/Install the chart “Elemental” on the cluster “local”/)).toBeVisible();
  await charts.install('1.9.2');
  await expect(dashboard.heading('Registration endpoints')).toBeVisible();
  await registrations.create('again', {});
  await expect(page.getByRole('link', { name: 'again' })).toBeVisible();

  await charts.uninstall();
  await expect(dashboard.heading(NOT_INSTALLED)).toBeVisible();
});

test.describe('a viewer', () => {
  test.use({ login: 'viewer' });

  test('is given rights, one after the other, while the page is open, and loses them', async ({ page, kubernetes }) => {
    const dashboard = new Dashboard(page);

    await giveViewer(kubernetes, []);
    for (const address of [REGISTRATIONS, `${ REGISTRATIONS }/fleet-default/any`, `${ PAGES }/os-inventory`, REGISTRATIONS]) {
      const isFollowed = untilSchemasFollowed(page);

      await page.goto(address);
      await expect(dashboard.heading(NOTHING)).toBeVisible();
      await isFollowed;
    }

    await giveViewer(kubernetes, [{ apiGroups: ['elemental.cattle.io'], resources: ['machineinventories'], verbs: ['get', 'list', 'watch'] }]);
    await expect(dashboard.heading('Registration endpoints: nothing that you may see')).toBeVisible();
    await expect(page.getByText(/may get, list and watch machineregistrations of the API group/)).toBeVisible();
    await page.getByRole('link', { name: 'Open: Machine inventory' }).click();
    await expect(dashboard.heading('Machine inventory')).toBeVisible();
    await expect(page.getByText('No machines yet')).toBeVisible();
    await expect(dashboard.menuEntry('Registration endpoint')).toHaveCount(0);
    await expect(dashboard.menuEntry('Update group')).toHaveCount(0);
    await expect(dashboard.menuGroup('Operating system')).toHaveCount(0);

    await giveViewer(kubernetes, []);
    await expect(dashboard.heading(NOTHING)).toBeVisible();
    await giveViewer(kubernetes, VIEWER.rules);
    await expect(dashboard.heading('Machine inventory')).toBeVisible();
    // steve counts nothing that the user came to see later, and the shell then writes of one
    await expect(dashboard.menuEntry('Registration endpoint')).toBeVisible();
    await dashboard.menuGroup('Operating system').click();
    await expect(dashboard.menuEntry('OS version')).toBeVisible();
    await expect(dashboard.menuEntry('Seed image')).toBeVisible();
    await expect(dashboard.menuEntry('OS version channel')).toBeVisible();
  });
});
