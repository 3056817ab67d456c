import { expect, type Locator, type Page } from '@playwright/test';

/** Before it installs, the dashboard asks whether there is an App of the name. */
export const ASKED_FOR_APP = /404 GET \/v1\/catalog\.cattle\.io\.apps\/|the server responded with a status of 404/;

/** Rancher's page "Extensions". */
export class ExtensionsPage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('c/local/uiplugins');
    await expect(this.page.getByRole('heading', { name: 'Extensions' })).toBeVisible();
  }

  /** Adds a repository as a person does. */
  async addRepository(name: string, url: string): Promise<void> {
    await this.page.goto('c/local/apps/catalog.cattle.io.clusterrepo/create');
    await this.page.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.page.getByRole('textbox', { name: 'Index URL' }).fill(url);
    await this.page.getByRole('button', { name: 'Add Repository' }).click();
  }

  /** The row of a repository in the list that follows. */
  repository(name: string): Locator {
    return this.page.getByRole('row').filter({ hasText: name });
  }

  /** Reads the index of a repository again. */
  async refreshRepository(name: string): Promise<void> {
    await this.page.goto('c/local/apps/catalog.cattle.io.clusterrepo');
    await this.repository(name).getByRole('checkbox').click();
    await this.page.getByRole('button', { name: 'Refresh' }).click();
  }

  async show(tab: 'Installed' | 'Available'): Promise<void> {
    await this.page.getByRole('tab', { name: tab }).click();
  }

  /** The card of an extension; there is one for each repository that has it. */
  card(title: string, repository = ''): Locator {
    return this.page.getByTestId(/^item-card-(cluster\/|elemental)/).filter({ hasText: title }).filter({ hasText: repository });
  }

  /** Chooses an action in the menu of a card, and confirms it. */
  async perform(card: Locator, action: 'Install' | 'Upgrade' | 'Downgrade' | 'Uninstall'): Promise<void> {
    await this.choose(card, action);
    await this.dialog.getByRole('button', { name: action }).click();
  }

  /** Chooses an action in the menu of a card. */
  async choose(card: Locator, action: string): Promise<void> {
    await card.getByRole('button', { name: /actions$/ }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  /** Opens what the page shows of an extension beside the cards. */
  async openDetails(card: Locator, title: string): Promise<void> {
    await card.getByRole('heading', { name: title }).click();
    await expect(this.details.getByRole('heading', { name: title, exact: true })).toBeVisible();
  }

  get details(): Locator {
    return this.page.getByRole('complementary');
  }

  /** The extension's own icon there; until it is loaded, the page shows one that all extensions share. */
  get icon(): Locator {
    return this.details.locator('img[src*="link=icon"]');
  }

  /** Closes what a click on a card has opened. */
  async closeDetails(): Promise<void> {
    await this.page.getByRole('button', { name: 'Close plugin description panel' }).click();
  }

  /** The open dialog. */
  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** The code of an extension in one version, as far as the dashboard has loaded it. */
  code(name: string, version: string): Locator {
    return this.page.locator(`script[src*="/v1/uiplugins/${ name }/${ version }/plugin/"]`);
  }

  /** Loads the dashboard anew when the page offers it, with what is installed then. */
  async reload(): Promise<void> {
    await this.page.getByRole('button', { name: 'Reload Rancher' }).click();
  }
}
