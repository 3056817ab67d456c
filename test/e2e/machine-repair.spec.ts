import { MachinePage } from './pages/resource-page';
import { expect, test } from './support/fixtures';

const REPAIR = 'Somebody else looks after the operating system: mark as unmanaged';
const UNMANAGED_ANNOTATION = 'elemental.cattle.io/os.unmanaged';
const MARK = { 'edge.example.com/os.unmanaged': 'true' };

test('a machine is repaired, and keeps what others write to it meanwhile', async ({ page, machines, watch }) => {
  const machine = new MachinePage(page);

  await machines.create('sluice-1', { labels: { site: 'harbour' }, annotations: MARK });
  await machine.open('sluice-1');
  const region = page.getByRole('region', { name: 'What doesn\'t fit together' });
  const button = region.getByRole('button', { name: REPAIR });

  await expect(button).toBeVisible();

  await test.step('the connection is away: said beside the button, which stays', async () => {
    await page.route('**/v1/elemental.cattle.io.machineinventories/**', (route) => {
      return route.request().method() === 'PATCH' ? route.abort('connectionreset') : route.fallback();
    });
    watch.expect(/ERR_CONNECTION_RESET/);
    await button.click();
    await expect(region.getByRole('alert')).toContainText('Check the connection, then try again.');
    await expect(button).toBeEnabled();
    await page.unroute('**/v1/elemental.cattle.io.machineinventories/**');
  });

  // the page can't know of it yet
  await machines.patch('sluice-1', [{ op: 'add', path: '/metadata/labels/berth', value: '7' }]);
  await button.click();
  await expect(region).toHaveCount(0);
  await expect(page.getByText('Repaired. Nothing is left that doesn\'t fit together.')).toBeAttached();
  expect((await machines.read('sluice-1')).metadata).toMatchObject({
    labels: { 'site': 'harbour', 'berth': '7', 'ui.elemental.cattle.io/unmanaged': 'true' },
    annotations: { ...MARK, [UNMANAGED_ANNOTATION]: 'true' },
  });
});
