import { SESSION_COOKIE } from '../../local-rancher/rancher-api';
import { Dashboard } from './pages/dashboard';
import { RegistrationForm } from './pages/registration-form';
import { RegistrationList } from './pages/resource-list';
import { SaveGuards } from './pages/save-guards';
import { SignIn } from './pages/sign-in';
import { expect, test, type Page } from './support/fixtures';

const TYPE = 'elemental.cattle.io.machineregistration';
const TOKEN = 'tram-depot-l6q9tk72sp6b';

async function openForm(page: Page, name: string): Promise<{ form: RegistrationForm; guards: SaveGuards }> {
  const form = new RegistrationForm(page);

  await page.goto(`c/_/elemental/${ TYPE }/fleet-default/${ name }?mode=edit`);
  await expect(form.saveButton).toBeVisible();

  return { form, guards: new SaveGuards(page) };
}

/** The form has given way to the resource's own page. */
async function expectSaved(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/fleet-default\/[\w-]+(#\w+)?$/);
}

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

test.describe('a change by somebody else', () => {
  test('is shown, brought together with what was typed, and saved; by keyboard', async ({ page, registrations, watch }) => {
    watch.expect(/^409 PUT/);
    watch.expect(/status of 409/);
    await registrations.create('tram-depot', { machineName: 'tram-${Random/Hex/4}', token: TOKEN, machineInventoryLabels: { site: 'berlin' } });
    const { form, guards } = await openForm(page, 'tram-depot');

    await form.machineName.fill('mine-${Random/Hex/4}');
    await form.description.fill('Trams');
    await registrations.patch('tram-depot', [
      { op: 'replace', path: '/spec/machineName', value: 'theirs-${Random/Hex/4}' },
      { op: 'add', path: '/spec/machineInventoryLabels/line', value: 'M10' },
      { op: 'replace', path: '/spec/token', value: 'tram-depot-changed-99' },
    ]);
    await form.saveButton.click();
    await expect(guards.change('What they changed', 'spec.machineInventoryLabels.line')).toContainText('M10');
    await expect(guards.change('What they changed', 'spec.token')).toContainText(/••••••6b\s*••••••99/);
    await expect(guards.change('What you changed', 'metadata.annotations')).toContainText('Trams');
    await expect(guards.conflict).not.toContainText(TOKEN);
    await expect(guards.choice('spec.machineName', 'Yours')).toBeChecked();
    await expect(form.machineName).toHaveValue('mine-${Random/Hex/4}');

    // the focus is where it happened
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(guards.choice('spec.machineName', 'Yours')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(guards.choice('spec.machineName', 'Theirs')).toBeChecked();
    await page.keyboard.press('Tab');
    await expect(guards.mergeButton).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(guards.conflict).toHaveCount(0);
    await expect(form.machineName).toHaveValue('theirs-${Random/Hex/4}');
    await expect(form.description).toHaveValue('Trams');

    await form.saveButton.click();
    await expectSaved(page);
    expect(await registrations.read('tram-depot')).toMatchObject({
      metadata: { annotations: { 'field.cattle.io/description': 'Trams' } },
      spec: { machineName: 'theirs-${Random/Hex/4}', token: 'tram-depot-changed-99', machineInventoryLabels: { site: 'berlin', line: 'M10' } },
    });
  });

  test('goes into the YAML too, where comments stay', async ({ page, registrations, watch }) => {
    watch.expect(/^409 PUT/);
    watch.expect(/status of 409/);
    await registrations.create('bus-depot', { machineName: 'bus' });
    const { form, guards } = await openForm(page, 'bus-depot');

    await form.showAs('YAML');
    await expect.poll(() => form.yaml()).toContain('machineName: bus');
    await form.typeYaml((await form.yaml()).replace('machineName: bus', 'machineName: coach # agreed with the drivers'));
    await registrations.patch('bus-depot', [{ op: 'add', path: '/spec/machineInventoryLabels', value: { line: '100' } }]);
    await form.saveButton.click();
    await guards.mergeButton.click();
    await expect.poll(() => form.yaml()).toContain('machineName: coach # agreed with the drivers');
    await expect.poll(() => form.yaml()).toContain('line: "100"');
    await form.saveButton.click();
    await expectSaved(page);
    expect((await registrations.read('bus-depot')).spec).toMatchObject({ machineName: 'coach', machineInventoryLabels: { line: '100' } });
  });

  test('is nobody\'s business where only the operator has written', async ({ page, registrations, watch }) => {
    watch.expect(/^409 PUT/);
    watch.expect(/status of 409/);
    await registrations.create('ferry', { machineName: 'ferry' });
    await expect.poll(async () => (await registrations.read('ferry')).status?.registrationURL).toBeTruthy();
    const { form } = await openForm(page, 'ferry');

    await form.machineName.fill('steamer');
    await registrations.patchStatus('ferry', [{ op: 'replace', path: '/status/conditions/0/message', value: 'written by the operator' }]);
    await form.saveButton.click();
    await expectSaved(page);
    expect((await registrations.read('ferry')).spec?.machineName).toBe('steamer');
  });

  test('may be a deletion: what was typed is created anew', async ({ page, registrations, watch }) => {
    watch.expect(/^404 PUT/);
    watch.expect(/status of 404/);
    await registrations.create('cable-car', { machineName: 'cabin', token: TOKEN });
    const { form, guards } = await openForm(page, 'cable-car');

    await form.machineName.fill('gondola');
    await registrations.delete('cable-car');
    await expect.poll(() => registrations.read('cable-car').catch(() => 'gone')).toBe('gone');
    await form.saveButton.click();
    await expect(guards.failure('Somebody has deleted this meanwhile.')).toBeVisible();
    await expect(form.machineName).toHaveValue('gondola');
    await guards.createAnewButton.click();
    await expectSaved(page);
    expect((await registrations.read('cable-car')).spec).toMatchObject({ machineName: 'gondola', token: TOKEN });
  });

  test('may be one of the same name: the form says so, and what was typed stays', async ({ page, watch }) => {
    const form = new RegistrationForm(page);

    watch.expect(/^409 POST/);
    watch.expect(/status of 409/);
    await page.goto(`c/_/elemental/${ TYPE }/create`);
    await form.name.fill('shops');
    await form.machineName.fill('kept');
    await form.createButton.click();
    await expect(new SaveGuards(page).failure('There is already one named “shops” in the namespace fleet-default.')).toBeVisible();
    await expect(form.name).toHaveValue('shops');
    await expect(form.machineName).toHaveValue('kept');
  });
});

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

  test('offers nothing to another user, and nothing after signing out', async ({ page, context, watch }) => {
    const form = new RegistrationForm(page);
    const guards = new SaveGuards(page);
    const signIn = new SignIn(page);

    watch.expect(/^401 GET/);
    watch.expect(/status of 401/);
    for (const next of ['operator', 'administrator']) {
      await page.goto(`c/_/elemental/${ TYPE }/create`);
      await expect(guards.draft).toHaveCount(0);
      await form.name.fill('typed-before');
      await context.clearCookies();
      await shellAsks(page);
      await expect(page).toHaveURL(/auth\/login\?timed-out/);
      await signIn.signIn(next);
    }
    await page.goto(`c/_/elemental/${ TYPE }/create`);
    await expect(form.createButton).toBeVisible();
    await expect(guards.draft).toHaveCount(0);
    expect(await browserStorage(page)).not.toContain('typed-before');

    await form.name.fill('typed-again');
    await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
    expect(await browserStorage(page)).toContain('typed-again');
    await form.name.fill('');
    await signIn.signOut();
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
    await page.route(`**/${ TYPE }s/fleet-default/station`, async (route) => {
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

    await page.goto(`c/_/elemental/${ TYPE }/create`);
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

    await page.goto(`c/_/elemental/${ TYPE }/create`);
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

    await page.goto(`c/_/elemental/${ TYPE }/create`);
    await form.name.fill('typed');
    await form.name.fill('');
    await form.showAs('YAML');
    await form.showAs('Form');
    await form.cancelButton.click();
    await expect(list.createLink).toBeVisible();
  });
});

test('a draft that is not wanted is discarded', async ({ page }) => {
  const form = new RegistrationForm(page);
  const guards = new SaveGuards(page);

  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(`c/_/elemental/${ TYPE }/create`);
  await form.name.fill('typed');
  await page.reload();
  await expect(guards.draft).toBeVisible();
  await guards.discardButton.click();
  await expect(guards.draft).toHaveCount(0);
  await page.reload();
  await expect(form.createButton).toBeVisible();
  await expect(guards.draft).toHaveCount(0);
});
