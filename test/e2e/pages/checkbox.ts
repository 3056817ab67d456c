import type { Locator } from '@playwright/test';

/** Checks or unchecks one of the shell's boxes, by keyboard: what it draws stands in a mouse's way to the box itself. */
export async function toggle(checkbox: Locator): Promise<void> {
  await checkbox.focus();
  await checkbox.press('Space');
}
