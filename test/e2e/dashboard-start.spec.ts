import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures';

const LIST = '/v1/uiplugins';
const FILES = `${ LIST }/elemental/`;

/** What the dashboard asks Rancher for: paths of requests, and kinds that it has Rancher tell it about. */
function collectAsked(page: Page, origin: string): string[] {
  const asked: string[] = [];

  page.on('request', (request) => {
    // the dashboard tells its vendor, too, which extensions there are
    if (request.url().startsWith(origin)) {
      asked.push(new URL(request.url()).pathname);
    }
  });
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      const { resourceType = '' } = JSON.parse(payload.toString()) as { resourceType?: string };

      asked.push(`watch ${ resourceType }`);
    });
  });

  return asked;
}

async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('link', { name: 'Cluster Management' }).click();
  await expect(page.getByRole('link', { name: 'berlin' })).toBeVisible();
}

test('as long as nobody opens the product, it asks for its main file and the sentences in the user\'s language', async ({
  page, origin, onlookers,
}) => {
  const asked = collectAsked(page, origin);
  const without = await onlookers.join('administrator');
  const askedWithout = collectAsked(without, origin);

  await visit(page, 'home');
  await expect(page.getByRole('link', { name: 'Elemental' })).toBeVisible();
  expect(asked.filter((path) => path.startsWith(FILES) && path.endsWith('.js'))).toHaveLength(2);

  await without.route(`**${ LIST }`, (route) => route.fulfill({ json: { entries: {} } }));
  await visit(without, `${ origin }/dashboard/home`);
  await expect(without.getByRole('link', { name: 'Elemental' })).toHaveCount(0);
  const more = (): string[] => [...new Set(asked)].filter((one) => !one.startsWith(FILES) && !askedWithout.includes(one));

  // the same requests come in another order, and some when the page is there already
  await expect.poll(more).toEqual([]);
});
