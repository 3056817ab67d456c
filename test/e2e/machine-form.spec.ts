import { MachineForm } from './pages/machine-form';
import { RegistrationForm } from './pages/registration-form';
import { MachineList } from './pages/resource-list';
import { SaveGuards } from './pages/save-guards';
import { expect, test } from './support/fixtures';
import { expectSaved } from './support/forms';

const TYPE = 'elemental.cattle.io.machineinventory';
const UNMANAGED_ANNOTATION = 'elemental.cattle.io/os.unmanaged';
const RESETTABLE = 'elemental.cattle.io/resettable';

test('description and labels are edited; what programs keep is shown with what it means, and stays', async ({ page, machines }) => {
  const list = new MachineList(page);
  const form = new MachineForm(page);
  const kept = { 'elemental.cattle.io/os.pretty-name': 'Bob&#39;s <img src=x>', 'elemental.cattle.io/reg-version': 'v1.9.2' };

  await machines.create('quay-1', { labels: { 'site': 'harbour', 'ui.elemental.cattle.io/registration': 'berlin-edge' }, annotations: kept });
  await list.open();
  await list.filter('quay-1');
  await expect(list.rows).toHaveCount(1);
  await list.act('quay-1', 'Edit Config');
  await form.description.fill('The crane at the quay');
  await form.addLabel('example.com/berth', '7');
  await expect(await form.protectedEntry('Labels', 'ui.elemental.cattle.io/registration'))
    .toContainText('The registration endpoint that the machine came through');
  await expect(await form.protectedEntry('Annotations', 'elemental.cattle.io/os.pretty-name')).toContainText('Bob\'s <img src=x>');
  await form.saveButton.click();
  await expectSaved(page);
  expect((await machines.read('quay-1')).metadata).toMatchObject({
    labels: { 'site': 'harbour', 'example.com/berth': '7', 'ui.elemental.cattle.io/registration': 'berlin-edge' },
    annotations: { ...kept, 'field.cattle.io/description': 'The crane at the quay' },
  });
});

test('what the server would refuse, and what the form leaves alone, is not saved', async ({ page, machines }) => {
  const form = new MachineForm(page);

  await machines.create('quay-2', {});
  await form.open('quay-2');
  await form.addLabel('ui.elemental.cattle.io/unmanaged', 'true');
  await form.saveButton.click();
  await expect(form.summary).toContainText('This form leaves the label ui.elemental.cattle.io/unmanaged alone');
  await form.addLabel('bad key!', 'x');
  await expect(form.summary).toContainText('2 mistakes');
  expect((await machines.read('quay-2')).metadata?.labels).toBeUndefined();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Leave without saving' }).click();
});

test('the reset trigger is asked about, with what a delete then does to this host', async ({ page, machines }) => {
  const form = new MachineForm(page);

  await machines.create('quay-3', { annotations: { [UNMANAGED_ANNOTATION]: 'true' } });
  await form.open('quay-3');
  await form.resetTrigger.click();
  await form.saveButton.click();
  await expect(form.question).toContainText('writes the file /var/lib/elemental/.unmanaged_reset');
  await expect(form.question).toContainText('No agent on the host has reported yet.');
  await page.keyboard.press('Escape');
  await expect(form.question).toHaveCount(0);
  await expect(form.resetTrigger).toBeChecked();
  expect((await machines.read('quay-3')).metadata?.annotations).not.toHaveProperty([RESETTABLE]);

  await form.saveButton.click();
  await form.confirm();
  await expectSaved(page);
  expect((await machines.read('quay-3')).metadata?.annotations).toMatchObject({ [RESETTABLE]: 'true' });
});

test('a machine is marked as unmanaged where the server filters and where the reset looks', async ({ page, machines }) => {
  const form = new MachineForm(page);

  await machines.create('quay-4', { labels: { site: 'harbour' }, annotations: { [RESETTABLE]: 'true' } });
  await form.open('quay-4');
  await form.hostType('Somebody else').check();
  await form.saveButton.click();
  await expect(form.question).toContainText('From now on Elemental takes this machine for unmanaged.');
  await form.confirm();
  await expectSaved(page);
  expect((await machines.read('quay-4')).metadata).toMatchObject({
    labels: { 'site': 'harbour', 'ui.elemental.cattle.io/unmanaged': 'true' }, annotations: { [UNMANAGED_ANNOTATION]: 'true', [RESETTABLE]: 'true' },
  });
});

test('a machine is marked as managed: every mark goes, and what a reset then does is asked about', async ({ page, machines }) => {
  const form = new MachineForm(page);
  const marks = { [UNMANAGED_ANNOTATION]: 'true', 'edge.example.com/os.unmanaged': 'true' };

  await machines.create('quay-7', {
    labels: { 'site': 'harbour', 'ui.elemental.cattle.io/unmanaged': 'true' }, annotations: { ...marks, [RESETTABLE]: 'true' },
  });
  await form.open('quay-7');
  await form.hostType('Elemental').check();
  await form.saveButton.click();
  await expect(form.question).toContainText('the operating system of the host is reset');
  await form.confirm();
  await expectSaved(page);
  const { metadata } = await machines.read('quay-7');

  expect(metadata?.labels).toEqual({ site: 'harbour' });
  expect(metadata?.annotations).toEqual({ [RESETTABLE]: 'true' });
});

test('a change by somebody else is brought together with what was typed', async ({ page, machines, watch }) => {
  const form = new MachineForm(page);
  const guards = new SaveGuards(page);

  watch.expect(/^409 PUT/);
  watch.expect(/status of 409/);
  await machines.create('quay-5', { labels: { site: 'harbour' } });
  await form.open('quay-5');
  await form.description.fill('Mine');
  await machines.patch('quay-5', [{ op: 'replace', path: '/metadata/labels/site', value: 'dock' }]);
  await form.saveButton.click();
  await expect(guards.change('What they changed', 'metadata.labels.site')).toContainText('dock');
  await guards.mergeButton.click();
  await expect(form.description).toHaveValue('Mine');
  await form.saveButton.click();
  await expectSaved(page);
  expect((await machines.read('quay-5')).metadata).toMatchObject({
    labels: { site: 'dock' }, annotations: { 'field.cattle.io/description': 'Mine' },
  });
});

test('YAML is another view of the same, and keeps the name', async ({ page, machines }) => {
  const form = new MachineForm(page);
  const yaml = new RegistrationForm(page);

  await machines.create('quay-6', { labels: { site: 'harbour' } });
  await form.open('quay-6');
  await form.description.fill('Both ways');
  await yaml.showAs('YAML');
  await expect.poll(() => yaml.yaml()).toContain('Both ways');
  const text = await yaml.yaml();

  await yaml.typeYaml(text.replace('name: quay-6', 'name: quay-9'));
  await expect(yaml.yamlProblem).toContainText('metadata.name must stay “quay-6”.');
  await expect(form.saveButton).toBeDisabled();
  await yaml.typeYaml(text.replace('site: harbour', 'site: dock'));
  await yaml.showAs('Form');
  await form.saveButton.click();
  await expectSaved(page);
  expect((await machines.read('quay-6')).metadata).toMatchObject({
    labels: { site: 'dock' }, annotations: { 'field.cattle.io/description': 'Both ways' },
  });
});

test('no machine is created by hand, and every way to try says why', async ({ page }) => {
  await new MachineList(page).open();
  await expect(page.getByRole('link', { name: 'Create', exact: true })).toHaveCount(0);
  await page.goto(`c/_/elemental/${ TYPE }/create`);
  await expect(page.getByRole('heading', { name: 'Machines can\'t be created here' })).toBeVisible();
  await page.getByRole('link', { name: 'Choose a registration endpoint' }).click();
  await expect(page).toHaveURL(/machineregistration$/);

  await page.goto(`c/_/elemental/${ TYPE }/create?as=yaml`);
  await expect(page.getByRole('heading', { name: 'Machines can\'t be created here' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create', exact: true })).toHaveCount(0);
});

test.describe('a viewer', () => {
  test.use({ login: 'viewer' });

  test('is told so at the address of the form', async ({ page }) => {
    await page.goto(`c/_/elemental/${ TYPE }/fleet-default/berlin-edge-05?mode=edit`);
    await expect(page.getByText(/your role gives no right to change it/)).toBeVisible();
    await expect(new MachineForm(page).saveButton).toHaveCount(0);

    await page.goto(`c/_/elemental/${ TYPE }/create`);
    await expect(page.getByRole('heading', { name: 'Machines can\'t be created here' })).toBeVisible();
  });
});
