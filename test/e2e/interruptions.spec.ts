import { SESSION_COOKIE } from '../../local-rancher/rancher-api';
import { RegistrationForm } from './pages/registration-form';
import { SaveGuards } from './pages/save-guards';
import { SignIn } from './pages/sign-in';
import { expect, test, type Page } from './support/fixtures';
import { expectSaved, openForm } from './support/forms';

const TOKEN = 'harbour-l6q9tk72sp6b';

/** A request that the shell makes by itself, as it does every few moments. */
async function shellAsks(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { $globalApp } = window as unknown as { $globalApp: { $store: { dispatch: (action: string, payload: object) => Promise<unknown> } } };

    await $globalApp.$store.dispatch('management/request', { url: '/v1/counts' }).catch(() => undefined);
  });
}

async function browserStorage(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify(window.sessionStorage));
}

test.describe('a session that is over', () => {
  test('keeps the form: after a sign-in in another tab it is saved', async ({ page, context, origin, registrations, watch }) => {
    watch.expect(/^401 PUT/);
    watch.expect(/status of 401/);
    await registrations.create('harbour-1', { machineName: 'crane', token: TOKEN });
    const { form, guards } = await openForm(page, 'harbour-1');

    await form.machineName.fill('lift');
    await context.clearCookies();
    await form.saveButton.click();
    await expect(guards.failure('Your session is over')).toBeVisible();
    await expect(form.machineName).toHaveValue('lift');

    const other = context.waitForEvent('page');

    await page.getByRole('link', { name: 'Sign in, in a new tab' }).click();
    await expect(await other).toHaveURL(/auth\/login/);
    await context.addCookies([{ name: SESSION_COOKIE, value: 'administrator', url: origin }]);
    await guards.retryButton.click();
    await expectSaved(page);
    expect((await registrations.read('harbour-1')).spec).toMatchObject({ machineName: 'lift', token: TOKEN });
  });

  test('may take the page away: what was typed is offered again after the sign-in', async ({ page, context, registrations, watch }) => {
    watch.expect(/^401 GET/);
    watch.expect(/status of 401/);
    await registrations.create('harbour-2', { machineName: 'crane', token: TOKEN });
    const { form } = await openForm(page, 'harbour-2');

    await form.machineName.fill('lift');
    // typed a moment before: the list of labels has not handed it over yet
    await form.addMachineLabel('example.com/site', 'harbour');
    await context.clearCookies();
    await shellAsks(page);
    await expect(page).toHaveURL(/auth\/login\?timed-out/);
    expect(await browserStorage(page)).toContain('harbour-2');
    expect(await browserStorage(page)).not.toContain(TOKEN);

    await new SignIn(page).signIn('administrator');
    const { form: again, guards } = await openForm(page, 'harbour-2');

    await expect(guards.draft).toBeVisible();
    await expect(again.machineName).toHaveValue('crane');
    await guards.restoreButton.click();
    await expect(again.machineName).toHaveValue('lift');
    await again.saveButton.click();
    await expectSaved(page);
    expect((await registrations.read('harbour-2')).spec).toMatchObject({
      machineName: 'lift', token: TOKEN, machineInventoryLabels: { 'example.com/site': 'harbour' },
    });
    expect(await browserStorage(page)).not.toContain('harbour-2');
  });

  test('offers nothing to another user', async ({ page, context, watch }) => {
    const form = new RegistrationForm(page);
    const guards = new SaveGuards(page);
    const signIn = new SignIn(page);

    watch.expect(/^401 GET/);
    watch.expect(/status of 401/);
    for (const next of ['operator', 'administrator']) {
      await form.openNew();
      await expect(guards.draft).toHaveCount(0);
      await form.name.fill('typed-before');
      await context.clearCookies();
      await shellAsks(page);
      await expect(page).toHaveURL(/auth\/login\?timed-out/);
      await signIn.signIn(next);
    }
    await form.openNew();
    await expect(form.createButton).toBeVisible();
    await expect(guards.draft).toHaveCount(0);
    expect(await browserStorage(page)).not.toContain('typed-before');
  });

  test('offers nothing after signing out', async ({ page }) => {
    const form = new RegistrationForm(page);

    await form.openNew();
    await form.name.fill('typed-again');
    await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
    expect(await browserStorage(page)).toContain('typed-again');
    await form.name.fill('');
    await new SignIn(page).signOut();
    expect(await browserStorage(page)).not.toContain('typed-');
  });
});

test.describe('a lost connection', () => {
  test('keeps the form, which is saved when the connection is back', async ({ page, context, registrations, watch }) => {
    watch.expect(/ERR_INTERNET_DISCONNECTED/);
    watch.expect(/WebSocket/);
    await registrations.create('airport', { machineName: 'gate' });
    const { form, guards } = await openForm(page, 'airport');

    await form.machineName.fill('terminal');
    await context.setOffline(true);
    await form.saveButton.click();
    await expect(guards.failure('Rancher does not answer')).toBeVisible();
    await expect(form.machineName).toHaveValue('terminal');
    await context.setOffline(false);
    await guards.retryButton.click();
    await expectSaved(page);
    expect((await registrations.read('airport')).spec?.machineName).toBe('terminal');
  });

  test('may hide that it was saved: trying again ends well', async ({ page, registrations, watch }) => {
    watch.expect(/ERR_FAILED PUT/);
    watch.expect(/net::ERR_FAILED/);
    watch.expect(/^409 PUT/);
    watch.expect(/status of 409/);
    await registrations.create('station', { machineName: 'track' });
    const { form, guards } = await openForm(page, 'station');

    await form.machineName.fill('platform');
    await page.route('**/elemental.cattle.io.machineregistrations/fleet-default/station', async (route) => {
      await route.fetch();
      await route.abort();
    }, { times: 1 });
    await form.saveButton.click();
    await expect(guards.failure('it is not known whether this was saved')).toBeVisible();
    await guards.retryButton.click();
    await expectSaved(page);
    await expect(guards.conflict).toHaveCount(0);
  });
});

test('a draft that is not wanted is discarded', async ({ page }) => {
  const form = new RegistrationForm(page);
  const guards = new SaveGuards(page);

  page.on('dialog', (dialog) => void dialog.accept());
  await form.openNew();
  await form.name.fill('typed');
  await page.reload();
  await expect(guards.draft).toBeVisible();
  await guards.discardButton.click();
  await expect(guards.draft).toHaveCount(0);
  await page.reload();
  await expect(form.createButton).toBeVisible();
  await expect(guards.draft).toHaveCount(0);
});
