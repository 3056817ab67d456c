import { expect, test } from './support/fixtures';

test('the product speaks simplified Chinese', async ({ page, context, origin }) => {
  // where the dashboard keeps the language that somebody chose under Preferences
  await context.addCookies([{ name: 'R_LOCALE', value: 'zh-hans', url: origin }]);
  await page.goto('c/_/elemental/start');
  await expect(page.getByRole('heading', { name: '注册端点' })).toBeVisible();
  await expect(page.getByText('非托管').first()).toBeVisible();
});
