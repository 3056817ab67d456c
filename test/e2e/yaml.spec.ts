import { RegistrationForm } from './pages/registration-form';
import { RegistrationList } from './pages/resource-list';
import { expect, test } from './support/fixtures';

const REGISTRATIONS = { group: 'elemental.cattle.io', version: 'v1beta1', plural: 'machineregistrations', namespace: 'fleet-default' };

test('form and YAML are two views of one thing: nothing typed in either is lost', async ({ page, kubernetes }) => {
  const registrations = new RegistrationList(page);
  const form = new RegistrationForm(page);

  await registrations.open();
  await registrations.createLink.click();
  await form.name.fill('both-ways');
  await form.hostType('Somebody else').check();
  await form.addMachineLabel('example.com/site', 'turin');
  await form.showAs('YAML');
  await expect.poll(() => form.yaml()).toContain('no-toolkit: true');
  const text = await form.yaml();

  expect(text).toContain('example.com/site: turin');

  await form.typeYaml(text.replace('spec:', '# agreed with the shops team\nspec:\n  labelPrefix: edge.example.com'));
  await form.showAs('Form');
  await expect(form.name).toHaveValue('both-ways');
  await form.machineName.fill('till-${Random/Hex/6}');
  await form.showAs('YAML');
  await expect.poll(() => form.yaml()).toContain('# agreed with the shops team');
  await form.createButton.click();
  await expect(page.getByRole('region', { name: 'Registration URL' })).toBeVisible();

  const created = await kubernetes.custom.getNamespacedCustomObject({ ...REGISTRATIONS, name: 'both-ways' }) as { spec: object };

  expect(created.spec).toMatchObject({
    labelPrefix: 'edge.example.com',
    machineName: 'till-${Random/Hex/6}',
    machineInventoryLabels: {
      'example.com/site': 'turin', 'ui.elemental.cattle.io/unmanaged': 'true', 'ui.elemental.cattle.io/registration': 'both-ways',
    },
    machineInventoryAnnotations: { 'elemental.cattle.io/os.unmanaged': 'true' },
    config: { elemental: { registration: { 'no-toolkit': true } } },
  });
  await registrations.open();
  await registrations.delete('both-ways');
});

test('YAML that can\'t be used is refused with its place, and what was typed stays', async ({ page }) => {
  const form = new RegistrationForm(page);

  await form.openNew();
  await form.name.fill('refused');
  // of a managed one there would be a warning: it doesn't say which disk
  await form.hostType('Somebody else').check();
  await form.showAs('YAML');
  await expect.poll(() => form.yaml()).toContain('name: refused');
  const good = await form.yaml();

  await form.typeYaml(`${ good }\nbroken: [`);
  await expect(form.yamlProblem).toContainText(/Line \d+, column \d+: This is not valid YAML/);
  await expect(form.createButton).toBeDisabled();
  await form.showAs('Form');
  await expect.poll(() => form.yaml()).toContain('broken: [');

  await form.typeYaml(good.replace('  config:\n', '  config:\n    cloud-config: "#cloud-config"\n'));
  await expect(form.yamlProblem).toContainText('keep the operator from seeing any registration endpoint');
  await expect(form.createButton).toBeDisabled();

  await form.typeYaml(good);
  await expect(form.yamlProblem).toHaveCount(0);
  await expect(form.createButton).toBeEnabled();
});

test('what the server refuses is said in words, and what was typed stays', async ({ page, watch }) => {
  const form = new RegistrationForm(page);

  watch.expect(/^404 POST/);
  watch.expect(/status of 404/);
  await form.openNew();
  await form.showAs('YAML');
  await form.typeYaml([
    'apiVersion: elemental.cattle.io/v1beta1',
    'kind: MachineRegistration',
    'metadata: {name: lost, namespace: nowhere}',
    'spec: {machineName: kept}',
  ].join('\n'));
  await form.createButton.click();
  await expect(page.getByText('namespaces "nowhere" not found')).toBeVisible();
  expect(await form.yaml()).toContain('spec: {machineName: kept}');
});
