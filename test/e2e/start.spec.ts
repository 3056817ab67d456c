import { Dashboard } from './pages/dashboard';
import { expect, test } from './support/fixtures';

test('the product opens at the registration endpoints, with its two lists and their counts', async ({ page }) => {
  await new Dashboard(page).openElemental();
  await expect(page.getByRole('heading', { name: 'Registration endpoints' })).toBeVisible();
  await expect(page.getByRole('link', { name: /^Registration endpoints/ })).toContainText(/\d+/);
  await expect(page.getByRole('link', { name: /^Machine inventory/ })).toContainText(/\d{2,}/);
});

test('the product has an entry in the main menu', async ({ page }) => {
  await page.goto('home');
  await page.getByRole('link', { name: 'Elemental' }).click();
  await expect(page.getByRole('heading', { name: 'Registration endpoints' })).toBeVisible();
});

test.describe('where Elemental is not installed', () => {
  test.use({ rancher: 'without Elemental' });

  test('an administrator learns what to install', async ({ page }) => {
    await new Dashboard(page).openElemental();
    await expect(page.getByRole('heading', { name: 'Elemental is not installed on this Rancher' })).toBeVisible();
    await expect(page.getByText(/Install the chart “Elemental” on the cluster “local”/)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Open the charts' })).toHaveAttribute('href', /\/c\/local\/apps\/charts/);
  });

  test.describe('a viewer', () => {
    test.use({ login: 'viewer' });

    test('learns whom to ask', async ({ page }) => {
      await new Dashboard(page).openElemental();
      await expect(page.getByRole('heading', { name: 'There is nothing of Elemental to show' })).toBeVisible();
      await expect(page.getByText(/Ask an administrator/)).toBeVisible();
    });
  });
});
