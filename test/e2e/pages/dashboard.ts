import type { Locator, Page } from '@playwright/test';

/** What is around every page of the product. */
export class Dashboard {
  constructor(readonly page: Page) {}

  /** Opens the product as its entry in the menu does. */
  async openElemental(): Promise<void> {
    await this.page.goto('c/_/elemental/start');
  }

  /** An entry of the product's own menu, e.g. "Registration endpoint": the shell adds how many there are, and the plural. */
  menuEntry(name: string): Locator {
    return this.page.getByRole('link', { name: new RegExp(`^${ name }s?\\W*\\d*$`) });
  }

  /** A group of entries in that menu; its entries are there once it is opened. */
  menuGroup(name: string): Locator {
    return this.page.getByRole('navigation').getByRole('button', { name, exact: true });
  }

  /** A heading of these words and no others: an empty list's heading repeats those of its page. */
  heading(name: string): Locator {
    return this.page.getByRole('heading', { name, exact: true });
  }
}
