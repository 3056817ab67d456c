import type { Locator, Page } from '@playwright/test';

/** The page of one registration endpoint. */
export class RegistrationPage {
  constructor(readonly page: Page) {}

  /** The registration URL, shown as its owner would: by asking for it. */
  async revealUrl(): Promise<string> {
    const section = this.page.getByRole('region', { name: 'Registration URL' });

    await section.getByRole('button', { name: 'Show' }).click();

    return section.getByRole('code').innerText();
  }

  get url(): Locator {
    return this.page.getByRole('region', { name: 'Registration URL' }).getByRole('code');
  }
}

/** The page of one machine. */
export class MachinePage {
  constructor(readonly page: Page) {}

  async open(name: string): Promise<void> {
    await this.page.goto(`c/_/elemental/elemental.cattle.io.machineinventory/fleet-default/${ name }`);
  }

  /** What the host said under this label, e.g. "Operating system". */
  fact(label: string): Locator {
    return this.page.getByRole('region', { name: 'Host' }).getByRole('definition').and(
      this.page.locator(`dt:text-is("${ label }") + dd`),
    );
  }
}
