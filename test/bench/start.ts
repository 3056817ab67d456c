import type { Browser, CDPSession } from '@playwright/test';
import { median } from '../support/comparison';
import { timeOf } from './cpu-profile';
import { installProbe, rowsShown } from './probe';
import { Visit } from './visit';

/** Where a dashboard opens; its list of clusters has at least one row. */
const HOME = 'home';
const DEADLINE = 60_000;
const QUIET = 1500;
const QUIET_DEADLINE = 30_000;

/** Rancher's list of the extensions to load, by name. */
const EXTENSIONS = '**/v1/uiplugins';
const NAME = 'elemental';
const FILES = `/v1/uiplugins/${ NAME }/`;

const SAMPLE_MICROSECONDS = 100;

/** One start of the dashboard, up to its home page; times in milliseconds. */
interface DashboardStart {
  /** From the navigation to the home page's list of clusters. */
  home: number;
  /** What the page's main thread was busy for. */
  busy: number;
  requests: string[];
}

/** Medians of some starts. */
type Medians = Omit<DashboardStart, 'requests'>;

/** The dashboard's start with the extension, which nobody opens, and without it. */
export interface StartResult {
  installed: Medians;
  without: Medians;
  /**
   * For how long, in milliseconds, the extension's code was on the stack: evaluation of its file, `init`, and what the shell does when
   * called by these. In starts of their own, as the profiler slows down all that it watches.
   */
  code: number;
  /** What is asked for with the extension alone, but for its main file: method and path. */
  addedRequests: string[];
}

/** Starts the dashboard in turn with the extension and without it. */
export async function measureStart(browser: Browser, url: string, rounds: number): Promise<StartResult> {
  const installed: DashboardStart[] = [];
  const without: DashboardStart[] = [];
  const code: number[] = [];

  // once for nothing: the first start is that in which servers fill their caches
  await start(browser, url, true);
  for (let index = 0; index < rounds; index += 1) {
    for (const starts of index % 2 ? [without, installed] : [installed, without]) {
      starts.push(await start(browser, url, starts === installed));
    }
    code.push(await profiledStart(browser, url));
  }
  const known = new Set(without.flatMap(({ requests }) => requests));
  const added = new Set(installed.flatMap(({ requests }) => requests).filter((request) => !known.has(request)));

  return { installed: medians(installed), without: medians(without), code: median(code), addedRequests: [...added].sort() };
}

async function start(browser: Browser, url: string, installed: boolean): Promise<DashboardStart> {
  return Visit.with(browser, url, async (visit) => {
    const { page, session } = visit;
    const requests: string[] = [];

    page.on('request', (request) => {
      const { pathname } = new URL(request.url());

      // the dashboard's own files, and the extension's main file, which is measured by its code
      if (!pathname.startsWith('/dashboard/') && !isMainFile(pathname)) {
        requests.push(`${ request.method() } ${ pathname }`);
      }
    });
    // both starts go this way, so that it costs the same
    await page.route(EXTENSIONS, async (route) => {
      const response = await route.fetch();
      const { entries } = await response.json() as { entries: Record<string, unknown> };

      await route.fulfill({ response, json: { entries: installed ? entries : omit(entries, NAME) } });
    });
    await session.send('Performance.enable');
    const home = await openHome(visit);

    return { home, busy: await busyTime(session), requests };
  });
}

async function profiledStart(browser: Browser, url: string): Promise<number> {
  return Visit.with(browser, url, async (visit) => {
    const { session } = visit;

    await session.send('Profiler.enable');
    await session.send('Profiler.setSamplingInterval', { interval: SAMPLE_MICROSECONDS });
    await session.send('Profiler.start');
    await openHome(visit);

    return timeOf((await session.send('Profiler.stop')).profile, FILES);
  });
}

/** Resolves with the time from the navigation to the list of clusters, when nothing is asked for any more. */
async function openHome({ page, traffic }: Visit): Promise<number> {
  await installProbe(page, 1);
  await page.goto(HOME, { waitUntil: 'commit' });
  const home = await rowsShown(page, DEADLINE);

  await traffic.quiet(QUIET, QUIET_DEADLINE);

  return home;
}

function isMainFile(pathname: string): boolean {
  return pathname.startsWith(FILES) && pathname.endsWith('.umd.min.js');
}

function omit(entries: Record<string, unknown>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entries).filter(([entry]) => entry !== name));
}

/** What the main thread did since the browser opened the page, in milliseconds. */
async function busyTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');

  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
}

function medians(starts: DashboardStart[]): Medians {
  return { home: median(starts.map(({ home }) => home)), busy: median(starts.map(({ busy }) => busy)) };
}
