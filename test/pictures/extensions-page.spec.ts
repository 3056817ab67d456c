import path from 'node:path';
import { buildExtension } from '../../local-rancher/builds/extension';
import { publish } from '../../scripts/catalog/publish';
import { releaseOf } from '../../scripts/catalog/make';
import { ASKED_FOR_APP, ExtensionsPage } from '../e2e/pages/extensions-page';
import { expectDrawn } from '../e2e/support/drawn';
import { expect, test } from '../e2e/support/own-rancher';
import { picture } from './picture';

const ROOT = path.resolve(__dirname, '../..');

test('the extension on the page Extensions, before it is installed and after', async ({ page, own, watch }) => {
  watch.expect(ASKED_FOR_APP);
  const extensions = new ExtensionsPage(page);
  const catalog = await own.catalog('elemental');

  publish(catalog.folder, await releaseOf(ROOT, await buildExtension('release', () => undefined)));
  await extensions.addRepository('elemental', catalog.url);
  await expect(extensions.repository('elemental')).toContainText('Active');
  await extensions.open();
  await extensions.show('Available');
  const card = extensions.card('Elemental', 'elemental');

  await extensions.openDetails(card, 'Elemental');
  await expect(page.getByRole('heading', { name: 'What it does' })).toBeVisible();
  await expectDrawn(extensions.icon);
  await picture(page, 'extensions-available');
  await extensions.closeDetails();
  await extensions.perform(card, 'Install');
  await extensions.reload();
  await extensions.show('Installed');
  await expect(card).toBeVisible();
  await picture(page, 'extensions-installed');
});
