import type { Locator, Page } from '@playwright/test';

/** What stands between a form and the loss of what was typed into it. */
export class SaveGuards {
  constructor(readonly page: Page) {}

  /** The panel that shows what somebody else has changed. */
  get conflict(): Locator {
    return this.page.getByRole('region', { name: 'Somebody else has changed this meanwhile.' }).filter({ has: this.page.getByRole('button') });
  }

  /** A row of its tables, e.g. of "What they changed". */
  change(table: 'What they changed' | 'What you changed', field: string): Locator {
    return this.conflict.getByRole('table', { name: table }).getByRole('row').filter({ hasText: field });
  }

  /** The choice for a field that both have changed. */
  choice(field: string, side: 'Yours' | 'Theirs'): Locator {
    return this.conflict.getByRole('group', { name: `Changed by both: ${ field }` }).getByRole('radio', { name: side });
  }

  get mergeButton(): Locator {
    return this.page.getByRole('button', { name: 'Merge and continue editing' });
  }

  /** Why it was not saved. */
  failure(words: string | RegExp): Locator {
    return this.page.getByRole('alert').filter({ hasText: words });
  }

  get retryButton(): Locator {
    return this.page.getByRole('button', { name: 'Try again' });
  }

  get createAnewButton(): Locator {
    return this.page.getByRole('button', { name: 'Create it anew' });
  }

  /** The offer of what was typed before. */
  get draft(): Locator {
    return this.page.getByRole('status').filter({ hasText: 'You have unsaved changes from' });
  }

  get restoreButton(): Locator {
    return this.page.getByRole('button', { name: 'Restore', exact: true });
  }

  get discardButton(): Locator {
    return this.page.getByRole('button', { name: 'Discard', exact: true });
  }

  /** The question before leaving. */
  get question(): Locator {
    return this.page.getByRole('dialog', { name: 'Leave without saving?' });
  }

  get stayButton(): Locator {
    return this.question.getByRole('button', { name: 'Stay' });
  }

  get leaveButton(): Locator {
    return this.question.getByRole('button', { name: 'Leave without saving' });
  }
}
