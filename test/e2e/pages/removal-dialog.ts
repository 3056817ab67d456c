import type { Locator, Page } from '@playwright/test';

/** The dialog that deletes registration endpoints. */
export class RemovalDialog {
  constructor(readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: /^Delete/ });
  }

  get affected(): Locator {
    return this.dialog.getByRole('region', { name: 'Who is affected' });
  }

  get confirmation(): Locator {
    return this.dialog.getByRole('textbox', { name: /^Type .* to confirm/ });
  }

  get deleteButton(): Locator {
    return this.dialog.getByRole('button', { name: 'Delete', exact: true });
  }

  get cancelButton(): Locator {
    return this.dialog.getByRole('button', { name: 'Cancel' });
  }
}
