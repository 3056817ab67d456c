import type { Page } from '@playwright/test';
import { RegistrationForm } from './pages/registration-form';
import { expect, test } from './support/fixtures';

/** What the older operators of the field don't know, with the version that brought it. */
const NEWER = ['no-toolkit', 'network', 'token', 'labelPrefix'];

interface Definitions {
  definitions: Record<string, { resourceFields?: Record<string, object> }>;
}

/** Lets the server describe registration endpoints as an operator does that has none of these fields. */
async function forget(page: Page, fields: string[]): Promise<void> {
  await page.route(/\/v1\/schemaDefinitions\/elemental\.cattle\.io\.machineregistration$/i, async (route) => {
    const response = await route.fetch();
    const answer = await response.json() as Definitions;

    for (const { resourceFields } of Object.values(answer.definitions)) {
      for (const field of fields) {
        Reflect.deleteProperty(resourceFields ?? {}, field);
      }
    }
    await route.fulfill({ response, json: answer });
  });
}

test('an operator that doesn\'t know unmanaged hosts: the choice says which one does, and all else works', async ({ page, registrations }) => {
  const form = new RegistrationForm(page);

  await forget(page, NEWER);
  await form.openNew();
  await expect(page.getByText('It does from version 1.4.0 on.')).toBeVisible();
  await expect(form.hostType('Somebody else')).toBeDisabled();
  await expect(form.hostType('Elemental')).toBeChecked();
  await expect(page.getByRole('tab', { name: 'Installation' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Network' })).toHaveCount(0);
  await expect(page.getByRole('tab', { name: 'Advanced' })).toHaveCount(0);

  await form.name.fill('veteran');
  await form.createButton.click();
  await expect(page.getByRole('region', { name: 'Registration URL' })).toBeVisible();
  expect((await registrations.read('veteran')).spec).not.toHaveProperty('token');
  await registrations.delete('veteran');
});

test('an operator that doesn\'t know the label prefix: its field is missing, the others are there', async ({ page }) => {
  const form = new RegistrationForm(page);

  await forget(page, ['labelPrefix']);
  await form.openNew();
  await expect(form.hostType('Somebody else')).toBeEnabled();
  await form.openTab('Advanced');
  await expect(form.field('Registration token')).toBeVisible();
  await expect(form.field('Label prefix')).toHaveCount(0);
});
