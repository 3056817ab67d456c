import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { SESSION_COOKIE } from '../../local-rancher/rancher-api';
import { Traffic } from './traffic';

const VIEWPORT = { width: 1400, height: 900 };
const SAMPLE_MS = 200;

/** An administrator's visit with a browser that knows nothing yet: no cache, no session but this one. */
export class Visit {
  private constructor(readonly page: Page, readonly session: CDPSession, readonly traffic: Traffic) {}

  /** @param url where Rancher is; pages are opened relative to its dashboard */
  static async with<T>(browser: Browser, url: string, use: (visit: Visit) => Promise<T>): Promise<T> {
    const context = await browser.newContext({ viewport: VIEWPORT, baseURL: `${ url }/dashboard/` });

    try {
      await context.addCookies([{ name: SESSION_COOKIE, value: 'administrator', url }]);
      const page = await context.newPage();
      const session = await context.newCDPSession(page);

      return await use(new Visit(page, session, await Traffic.of(session)));
    } finally {
      await context.close();
    }
  }

  /** Bytes that JavaScript holds on to. */
  async heap(): Promise<number> {
    await this.session.send('HeapProfiler.collectGarbage');

    return this.usedHeap();
  }

  /** The most bytes that JavaScript had at a time while something was done, garbage that wasn't collected yet included. */
  async peakHeap(task: Promise<unknown>): Promise<number> {
    const over = task.then(() => true);
    let peak = 0;

    do {
      peak = Math.max(peak, await this.usedHeap());
    } while (!await Promise.race([over, wait(SAMPLE_MS, false)]));

    return peak;
  }

  private async usedHeap(): Promise<number> {
    return (await this.session.send('Runtime.getHeapUsage')).usedSize;
  }
}
