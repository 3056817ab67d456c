import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '../e2e/support/fixtures';

const ASSETS = path.resolve(__dirname, '../../assets');

/** Takes a picture for the README, once nothing moves any more, and without the mouse's traces. */
export async function picture(page: Page, name: string): Promise<void> {
  await untilStill(page);
  await page.screenshot({ path: path.join(ASSETS, `${ name }.png`), animations: 'disabled' });
}

/** Takes a light one, for the catalog: there, pictures travel inside the chart. */
export async function pictureForCatalog(page: Page, name: string): Promise<void> {
  await untilStill(page);
  await page.screenshot({ path: path.join(ASSETS, 'catalog', `${ name }.jpg`), animations: 'disabled', type: 'jpeg', quality: 70, scale: 'css' });
}

async function untilStill(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await expect(page.locator('.icon-spin:visible')).toHaveCount(0);
}
