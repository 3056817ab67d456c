import type { Page } from '@playwright/test';

/** What the page itself notes; times are milliseconds since it was navigated to. */
interface Probe {
  /** When the table had its rows, and the browser had drawn them. */
  rowsAt?: number;
  /** Durations of what kept the browser from answering for 50 ms or more (W3C Long Tasks). */
  longTasks: number[];
}

declare global {
  interface Window {
    bench?: Probe;
  }
}

/** What every list of the shell gives its rows. */
const ROW_CLASS = 'main-row';

/** Before a page is opened: lets it note when its list shows this many rows, and its long tasks. */
export async function installProbe(page: Page, rows: number): Promise<void> {
  // it is sent as text: a function with a name in it would refer to a helper that the page doesn't have
  await page.addInitScript(({ rows, className }) => {
    const probe: Probe = { longTasks: [] };
    const shown = document.getElementsByClassName(className);

    window.bench = probe;
    new PerformanceObserver((list) => {
      probe.longTasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask', buffered: true });
    new MutationObserver((_, observer) => {
      if (shown.length >= rows) {
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => {
          probe.rowsAt = performance.now();
        }));
      }
    }).observe(document, { childList: true, subtree: true });
  }, { rows, className: ROW_CLASS });
}

/** Resolves with the time from the navigation to the rows. */
export async function rowsShown(page: Page, timeout: number): Promise<number> {
  const time = await page.waitForFunction(() => window.bench?.rowsAt, undefined, { timeout });

  return await time.jsonValue() ?? NaN;
}

/** Clicks on the button for the table's next page; resolves with the time from then until other rows are drawn. */
export async function nextPage(page: Page): Promise<number> {
  return page.evaluate((className) => new Promise<number>((resolve) => {
    const first = document.getElementsByClassName(className)[0]?.querySelector('a')?.textContent;
    const start = performance.now();

    new MutationObserver((_, observer) => {
      const now = document.getElementsByClassName(className)[0]?.querySelector('a')?.textContent;

      if (now !== undefined && now !== first) {
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => {
          resolve(performance.now() - start);
        }));
      }
    }).observe(document, { childList: true, subtree: true, characterData: true });
    document.querySelector<HTMLButtonElement>('[data-testid="pagination-next"]')?.click();
  }), ROW_CLASS);
}

/** The long tasks since the last call, or since the navigation. */
export async function takeLongTasks(page: Page): Promise<number[]> {
  return page.evaluate(() => window.bench?.longTasks.splice(0) ?? []);
}
