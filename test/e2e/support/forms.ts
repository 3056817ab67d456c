import { expect, type Page } from '@playwright/test';
import { RegistrationForm } from '../pages/registration-form';
import { SaveGuards } from '../pages/save-guards';

/** Opens the form of a registration endpoint. */
export async function openForm(page: Page, name: string): Promise<{ form: RegistrationForm; guards: SaveGuards }> {
  const form = new RegistrationForm(page);

  await form.open(name);

  return { form, guards: new SaveGuards(page) };
}

/** The form has given way to the resource's own page. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/fleet-default\/[\w-]+(#\w+)?$/);
}
