import { expect, type Locator, type Page } from '@playwright/test';

/** The shell's form for a new cluster, with Elemental's part for each machine pool. */
export class ClusterForm {
  constructor(readonly page: Page) {}

  /** Opens the form as a person does: by the card of the one who has the machines. */
  async open(): Promise<void> {
    await this.chooseCard();
    await this.isOpen();
  }

  /** Chooses that card, which leads to the form only who may create clusters. */
  async chooseCard(): Promise<void> {
    await this.page.goto('c/_/manager/provisioning.cattle.io.cluster/create');
    await this.page.getByText('Elemental Cluster', { exact: true }).click();
  }

  /** Opens the form for machines that were chosen in the inventory. */
  async openWithChoice(choice: string): Promise<void> {
    const query = new URLSearchParams({ type: 'machineinventoryselectortemplate', choice });

    await this.page.goto(`c/_/manager/provisioning.cattle.io.cluster/create?${ query.toString() }`);
    await this.isOpen();
  }

  /** Opens the form for a cluster that is there. */
  async openEdit(name: string): Promise<void> {
    await this.page.goto(`c/_/manager/provisioning.cattle.io.cluster/fleet-default/${ name }?mode=edit`);
    await this.isOpen();
  }

  get name(): Locator {
    return this.page.getByPlaceholder('A unique name for the cluster');
  }

  get machineCount(): Locator {
    return this.page.getByLabel('Machine Count').filter({ visible: true });
  }

  /** Adds a pool after the others, and shows it. */
  async addPool(): Promise<void> {
    await this.page.getByTestId('tab-list-add').click();
  }

  async showPool(name: string): Promise<void> {
    await this.page.getByRole('tab', { name, exact: true }).click();
  }

  /** The conditions of the pool that is shown. */
  get conditions(): Locator {
    return this.pool.getByRole('group', { name: /^Condition \d+$/ });
  }

  /** Takes machines whose label has this value, by keyboard alone. */
  async addCondition(key: string, value: string): Promise<void> {
    const number = await this.conditions.count() + 1;

    await this.pool.getByRole('button', { name: 'Add condition' }).press('Enter');
    await expect(this.key(number)).toBeFocused();
    await this.page.keyboard.type(key);
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.type(value);
  }

  /** The inputs of a condition, counted from 1. */
  key(number: number): Locator {
    return this.pool.getByRole('combobox', { name: `Key of condition ${ number }` });
  }

  value(number: number): Locator {
    return this.pool.getByRole('combobox', { name: `Value of condition ${ number }` });
  }

  /** The machines that match. */
  get preview(): Locator {
    return this.pool.getByRole('region', { name: 'Machines that match now' });
  }

  /** What there is to know before machines are taken, one after the other. */
  get warnings(): Locator {
    return this.pool.getByRole('status', { name: 'What to know before machines are taken' });
  }

  narrowing(name: string): Locator {
    return this.pool.getByRole('region', { name: 'Take fewer machines' }).getByRole('button', { name, exact: true });
  }

  /** What is there instead of Elemental's part for who may not create clusters. */
  get refusal(): Locator {
    return this.page.getByRole('tabpanel', { name: 'pool1' }).getByText('Your role gives no right to create clusters.');
  }

  get createButton(): Locator {
    return this.page.getByRole('button', { name: 'Create', exact: true });
  }

  /** Red banners above the form's buttons. */
  get errors(): Locator {
    return this.page.locator('#cru-errors .banner.error');
  }

  /** Of several pools, the one that is shown. */
  private get pool(): Locator {
    return this.page.locator('.pool-selector').filter({ visible: true });
  }

  private async isOpen(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'Machines of this pool' }).filter({ visible: true })).toBeVisible();
  }
}
