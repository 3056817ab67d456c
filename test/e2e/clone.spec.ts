import { RegistrationForm } from './pages/registration-form';
import { RegistrationList } from './pages/resource-list';
import { RegistrationPage } from './pages/resource-page';
import { expect, test } from './support/fixtures';

test('a clone has its own name and its own token, so that hosts can register through it', async ({ page }) => {
  const registrations = new RegistrationList(page);
  const form = new RegistrationForm(page);

  await registrations.open();
  await registrations.act('berlin-edge', 'Clone');
  await expect(form.hostType('Somebody else')).toBeChecked();
  await expect(form.machineName).toHaveValue('berlin-edge-${Random/Hex/6}');
  await form.name.fill('berlin-edge-2');
  await form.createButton.click();
  await expect(page.getByRole('heading', { name: /berlin-edge-2/ })).toBeVisible();
  expect(await new RegistrationPage(page).revealUrl()).not.toContain('berlin-edge-site');

  await registrations.open();
  await expect(registrations.row('berlin-edge-2')).toContainText('Active');
  await registrations.delete('berlin-edge-2');
  await expect(registrations.row('berlin-edge-2')).toHaveCount(0);
});
