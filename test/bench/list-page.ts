import type { Browser, CDPSession, Page } from '@playwright/test';
import { SESSION_COOKIE } from '../../local-rancher/rancher-api';
import type { Kind } from './kinds';
import { longTaskMeasures, sum, type Measured } from './measures';
import { installProbe, nextPage, rowsShown, takeLongTasks } from './probe';
import { Traffic } from './traffic';

/** What the shell shows of a list at once. */
const PAGE_SIZE = 100;
const VIEWPORT = { width: 1400, height: 900 };
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

/** A list in a browser that knows nothing yet: no cache, no session but the administrator's. */
export class ListPage {
  private constructor(private readonly page: Page, private readonly session: CDPSession, private readonly traffic: Traffic) {}

  /** Opens the list for some use of it, and closes it. */
  static async with<T>(browser: Browser, list: ListToOpen, use: (page: ListPage, opening: Measured) => Promise<T>): Promise<T> {
    const context = await browser.newContext({ viewport: VIEWPORT });

    try {
      await context.addCookies([{ name: SESSION_COOKIE, value: 'administrator', url: list.url }]);
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      const opened = new ListPage(page, session, await Traffic.of(session));

      return await use(opened, await opened.open(list));
    } finally {
      await context.close();
    }
  }

  /** Goes to the next page of the list, and measures that; nothing is measured where there is none. */
  async nextPage({ size }: ListToOpen): Promise<Measured> {
    if (size <= PAGE_SIZE) {
      return {};
    }
    const nextPageTime = await nextPage(this.page);

    await this.traffic.quiet(QUIET, QUIET_DEADLINE);
    const { requests, bytes } = this.traffic.take();

    return { nextPage: nextPageTime, nextPageRequests: requests, nextPageBytes: bytes, nextPageTaskTime: sum(await takeLongTasks(this.page)) };
  }

  /** Measures what the list costs while something happens to it, up to when it has shown all of it. */
  async during(change: () => Promise<void>): Promise<Measured> {
    this.traffic.take();
    await takeLongTasks(this.page);
    await change();
    await this.traffic.quiet(QUIET_AFTER_CHANGES, QUIET_DEADLINE);

    return this.measured();
  }

  private async open({ url, kind, size }: ListToOpen): Promise<Measured> {
    await installProbe(this.page, Math.min(size, PAGE_SIZE));
    await this.page.goto(`${ url }/dashboard/${ kind.page }`, { waitUntil: 'commit' });
    const rows = await rowsShown(this.page, ROWS_DEADLINE);

    await this.traffic.quiet(QUIET, QUIET_DEADLINE);

    return { rows, ...await this.measured() };
  }

  private async measured(): Promise<Measured> {
    const durations = await takeLongTasks(this.page);

    return { ...this.traffic.take(), ...longTaskMeasures(durations), heap: await this.heap() };
  }

  /** Bytes that JavaScript holds on to. */
  private async heap(): Promise<number> {
    await this.session.send('HeapProfiler.collectGarbage');

    return (await this.session.send('Runtime.getHeapUsage')).usedSize;
  }
}
