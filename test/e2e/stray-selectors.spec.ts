import { MachineList } from './pages/resource-list';
import { expect, test } from './support/fixtures';

// Selectors in another namespace destroy machines, so whoever looks at machines is told of them.

const TEMPLATES = { group: 'elemental.cattle.io', version: 'v1beta1', plural: 'machineinventoryselectortemplates', namespace: 'default' };
const TEMPLATE = {
  apiVersion: 'elemental.cattle.io/v1beta1',
  kind: 'MachineInventorySelectorTemplate',
  metadata: { name: 'astray' },
  spec: { template: { spec: { selector: { matchLabels: { nobody: 'has-this' } } } } },
};

test('a template in another namespace is warned of as long as it is there', async ({ page, kubernetes }) => {
  const machines = new MachineList(page);
  const warning = page.getByText('1 machine selector template is in the namespace default.');

  await machines.open();
  await expect(machines.row('berlin-edge-05')).toBeVisible();
  await expect(warning).toHaveCount(0);
  await kubernetes.custom.createNamespacedCustomObject({ ...TEMPLATES, body: TEMPLATE });
  await expect(warning).toBeVisible();

  await page.getByRole('link', { name: 'astray', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('astray');
  await expect(warning).toBeVisible();
  await expect(page.getByText('Delete it now')).toBeVisible();

  await machines.open();
  await expect(warning).toBeVisible();
  await kubernetes.custom.deleteNamespacedCustomObject({ ...TEMPLATES, name: TEMPLATE.metadata.name });
  await expect(warning).toHaveCount(0);
});
