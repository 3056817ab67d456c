import type { Locator, Page } from '@playwright/test';
import { ResourceList } from './resource-list';

const TYPE = 'elemental.cattle.io.managedosimage';
const EXCLUDE = /^Leave unmanaged nodes out of the update group/;

export class UpdateGroupList extends ResourceList {
  constructor(page: Page) {
    super(page, TYPE);
  }

  /** What leaves unmanaged nodes out of a group. */
  excludeButton(name: string): Locator {
    return this.row(name).getByRole('button', { name: EXCLUDE });
  }
}

/** The page of one update group. */
export class UpdateGroupPage {
  constructor(readonly page: Page) {}

  async open(name: string): Promise<void> {
    await this.page.goto(`c/_/elemental/${ TYPE }/fleet-default/${ name }`);
  }

  /** Opens its form, as its menu does. */
  async edit(): Promise<void> {
    await this.page.getByRole('button', { name: /^More actions - / }).click();
    // an icon stands before the words
    await this.page.getByRole('menuitem', { name: /Edit Config$/ }).click();
  }

  /** What it does to unmanaged nodes. */
  get danger(): Locator {
    return this.page.getByRole('region', { name: 'Unmanaged nodes', exact: true });
  }

  get excludeButton(): Locator {
    return this.danger.getByRole('button', { name: EXCLUDE });
  }

  /** What stands there under this label, e.g. "Nodes". */
  fact(label: string): Locator {
    return this.page.locator(`dt:text-is("${ label }") + dd`);
  }
}

/** What the page of a machine says of update groups that reach it. */
export class ReachingGroups {
  constructor(readonly page: Page) {}

  get region(): Locator {
    return this.page.getByRole('region', { name: 'Update groups that reach this machine' });
  }

  excludeButton(group: string): Locator {
    return this.region.getByRole('button', { name: `Leave unmanaged nodes out of the update group ${ group }` });
  }
}

/** The form that creates or edits an update group. */
export class UpdateGroupForm {
  constructor(readonly page: Page) {}

  async openNew(): Promise<void> {
    await this.page.goto(`c/_/elemental/${ TYPE }/create`);
  }

  get name(): Locator {
    return this.page.getByRole('textbox', { name: 'Name', exact: false }).first();
  }

  get image(): Locator {
    return this.page.getByRole('textbox', { name: 'Image' });
  }

  source(answer: 'An OS version' | 'An image'): Locator {
    return this.page.getByRole('radiogroup', { name: 'Upgrade to' }).getByRole('radio', { name: answer });
  }

  /** Types the name of a cluster into the list of clusters. */
  async addCluster(name: string): Promise<void> {
    const list = this.page.locator('#field-clusters');

    await list.getByRole('combobox').first().click();
    await list.locator('input').fill(name);
    await this.page.keyboard.press('Enter');
    await list.getByText(name, { exact: true }).waitFor();
    // else the list of choices stays in the way
    await this.name.focus();
  }

  get leaveOut(): Locator {
    return this.page.getByRole('checkbox', { name: 'Leave unmanaged hosts out' });
  }

  /** Which nodes the group is for, and what follows. */
  get nodes(): Locator {
    return this.page.getByRole('region', { name: 'Nodes', exact: true });
  }

  get question(): Locator {
    return this.page.getByRole('dialog', { name: 'Save these changes?' });
  }

  get createButton(): Locator {
    return this.page.getByRole('button', { name: 'Create', exact: true });
  }

  get saveButton(): Locator {
    return this.page.getByRole('button', { name: 'Save', exact: true });
  }
}
