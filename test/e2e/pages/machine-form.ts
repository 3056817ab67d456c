import type { Locator, Page } from '@playwright/test';

/** The form that edits a machine. */
export class MachineForm {
  constructor(readonly page: Page) {}

  async open(name: string): Promise<void> {
    await this.page.goto(`c/_/elemental/elemental.cattle.io.machineinventory/fleet-default/${ name }?mode=edit`);
    await this.saveButton.waitFor();
  }

  get description(): Locator {
    return this.page.getByRole('textbox', { name: 'Description' });
  }

  get resetTrigger(): Locator {
    return this.page.getByRole('checkbox', { name: 'Reset trigger' });
  }

  hostType(answer: 'Elemental' | 'Somebody else'): Locator {
    return this.page.getByRole('group', { name: 'Who looks after the operating system of this host?' }).getByRole('radio', { name: answer });
  }

  async addLabel(key: string, value: string): Promise<void> {
    const labels = this.page.getByRole('group', { name: 'Labels', exact: true });

    await labels.getByRole('button', { name: 'Add a new Key-Value row' }).click();
    await labels.getByRole('textbox', { name: /^Key for/ }).last().fill(key);
    await labels.getByRole('textbox', { name: /^Value for/ }).last().fill(value);
  }

  /** A row of what the form shows and leaves alone. */
  async protectedEntry(of: 'Labels' | 'Annotations', key: string): Promise<Locator> {
    const list = this.page.getByRole('group').filter({ hasText: `${ of } that this form leaves alone` });

    await list.getByText(`${ of } that this form leaves alone`).click();

    return list.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: key, exact: true }) });
  }

  /** What is asked before an edit is saved. */
  get question(): Locator {
    return this.page.getByRole('dialog', { name: 'Save these changes?' });
  }

  async confirm(): Promise<void> {
    await this.question.getByRole('button', { name: 'Save anyway' }).click();
  }

  get summary(): Locator {
    return this.page.getByRole('alert').filter({ hasText: /^Nothing was saved/ });
  }

  get saveButton(): Locator {
    return this.page.getByRole('button', { name: 'Save', exact: true });
  }
}
