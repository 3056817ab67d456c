import { Dashboard } from './pages/dashboard';
import { RegistrationForm } from './pages/registration-form';
import { RegistrationList } from './pages/resource-list';
import { SaveGuards } from './pages/save-guards';
import { expect, test } from './support/fixtures';
import { expectSaved, openForm } from './support/forms';

test.describe('leaving with unsaved changes', () => {
  test('asks; whoever stays has everything as it was, on the way back of the browser too', async ({ page }) => {
    const form = new RegistrationForm(page);
    const guards = new SaveGuards(page);
    const list = new RegistrationList(page);

    await list.open();
    await list.createLink.click();
    await form.name.fill('typed');
    await new Dashboard(page).menuEntry('Machine inventory').click();
    await expect(guards.question).toBeVisible();
    await expect(guards.stayButton).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(guards.leaveButton).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(guards.stayButton).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(guards.question).toHaveCount(0);
    await expect(page).toHaveURL(/machineregistration\/create/);
    await expect(form.name).toHaveValue('typed');

    await page.evaluate(() => {
      window.history.back();
    });
    await guards.stayButton.click();
    await expect(guards.question).toHaveCount(0);
    await expect(page).toHaveURL(/machineregistration\/create/);
    await expect(form.name).toHaveValue('typed');

    await page.evaluate(() => {
      window.history.back();
    });
    await guards.leaveButton.click();
    await expect(page).toHaveURL(/machineregistration$/);
    await list.createLink.click();
    await expect(form.createButton).toBeVisible();
    await expect(guards.draft).toHaveCount(0);
  });

  test('asks who leaves the product before anything around the form has changed', async ({ page }) => {
    const form = new RegistrationForm(page);
    const guards = new SaveGuards(page);

    await form.openNew();
    await form.name.fill('typed');
    await page.getByRole('link', { name: 'Home' }).click();
    await guards.stayButton.click();
    await expect(new Dashboard(page).menuEntry('Machine inventory')).toBeVisible();
    await expect(form.name).toHaveValue('typed');
  });

  test('asks who cancels, and who has just typed a label', async ({ page, registrations }) => {
    await registrations.create('garage', { machineName: 'bay' });
    const { form, guards } = await openForm(page, 'garage');

    await form.addMachineLabel('example.com/site', 'garage');
    await form.cancelButton.click();
    await guards.leaveButton.click();
    await expectSaved(page);
    await expect(page.getByRole('heading', { name: /garage/ })).toBeVisible();
    expect((await registrations.read('garage')).spec?.machineInventoryLabels).toBeUndefined();
  });

  test('asks who closes the tab, in the browser\'s own words', async ({ page }) => {
    const form = new RegistrationForm(page);
    const question = page.waitForEvent('dialog');

    await form.openNew();
    await form.name.fill('typed');
    await page.close({ runBeforeUnload: true });
    const dialog = await question;

    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await expect(form.name).toHaveValue('typed');
  });

  test('asks nobody who has typed nothing, or has taken it back', async ({ page }) => {
    const form = new RegistrationForm(page);
    const list = new RegistrationList(page);

    await form.openNew();
    await form.name.fill('typed');
    await form.name.fill('');
    await form.showAs('YAML');
    await form.showAs('Form');
    await form.cancelButton.click();
    await expect(list.createLink).toBeVisible();
  });
});
