import type { Browser } from '@playwright/test';
import type { Kind } from './kinds';
import { longTaskMeasures, sum, type Measured } from './measures';
import { installProbe, nextPage, rowsShown, takeLongTasks } from './probe';
import { Visit } from './visit';

/** What the shell shows of a list at once. */
const PAGE_SIZE = 100;
const ROWS_DEADLINE = 120_000;

/** How long a list asks for nothing when it has all it wants; the shell reads again up to four seconds after something happened. */
const QUIET = 1500;
const QUIET_AFTER_CHANGES = 6000;
const QUIET_DEADLINE = 30_000;

export interface ListToOpen {
  /** Where Rancher is. */
  url: string;
  kind: Kind;
  /** How many objects there are. */
  size: number;
}

/** A list in a browser. */
export class ListPage {
  private constructor(private readonly visit: Visit) {}

  /** Opens the list for some use of it, and closes it. */
  static async with<T>(browser: Browser, list: ListToOpen, use: (page: ListPage, opening: Measured) => Promise<T>): Promise<T> {
    return Visit.with(browser, list.url, async (visit) => {
      const opened = new ListPage(visit);

      return use(opened, await opened.open(list));
    });
  }

  /** Goes to the next page of the list, and measures that; nothing is measured where there is none. */
  async nextPage({ size }: ListToOpen): Promise<Measured> {
    if (size <= PAGE_SIZE) {
      return {};
    }
    const { page, traffic } = this.visit;
    const nextPageTime = await nextPage(page);

    await traffic.quiet(QUIET, QUIET_DEADLINE);
    const { requests, bytes } = traffic.take();

    return { nextPage: nextPageTime, nextPageRequests: requests, nextPageBytes: bytes, nextPageTaskTime: sum(await takeLongTasks(page)) };
  }

  /** Measures what the list costs while something happens to it, up to when it has shown all of it. */
  async during(change: () => Promise<void>): Promise<Measured> {
    const { page, traffic } = this.visit;

    traffic.take();
    await takeLongTasks(page);
    await change();
    await traffic.quiet(QUIET_AFTER_CHANGES, QUIET_DEADLINE);

    return this.measured();
  }

  private async open({ kind, size }: ListToOpen): Promise<Measured> {
    const { page, traffic } = this.visit;

    await installProbe(page, Math.min(size, PAGE_SIZE));
    await page.goto(kind.page, { waitUntil: 'commit' });
    const rows = await rowsShown(page, ROWS_DEADLINE);

    await traffic.quiet(QUIET, QUIET_DEADLINE);

    return { rows, ...await this.measured() };
  }

  private async measured(): Promise<Measured> {
    const durations = await takeLongTasks(this.visit.page);

    return { ...this.visit.traffic.take(), ...longTaskMeasures(durations), heap: await this.visit.heap() };
  }
}
