import { expect, type Locator, type Page } from '@playwright/test';

/** The shell's form for a new cluster, with Elemental's part for each machine pool. */
export class ClusterForm {
  constructor(readonly page: Page) {}

  /** Opens the form as a person does: by the card of the one who has the machines. */
  async open(): Promise<void> {
    await this.page.goto('c/_/manager/provisioning.cattle.io.cluster/create');
    await this.page.getByText('Elemental Cluster', { exact: true }).click();
    await expect(this.page.getByRole('heading', { name: 'Machines of this pool' })).toBeVisible();
  }

  get name(): Locator {
    return this.page.getByPlaceholder('A unique name for the cluster');
  }

  get machineCount(): Locator {
    return this.page.getByLabel('Machine Count');
  }

  /** Takes machines whose label has this value. The shell's fields have no names of their own. */
  async addRule(key: string, value: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Add rule' }).click();
    await this.page.getByTestId('input-match-expression-key-control-0').fill(key);
    await this.page.getByTestId('input-match-expression-values-control-0').fill(value);
  }

  get createButton(): Locator {
    return this.page.getByRole('button', { name: 'Create', exact: true });
  }

  /** Red banners of the form. */
  get errors(): Locator {
    return this.page.locator('.banner.error');
  }
}
