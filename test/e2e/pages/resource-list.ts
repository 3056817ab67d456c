import type { Locator, Page } from '@playwright/test';
import { toggle } from './checkbox';
import { MachineDialogs } from './machine-dialogs';
import { RemovalDialog } from './removal-dialog';

/** A list of resources, as the shell draws it. */
export class ResourceList {
  constructor(readonly page: Page, private readonly type: string) {}

  async open(query = ''): Promise<void> {
    await this.page.goto(`c/_/elemental/${ this.type }${ query }`);
  }

  get rows(): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('link') });
  }

  row(name: string): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('link', { name, exact: true }) });
  }

  async openRow(name: string): Promise<void> {
    await this.row(name).getByRole('link', { name, exact: true }).click();
  }

  async filter(text: string): Promise<void> {
    await this.page.getByRole('searchbox').fill(text);
  }

  /** Chooses an entry of a row's menu, e.g. "Delete". */
  async act(name: string, action: string): Promise<void> {
    await this.openActions(name);
    await this.choose(action);
  }

  /** Opens a row's menu, and says what its entries are. */
  async openActions(name: string): Promise<string[]> {
    const entries = this.page.getByRole('menuitem');

    await this.row(name).getByRole('button', { name: /actions/i }).click();
    await entries.first().waitFor();

    return (await entries.allInnerTexts()).map((entry) => entry.trim());
  }

  /** Chooses an entry of the menu that is open. */
  async choose(action: string): Promise<void> {
    // an icon stands before the words
    await this.page.getByRole('menuitem', { name: new RegExp(`${ action }$`) }).click();
  }

  checkbox(name: string): Locator {
    return this.row(name).getByRole('checkbox');
  }

  async select(...names: string[]): Promise<void> {
    for (const name of names) {
      await toggle(this.checkbox(name));
    }
  }

  /** A button for what is selected, e.g. "Delete". */
  bulkButton(action: string): Locator {
    return this.page.getByRole('button', { name: action, exact: true });
  }

  /** The entries of a row's menu, which is closed afterwards: the shell closes at once what is opened again while it closes. */
  async actions(name: string): Promise<string[]> {
    const entries = await this.openActions(name);

    await this.page.keyboard.press('Escape');
    await this.page.getByRole('menuitem').first().waitFor({ state: 'hidden' });

    return entries;
  }

  /** Deletes through the row's menu and the shell's dialog. */
  async delete(name: string): Promise<void> {
    await this.act(name, 'Delete');
    await this.page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  }

  /** Deletes one whose deletion has consequences: its name has to be typed. */
  async deleteInUse(name: string): Promise<void> {
    const removal = new RemovalDialog(this.page);

    await this.act(name, 'Delete');
    await removal.confirmation.fill(name);
    await removal.deleteButton.click();
  }
}

export class RegistrationList extends ResourceList {
  constructor(page: Page) {
    super(page, 'elemental.cattle.io.machineregistration');
  }

  get createLink(): Locator {
    return this.page.getByRole('link', { name: 'Create' });
  }

  /** The link with the number of machines that came through a registration endpoint. */
  machines(name: string): Locator {
    return this.row(name).getByRole('link', { name: /^Show the .*machines? that came through/ });
  }

  /** Copies the registration URL through the row's menu, and reads it from the clipboard. */
  async copyUrl(name: string): Promise<string> {
    await this.act(name, 'Copy registration URL');
    await this.page.getByText('Registration URL copied').waitFor();

    return this.page.evaluate(() => navigator.clipboard.readText());
  }
}

export class MachineList extends ResourceList {
  constructor(page: Page) {
    super(page, 'elemental.cattle.io.machineinventory');
  }

  /** Deletes one, and leaves the dialog that says what follows. */
  override async delete(name: string): Promise<void> {
    await super.delete(name);
    await new MachineDialogs(this.page).close();
  }

  override async deleteInUse(name: string): Promise<void> {
    await super.deleteInUse(name);
    await new MachineDialogs(this.page).close();
  }

  /** What opens the dialog for labels without a selection. */
  get labelTableButton(): Locator {
    return this.page.getByRole('button', { name: 'Labels from a table', exact: true });
  }

  /** What says that only the machines of one registration endpoint are shown. */
  registrationFilter(name: string): Locator {
    return this.page.getByText(`Registration: ${ name }`);
  }

  /** What chooses the registration endpoint whose machines are shown; the options are read once it is wanted. */
  get registrationChoice(): Locator {
    return this.page.getByRole('combobox', { name: 'Registration', exact: true });
  }

  async showRegistration(name: string): Promise<void> {
    await this.registrationChoice.focus();
    await this.registrationChoice.selectOption({ label: name });
  }

  /** The button that takes that back. */
  get allRegistrations(): Locator {
    return this.page.getByRole('button', { name: /^Show machines of all registration endpoints/ });
  }

  /** As for somebody who prefers ten rows to a page; the preference stays in this test. */
  async haveShortPages(): Promise<void> {
    await this.page.route(/\/v1\/userpreferences/, async (route) => {
      if (route.request().method() !== 'GET') {
        await route.fulfill({ json: route.request().postDataJSON() as object });

        return;
      }
      const response = await route.fetch();

      await route.fulfill({ response, body: (await response.text()).replace('"data":{', '"data":{"per-page":"10",') });
    });
  }

  /** How many machines there are, whatever the list shows. */
  get totals(): Locator {
    return this.page.getByText(/^\d+ machines?/).and(this.page.locator('p'));
  }

  get labelInput(): Locator {
    return this.page.getByRole('combobox', { name: 'Filter by label' });
  }

  async addLabel(filter: string): Promise<void> {
    await this.labelInput.fill(filter);
    await this.labelInput.press('Enter');
    await this.removeLabel(filter).waitFor();
  }

  /** What says that the list is filtered by a label. */
  labelFilter(filter: string): Locator {
    return this.page.getByRole('group', { name: 'Filter by label' }).getByText(filter, { exact: true });
  }

  removeLabel(filter: string): Locator {
    return this.page.getByRole('button', { name: `Remove the filter ${ filter }`, exact: true });
  }

  async groupBy(choice: string): Promise<void> {
    await this.page.getByLabel('Group by').selectOption({ label: choice });
  }

  /** Sorts by a column, or by the same one the other way round. */
  async sortBy(column: string): Promise<void> {
    await this.page.getByRole('columnheader', { name: column, exact: true }).press('Enter');
  }

  /** The headings of groups. */
  get groups(): Locator {
    return this.page.locator('.group-row');
  }

  group(heading: string): Locator {
    return this.groups.filter({ hasText: heading });
  }

  get columns(): Locator {
    return this.page.getByRole('columnheader');
  }

  get columnButton(): Locator {
    return this.page.getByRole('button', { name: 'Columns', exact: true });
  }

  async showOnly(hostType: 'All' | 'Managed' | 'Unmanaged'): Promise<void> {
    await this.page.getByRole('group', { name: 'Show machines by host type' }).getByRole('button', { name: hostType, exact: true }).click();
  }
}
