import { Dashboard } from './pages/dashboard';
import { ASKED_FOR_APP, ExtensionsPage } from './pages/extensions-page';
import { RegistrationForm } from './pages/registration-form';
import { ResourceList } from './pages/resource-list';
import { writeCatalog } from '../support/fixture-catalog';
import { expectDrawn } from './support/drawn';
import { EXISTING_PACKAGE, EXISTING_REGISTRATION, ExistingExtension } from './support/existing-extension';
import { expect, test } from './support/own-rancher';
import { CURRENT_VERSION, publishAs } from './support/releases';

// The extension as people get it: from a catalog, on Rancher's page "Extensions", onto a Rancher that doesn't have it.

const NEXT_VERSION = '100.0.0';
const FUTURE_VERSION = '101.0.0';
const FUTURE_RANCHER = { 'catalog.cattle.io/rancher-version': '>= 99.0.0-0' };

test.beforeEach(({ watch }) => {
  watch.expect(ASKED_FOR_APP);
});

test('an administrator adds the catalog, installs, upgrades, downgrades and uninstalls', async ({ page, own, registrations }) => {
  test.setTimeout(300_000);
  const extensions = new ExtensionsPage(page);
  const dashboard = new Dashboard(page);
  const catalog = await own.catalog('ours');
  const card = extensions.card('Elemental', 'ours');

  await test.step('adds a repository that can\'t be reached, and sees why', async () => {
    await extensions.addRepository('nowhere', 'http://127.0.0.1:1');
    await expect(page.getByText('http://127.0.0.1:1/index.yaml can\'t be reached')).toBeVisible();
  });

  await test.step('adds the catalog by its address', async () => {
    await publishAs(catalog.folder);
    await extensions.addRepository('ours', catalog.url);
    await expect(extensions.repository('ours')).toContainText('Active');
  });

  await test.step('reads what it is', async () => {
    const { details } = extensions;

    await extensions.open();
    await extensions.show('Available');
    await extensions.openDetails(card, 'Elemental');
    await expect(details.getByText('uninstall it first')).toBeVisible();
    await expect(details.getByRole('heading', { name: 'What it does' })).toBeVisible();
    await expectDrawn(details.getByRole('img', { name: /^The machine inventory/ }));
    await expectDrawn(extensions.icon);
    await expect(details.getByRole('heading', { name: 'Changelog' })).toBeVisible();
    await expect(details.getByText(`What version ${ CURRENT_VERSION } brings.`)).toBeVisible();
    await extensions.closeDetails();
  });

  await test.step('installs, and reloads when the page says so', async () => {
    await extensions.perform(card, 'Install');
    await extensions.reload();
    await expect(extensions.code('elemental', CURRENT_VERSION)).toHaveCount(1);
  });

  await test.step('uses the product', async () => {
    const form = new RegistrationForm(page);

    await dashboard.openElemental();
    await expect(dashboard.heading('Registration endpoints')).toBeVisible();
    await form.openNew();
    await form.hostType('Somebody else').check();
    await form.name.fill('harbour');
    await form.createButton.click();
    await expect(page.getByRole('region', { name: 'Registration URL' })).toBeVisible();
  });

  await test.step('upgrades to the next version, and is told which one needs another Rancher', async () => {
    await publishAs(catalog.folder, NEXT_VERSION);
    await publishAs(catalog.folder, FUTURE_VERSION, FUTURE_RANCHER);
    await extensions.refreshRepository('ours');
    await extensions.open();
    await extensions.openDetails(card, 'Elemental');
    await expect(page.getByText(`The latest version of this extension (${ FUTURE_VERSION }) is not compatible with the current Rancher version`)).toBeVisible();
    await extensions.closeDetails();
    await extensions.perform(card, 'Upgrade');
    await extensions.reload();
    await expect(extensions.code('elemental', NEXT_VERSION)).toHaveCount(1);
    await dashboard.openElemental();
    await expect(page.getByRole('link', { name: 'harbour' })).toBeVisible();
  });

  await test.step('downgrades', async () => {
    await extensions.open();
    await extensions.perform(card, 'Downgrade');
    await extensions.reload();
    await expect(extensions.code('elemental', CURRENT_VERSION)).toHaveCount(1);
    await dashboard.openElemental();
    await expect(page.getByRole('link', { name: 'harbour' })).toBeVisible();
  });

  await test.step('uninstalls; what was made stays', async () => {
    await extensions.open();
    await extensions.perform(card, 'Uninstall');
    await extensions.show('Available');
    await expect(card).toBeVisible();
    await page.goto('home');
    await expect(page.getByRole('link', { name: 'Cluster Management' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Elemental' })).toHaveCount(0);
    expect((await registrations.read('harbour')).status?.registrationURL).toBeTruthy();
    await registrations.delete('harbour');
  });
});

test('somebody who has the existing extension comes to ours, and everything is as it was', async ({
  page, own, kubernetes, hosts, registrations,
}) => {
  test.setTimeout(300_000);
  const extensions = new ExtensionsPage(page);
  const theirs = await own.catalog('theirs');
  // with nothing in it but this version
  const ours = await own.catalog('moved');
  const existing = new ExistingExtension(kubernetes);

  await test.step('has the existing extension, and what was made with it', async () => {
    writeCatalog(theirs.folder, theirs.url, [EXISTING_PACKAGE]);
    await extensions.addRepository('theirs', theirs.url);
    await expect(extensions.repository('theirs')).toContainText('Active');
    await extensions.open();
    await extensions.show('Available');
    await extensions.perform(extensions.card('elemental', 'theirs'), 'Install');
    await extensions.reload();
    await expect(extensions.code('elemental', EXISTING_PACKAGE.version)).toHaveCount(1);
    await existing.makeObjects();
    await hosts.register('veteran', await registrations.url(EXISTING_REGISTRATION), { install: true });
  });

  const before = await existing.objects();
  const nameOf = (kind: string): string => before.find(({ type }) => type.endsWith(`.${ kind }`))?.name ?? 'none';

  await test.step('installs ours in its place, which Rancher wants done in two steps', async () => {
    await publishAs(ours.folder);
    await extensions.addRepository('moved', ours.url);
    await expect(extensions.repository('moved')).toContainText('Active');
    await extensions.open();
    await extensions.show('Available');
    await extensions.choose(extensions.card('Elemental', 'moved'), 'Install');
    await expect(extensions.dialog).toContainText('already installed');
    await extensions.dialog.getByRole('button', { name: 'Uninstall' }).click();
    await expect(extensions.card('elemental', 'theirs')).toBeVisible();
    await extensions.perform(extensions.card('Elemental', 'moved'), 'Install');
    await extensions.reload();
    await expect(extensions.code('elemental', CURRENT_VERSION)).toHaveCount(1);
  });

  await test.step('opens everything, and nothing is changed by that', async () => {
    for (const { type, name } of before) {
      await page.goto(`c/_/elemental/${ type }/fleet-default/${ name }`);
      await expect(page.getByRole('heading', { name, exact: false }).first()).toBeVisible();
    }
    expect(await existing.objects()).toEqual(before);
  });

  await test.step('finds in the menu what has no pages of ours, and deletes it there', async () => {
    const dashboard = new Dashboard(page);
    const media = new ResourceList(page, 'elemental.cattle.io.seedimage');

    await dashboard.openElemental();
    await dashboard.menuGroup('Operating system').click();
    await expect(page.getByRole('link', { name: nameOf('managedosversionchannel') })).toBeVisible();
    await dashboard.menuEntry('Seed image').click();
    await media.delete(nameOf('seedimage'));
    await expect(media.row(nameOf('seedimage'))).toHaveCount(0);
    await expect(dashboard.menuEntry('OS version')).toBeVisible();
    await expect(dashboard.menuEntry('OS version channel')).toBeVisible();
  });

  await test.step('reads Rancher\'s message when the installed version is for another Rancher', async () => {
    await existing.replacePluginMetadata(FUTURE_RANCHER);
    await extensions.open();
    await extensions.openDetails(extensions.card('Elemental', 'moved'), 'Elemental');
    await expect(page.getByText('The version installed is not compatible with the current version of Rancher')).toBeVisible();
    await expect(extensions.code('elemental', CURRENT_VERSION)).toHaveCount(0);
    // addresses of the product that somebody has kept
    for (const address of ['start', 'elemental.cattle.io.machineregistration']) {
      await page.goto(`c/_/elemental/${ address }`);
      await expect(page.getByText('Product elemental not found')).toBeVisible();
      await expect(page.getByRole('main').getByRole('link', { name: 'Home' })).toBeVisible();
    }
  });
});
