import { ConnectHost } from '../e2e/pages/connect-host';
import { Dashboard } from '../e2e/pages/dashboard';
import { RegistrationForm } from '../e2e/pages/registration-form';
import { MachineList, RegistrationList } from '../e2e/pages/resource-list';
import { MachinePage, RegistrationPage } from '../e2e/pages/resource-page';
import { SaveGuards } from '../e2e/pages/save-guards';
import { expectSaved } from '../e2e/support/forms';
import { degraded, expect, test, type Page } from './support/fixtures';

// Registration endpoints and their hosts, on each Rancher that the package is for.

/** Leaves a form with something typed in it by the menu, and goes on with what was typed. */
async function leaveAndComeBack(page: Page, form: RegistrationForm): Promise<void> {
  const guards = new SaveGuards(page);
  const elsewhere = new Dashboard(page).heading('Machine inventory');

  await new Dashboard(page).menuEntry('Machine inventory').click();
  await expect(guards.question.or(elsewhere)).toBeVisible();
  if (await elsewhere.isVisible()) {
    degraded('whoever leaves it isn\'t asked, and finds a draft');
    await form.openNew();
    await guards.restoreButton.click();
  } else {
    await guards.stayButton.click();
  }
  await expect(form.machineName).toHaveValue('crane-${Random/Hex/6}');
  await expect(form.hostType('Somebody else')).toBeChecked();
}

test('the form creates a registration endpoint', async ({ page, registrations, picture }) => {
  const list = new RegistrationList(page);
  const form = new RegistrationForm(page);

  await list.open();
  await expect(list.row('shops')).toBeVisible();
  await picture('registrations');
  await list.createLink.click();
  await form.createButton.click();
  await expect(form.summary).toContainText('one mistake');
  await form.name.fill('harbour');
  await form.hostType('Somebody else').check();
  await form.machineName.fill('crane-${Random/Hex/6}');
  await form.addMachineLabel('example.com/site', 'harbour');
  await picture('form');
  await leaveAndComeBack(page, form);
  await form.createButton.click();
  await expect(page.getByRole('heading', { name: /harbour/ })).toBeVisible();
  await expect(page.getByText('The operating system of these hosts isn\'t managed by Elemental.')).toBeVisible();
  await expect(new ConnectHost(page).waiting).toBeVisible();
  await picture('registration');
  expect((await registrations.read('harbour')).spec?.config?.elemental?.registration).toMatchObject({ 'no-toolkit': true });

  await new RegistrationList(page).open();
  await list.act('harbour', 'Edit Config');
  await expect(form.hostType('Somebody else')).toBeChecked();
  await form.description.fill('At the harbour');
  await form.saveButton.click();
  await expectSaved(page);
  await registrations.delete('harbour');
});

test('hosts that register, and their agents, appear without a reload', async ({ page, hosts, registrations }) => {
  const machines = new MachineList(page);
  const machine = new MachinePage(page);

  await registrations.createAsTyped('pier', 'Somebody else');
  await new RegistrationList(page).open();
  await new RegistrationList(page).openRow('pier');
  const url = await new RegistrationPage(page).revealUrl();

  await hosts.register('pier-1', url, { noToolkit: true }, { operatingSystem: 'debian' });
  await expect(new ConnectHost(page).arrived).toContainText('Debian GNU/Linux 12 (bookworm)');

  await machines.open('?registration=pier');
  await expect(machines.rows).toHaveCount(1);
  const { inventory } = await hosts.register('pier-2', url, { noToolkit: true, install: true }, { operatingSystem: 'debian' });
  const name = inventory?.name ?? '';

  await expect(machines.row(name)).toContainText('Unmanaged');
  await expect(machines.row(name)).toContainText('Debian GNU/Linux 12 (bookworm)');
  await machines.openRow(name);
  await expect(machine.nowFact('Waits for')).toBeVisible();
  hosts.startAgent('pier-2');
  await expect(machine.event('An agent connected')).toBeVisible();
});
