import type { Locator, Page } from '@playwright/test';

/** The dialogs that change or delete one or more machines. */
export class MachineDialogs {
  constructor(readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  button(name: string | RegExp): Locator {
    return this.dialog.getByRole('button', { name });
  }

  /** What the server did not do, and why. */
  get failures(): Locator {
    return this.dialog.getByRole('alert');
  }

  get deleteButton(): Locator {
    return this.dialog.getByRole('button', { name: 'Delete', exact: true });
  }

  /** What happens to the machines, in groups. */
  get consequences(): Locator {
    return this.dialog.getByRole('region', { name: 'What happens to them' });
  }

  /** What follows once they are deleted. */
  get follows(): Locator {
    return this.dialog.getByRole('region', { name: 'What follows' });
  }

  async close(): Promise<void> {
    await this.button('Close').click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  get confirmation(): Locator {
    return this.dialog.getByRole('textbox', { name: /^Type .* to confirm/ });
  }

  get table(): Locator {
    return this.dialog.getByRole('textbox', { name: 'Table of machines and their labels' });
  }

  get preview(): Locator {
    return this.dialog.getByRole('region', { name: 'What would be changed' });
  }

  async setLabel(key: string, value: string): Promise<void> {
    await this.dialog.getByLabel('Key in row 1').fill(key);
    await this.dialog.getByLabel('Value in row 1').fill(value);
  }
}
