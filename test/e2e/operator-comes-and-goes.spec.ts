import { Dashboard } from './pages/dashboard';
import { RegistrationForm } from './pages/registration-form';
import { expect, test } from './support/fixtures';
import { OperatorCharts } from './support/operator-charts';

const REGISTRATIONS = 'c/_/elemental/elemental.cattle.io.machineregistration';
const NOT_INSTALLED = 'Elemental is not installed on this Rancher';

test.use({ rancher: 'without Elemental' });

test.afterEach(async ({ kubernetes }) => {
  await new OperatorCharts(kubernetes).uninstall();
});

test('an operator before 1.4 is installed, goes and comes back newer, while forms and lists are open', async ({ page, kubernetes, registrations }) => {
  const charts = new OperatorCharts(kubernetes);
  const dashboard = new Dashboard(page);
  const form = new RegistrationForm(page);

  await page.goto(`${ REGISTRATIONS }/create?host=unmanaged`);
  await expect(dashboard.heading(NOT_INSTALLED)).toBeVisible();

  await charts.install('1.3.5');
  await expect(page.getByText('It does from version 1.4.0 on.')).toBeVisible();
  await expect(form.hostType('Somebody else')).toBeDisabled();
  await expect(form.hostType('Elemental')).toBeChecked();
  await expect(page.getByRole('tab', { name: 'Network' })).toHaveCount(0);
  await page.getByText('Some settings are missing').click();
  await expect(page.getByText('From version 1.9.2 on: Registration token, Label prefix')).toBeVisible();

  await form.name.fill('veteran');
  await form.showAs('YAML');
  await form.typeYaml('apiVersion: elemental.cattle.io/v1beta1\nkind: MachineRegistration\nmetadata:\n  name: veteran\n  namespace: fleet-default\nspec:\n  token: my-token\n');
  await form.showAs('Form');
  await form.createButton.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('veteran');
  expect((await registrations.read('veteran')).metadata?.name).toBe('veteran');

  await form.openNew();
  await form.name.fill('patient');
  await charts.uninstall();
  await expect(page.getByText('Nothing that you typed is lost.')).toBeVisible();
  await form.createButton.click();
  await expect(form.name).toHaveValue('patient');

  await charts.install('1.9.2');
  await expect(page.getByText('Nothing that you typed is lost.')).toHaveCount(0);
  await form.createButton.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('patient');

  await dashboard.openElemental();
  await expect(page.getByRole('link', { name: 'patient' })).toBeVisible();
  await charts.uninstall();
  await expect(dashboard.heading(NOT_INSTALLED)).toBeVisible();
  await charts.install('1.9.2');
  await expect(dashboard.heading('Registration endpoints')).toBeVisible();
});
