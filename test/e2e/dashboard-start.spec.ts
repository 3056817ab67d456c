import { expect, test } from './support/fixtures';

const FILES = '/v1/uiplugins/elemental/';

test('as long as nobody opens the product, it asks for its main file and the sentences in the user\'s language', async ({ page, origin }) => {
  const asked: string[] = [];

  page.on('request', (request) => {
    // the dashboard tells its vendor, too, which extensions there are
    if (request.url().startsWith(origin) && /elemental/i.test(request.url())) {
      asked.push(new URL(request.url()).pathname);
    }
  });
  await page.goto('home');
  await expect(page.getByRole('link', { name: 'Elemental' })).toBeVisible();
  await page.getByRole('link', { name: 'Cluster Management' }).click();
  await expect(page.getByRole('link', { name: 'berlin' })).toBeVisible();

  expect(asked.filter((path) => !path.startsWith(FILES))).toStrictEqual([]);
  expect(asked.filter((path) => path.endsWith('.js'))).toHaveLength(2);
});
