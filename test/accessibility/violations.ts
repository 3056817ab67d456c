import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '../e2e/support/fixtures';

/**
 * The shell's own, which we can't mend: a list's column of buttons has no title, a page's tabs are list items, and the
 * cells of its inputs for keys and values are in no row.
 */
const THE_SHELLS = ['.sortable-table thead th:empty', '.tabs[role="tablist"]', '.kv-container[role="grid"]'];

export interface Violation {
  id: string;
  help: string;
  /** The elements that violate the rule. */
  elements: string[];
}

function axe(page: Page, part: string): AxeBuilder {
  return THE_SHELLS.reduce((builder, selector) => builder.exclude(selector), new AxeBuilder({ page }).include(part));
}

async function analyzed(builder: AxeBuilder): Promise<Violation[]> {
  const { violations: found } = await builder.analyze();

  return found.map(({ id, help, nodes }) => ({ id, help, elements: nodes.map(({ html }) => html) }));
}

/** What axe finds in a part of a page that keeps somebody out. */
export function violations(page: Page, part = 'main'): Promise<Violation[]> {
  return analyzed(axe(page, part));
}

/** Looks at a page as it is, and once more at its colours in the dark theme, without loading it again. */
export async function expectAccessible(page: Page, part = 'main'): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expect(page.locator('body')).toHaveClass(/\btheme-light\b/);
  expect(await violations(page, part), 'light').toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expect(page.locator('body')).toHaveClass(/\btheme-dark\b/);
  expect(await analyzed(axe(page, part).withRules(['color-contrast'])), 'dark').toEqual([]);
}
