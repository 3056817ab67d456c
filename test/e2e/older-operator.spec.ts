import { Dashboard } from './pages/dashboard';
import { RegistrationForm } from './pages/registration-form';
import { expect, test } from './support/fixtures';
import { OperatorCharts } from './support/operator-charts';

const REGISTRATIONS = 'c/_/elemental/elemental.cattle.io.machineregistration';
const TOO_OLD = /The Elemental operator of this Rancher doesn't know unmanaged hosts\. It does from version 1\.4\.0 on\..* Upgrade the chart “Elemental”/;

/** What a newer version of this extension, or a hand, left behind: unmanaged by its marks, without the flag that this operator doesn't know. */
const MARKED = {
  machineInventoryLabels: { 'ui.elemental.cattle.io/unmanaged': 'true' },
  machineInventoryAnnotations: { 'elemental.cattle.io/os.unmanaged': 'true' },
};

const YAML = `apiVersion: elemental.cattle.io/v1beta1
kind: MachineRegistration
metadata:
  name: veteran
  namespace: fleet-default
spec:
  machineName: edge
  token: the-token
  config:
    elemental:
      registration:
        no-toolkit: true
`;

test.use({ rancher: 'without Elemental' });

test.afterEach(async ({ kubernetes }) => {
  await new OperatorCharts(kubernetes).uninstall();
});

test('an operator before 1.4 is installed: what it lacks is said with the version that has it, and all else works', async ({
  page, kubernetes, registrations, watch,
}) => {
  const form = new RegistrationForm(page);

  // steve's answer until it has read the new types; the shell asks again
  watch.expect(/503 GET \/v1\/schemaDefinitions|status of 503/);
  await page.goto(`${ REGISTRATIONS }/create?host=unmanaged`);
  await expect(new Dashboard(page).heading('Elemental is not installed on this Rancher')).toBeVisible();
  await new OperatorCharts(kubernetes).install('1.3.5');

  await expect(page.getByText(TOO_OLD)).toBeVisible();
  await expect(form.hostType('Somebody else')).toBeDisabled();
  await expect(form.hostType('Elemental')).toBeChecked();
  await expect(page.getByRole('tab', { name: 'Installation' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Network' })).toHaveCount(0);
  await expect(page.getByRole('tab', { name: 'Advanced' })).toHaveCount(0);
  await page.getByText('Some settings are missing').click();
  await expect(page.getByText('From version 1.9.2 on: Registration token, Label prefix')).toBeVisible();

  await form.showAs('YAML');
  await form.typeYaml(YAML);
  await expect(form.yamlProblem).toContainText('spec.token, and the server drops it');
  await expect(form.yamlProblem).toContainText('no-toolkit, and the server drops it');
  await form.showAs('Form');
  await expect(page.getByText(/drops them without a word when you save: Registration token/)).toBeVisible();
  await form.createButton.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('veteran');
  expect((await registrations.read('veteran')).spec).toMatchObject({ machineName: 'edge', config: { elemental: { registration: { auth: 'tpm' } } } });

  await registrations.create('marked', MARKED);
  await registrations.patchStatus('marked', [{ op: 'add', path: '/status', value: { registrationURL: 'https://rancher.example/elemental/x' } }]);
  await page.goto(`${ REGISTRATIONS }/fleet-default/marked`);
  await expect(page.getByText(TOO_OLD)).toContainText('Don\'t connect a host before');
  await expect(page.getByRole('radio', { name: 'Inventory only' })).toHaveCount(0);
});
