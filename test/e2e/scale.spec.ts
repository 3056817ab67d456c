import type { Page } from '@playwright/test';
import { SESSION_COOKIE } from '../../local-rancher/rancher-api';
import { growFleet } from '../../local-rancher/sample-data';
import { MachineList, RegistrationList } from './pages/resource-list';
import { expect, test } from './support/fixtures';

const MACHINES = 10_000;
const MOST_LIST_REQUESTS = 3;

/**
 * Queries of requests for lists of Elemental's resources. Those with a revision are left out: after a live event the shell asks
 * again for what it shows, and now and then more than once (see support/watch.ts).
 */
function listRequests(page: Page): string[] {
  const requests: string[] = [];

  page.on('request', (request) => {
    const url = new URL(request.url());

    if (request.method() === 'GET' && /^\/v1\/elemental\.cattle\.io\.\w+$/.test(url.pathname) && !url.searchParams.has('revision')) {
      requests.push(url.search);
    }
  });

  return requests;
}

test.describe(`with ${ MACHINES } machines`, () => {
  test.beforeAll(async ({ kubernetes, etcdUrl, origin, playwright }) => {
    test.setTimeout(120_000);
    await growFleet({ kubernetes, etcdUrl }, { machines: MACHINES, log: (line) => {
      console.log(line);
    } });
    const steve = await playwright.request.newContext({ extraHTTPHeaders: { cookie: `${ SESSION_COOKIE }=administrator` } });

    await expect.poll(async () => {
      const answer = await steve.get(`${ origin }/v1/elemental.cattle.io.machineinventories?page=1&pagesize=1`);

      return (await answer.json() as { count: number }).count;
    }, { message: 'machines that steve lists', timeout: 60_000 }).toBeGreaterThanOrEqual(MACHINES);
    await steve.dispose();
  });

  test('a page view asks for few lists, and for a page of each or a summary', async ({ page }) => {
    const requests = listRequests(page);
    const machines = new MachineList(page);
    const views: [string, () => Promise<void>][] = [
      ['the machines', async () => {
        await machines.open();
        await expect(machines.rows).toHaveCount(100);
      }],
      ['the unmanaged ones', async () => {
        await machines.showOnly('Unmanaged');
        await expect(machines.row('berlin-edge-01')).toBeVisible();
      }],
      ['the next page', async () => {
        await page.getByRole('button', { name: /next page/i }).click();
        await expect(machines.row('berlin-edge-01')).toHaveCount(0);
      }],
      ['another filter, from a later page', async () => {
        await machines.showOnly('Managed');
        await expect(machines.row('edge-000003')).toBeVisible();
      }],
      ['a machine', async () => {
        await machines.openRow('edge-000003');
        await expect(page.getByRole('region', { name: 'Host' })).toBeVisible();
      }],
      ['the registrations', async () => {
        const registrations = new RegistrationList(page);

        await registrations.open();
        await expect(registrations.machines('shops')).toHaveText(/^\d{4}$/);
      }],
    ];

    for (const [name, view] of views) {
      requests.length = 0;

      await test.step(name, view);

      expect(requests.length, `lists asked for to show ${ name }: ${ requests.join(' ') }`).toBeLessThanOrEqual(MOST_LIST_REQUESTS);
      for (const query of requests) {
        expect(query, `a list asked for to show ${ name }`).toMatch(/[?&](pagesize=\d+|summaryonly\b)/);
      }
    }
  });
});
