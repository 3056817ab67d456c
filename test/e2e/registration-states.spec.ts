import { RegistrationList } from './pages/resource-list';
import { expect, test } from './support/fixtures';

// The sample fleet has a registration endpoint in each state that keeps hosts from registering.

const STATES = [
  { name: 'berlin-edge-copy', state: 'Duplicate token', nextStep: /Change the token of one of the two/ },
  { name: 'lab', state: 'No server URL', nextStep: /Set the global setting server-url/ },
  { name: 'locked-down', state: 'Error', nextStep: /Check the permissions of the Elemental operator/ },
  { name: 'new-site', state: 'Waiting', nextStep: /check that the Elemental operator runs/ },
];

for (const { name, state, nextStep } of STATES) {
  test(`${ name }: the list says "${ state }", and its page what to do`, async ({ page }) => {
    const registrations = new RegistrationList(page);

    await registrations.open();
    await expect(registrations.row(name)).toContainText(state);
    await registrations.openRow(name);
    await expect(page.getByText(nextStep)).toBeVisible();
  });
}

test('the page doesn\'t show the token that the operator quotes', async ({ page }) => {
  await new RegistrationList(page).open('/fleet-default/berlin-edge-copy');
  await expect(page.getByText(/^The operator says: token "••••••te" is already in use by fleet-default\/berlin-edge/)).toBeVisible();
});
