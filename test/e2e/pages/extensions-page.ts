import { expect, type Locator, type Page } from '@playwright/test';

/** Rancher's page "Extensions". */
export class ExtensionsPage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('c/local/uiplugins');
    await expect(this.page.getByRole('heading', { name: 'Extensions' })).toBeVisible();
  }

  /** Adds a repository as a person does, and waits until its index is there. */
  async addRepository(name: string, url: string): Promise<void> {
    await this.page.goto('c/local/apps/catalog.cattle.io.clusterrepo/create');
    await this.page.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.page.getByRole('textbox', { name: 'Index URL' }).fill(url);
    await this.page.getByRole('button', { name: 'Add Repository' }).click();
    await expect(this.page.getByRole('row').filter({ hasText: name })).toContainText('Active');
  }

  async show(tab: 'Installed' | 'Available'): Promise<void> {
    await this.page.getByRole('tab', { name: tab }).click();
  }

  /** The card of an extension; there is one for each repository that has it. */
  card(title: string, repository = ''): Locator {
    return this.page.getByTestId(/^item-card-/).and(this.page.locator('.item-card')).filter({ hasText: title }).filter({ hasText: repository });
  }

  /** Chooses an action in the menu of a card. */
  async choose(card: Locator, action: 'Install' | 'Upgrade' | 'Downgrade' | 'Uninstall'): Promise<void> {
    await card.getByRole('button', { name: /actions/i }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  /** The open dialog. */
  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** Loads the dashboard anew when the page offers it, with what is installed then. */
  async reload(): Promise<void> {
    await this.page.getByRole('button', { name: 'Reload Rancher' }).click();
  }
}
