import { expect, type Locator } from '@playwright/test';

/** A picture is there: its file was found, and is one. */
export async function expectDrawn(picture: Locator): Promise<void> {
  await expect.poll(() => picture.evaluate((element: HTMLImageElement) => element.complete && element.naturalWidth)).toBeGreaterThan(0);
}
