import { RegistrationForm } from './pages/registration-form';
import { SaveGuards } from './pages/save-guards';
import { expect, test } from './support/fixtures';
import { expectSaved, openForm } from './support/forms';

const TOKEN = 'tram-depot-l6q9tk72sp6b';

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
    await form.openNew();
    await form.name.fill('shops');
    await form.machineName.fill('kept');
    await form.createButton.click();
    await expect(new SaveGuards(page).failure('There is already one named “shops” in the namespace fleet-default.')).toBeVisible();
    await expect(form.name).toHaveValue('shops');
    await expect(form.machineName).toHaveValue('kept');
  });
});
