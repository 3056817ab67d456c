import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than a page has. */
const MOST_STOPS = 120;

/** Goes to a control as somebody without a mouse does, from where the keyboard is. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  await expect(target, 'can\'t be reached by keyboard').toBeFocused();
}
