import fs from 'node:fs';
import type { Locator, Page } from '@playwright/test';

/** The view over the whole fleet. */
export class OsInventory {
  constructor(readonly page: Page) {}

  /** Opens it and has all machines read, which begins by itself only where they are few. */
  async open(): Promise<void> {
    const result = this.page.getByText(/machines?, as of/);
    const start = this.page.getByRole('button', { name: 'Read all machines' });

    await this.page.goto('c/_/elemental/os-inventory');
    await result.or(start).waitFor();
    if (await start.isVisible()) {
      await start.click();
      await result.waitFor();
    }
  }

  /** The bars of one kind, e.g. "Operating system". */
  bars(title: string): Locator {
    return this.page.getByRole('table', { name: title, exact: true });
  }

  /** The row of a value. */
  bar(title: string, value: string): Locator {
    return this.bars(title).getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: value, exact: true }) });
  }

  /** The machines of a bar that the server can't filter by. */
  chosen(title: string): Locator {
    return this.page.getByRole('region', { name: title });
  }

  get unlabelled(): Locator {
    return this.page.getByRole('region', { name: 'Machines without labels' });
  }

  /** Exports all machines; resolves with the path of the file, which is there as long as the page. */
  async export(format: 'CSV' | 'JSON'): Promise<string> {
    const download = this.page.waitForEvent('download');

    await this.page.getByRole('button', { name: `Export all as ${ format }` }).click();

    return (await download).path();
  }

  /** Exports all machines, and reads the file. */
  async exported(format: 'CSV' | 'JSON'): Promise<string> {
    return fs.readFileSync(await this.export(format), 'utf8');
  }
}
