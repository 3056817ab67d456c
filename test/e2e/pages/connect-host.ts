import type { Locator, Page } from '@playwright/test';

type Format = 'Commands' | 'Script' | 'Ansible' | 'cloud-init' | 'Edge Image Builder';

/** Where a host is connected: a tab of a registration endpoint's page, or a drawer. */
export class ConnectHost {
  constructor(readonly page: Page) {}

  /** It is reached by keyboard as one, and arrow keys choose. */
  get modes(): Locator {
    return this.page.getByRole('radiogroup', { name: 'What is the host for?' });
  }

  mode(name: 'Inventory only' | 'Inventory and Kubernetes'): Locator {
    return this.modes.getByRole('radio', { name });
  }

  format(name: Format): Locator {
    return this.page.getByRole('group', { name: 'Show as' }).getByRole('button', { name });
  }

  /** A text to be copied, by what it is. */
  code(name: string): Locator {
    return this.page.getByRole('group', { name, exact: true });
  }

  /** What is in the clipboard after the text's button was pressed. */
  async copied(name: string): Promise<string> {
    await this.code(name).getByRole('button', { name: `Copy: ${ name }` }).click();
    await this.code(name).getByText('Copied').waitFor();

    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  get arrived(): Locator {
    return this.page.getByRole('list', { name: 'Machines that have arrived' }).getByRole('listitem');
  }

  get waiting(): Locator {
    return this.page.getByRole('status').filter({ hasText: 'Waiting for your host…' });
  }
}
