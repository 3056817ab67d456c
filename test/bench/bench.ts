import { chromium, type Browser } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../e2e/support/chromium';
import { ARRIVING, arrive } from './arrivals';
import { Fleet } from './fleet';
import type { Kind } from './kinds';
import { ListPage } from './list-page';
import type { Measured } from './measures';
import type { BenchOptions } from './options';
import { startBenchRancher, type BenchRancher } from './rancher';
import { section, startSection, writeReport, type Round, type SizeResult } from './report';
import { measureStart } from './start';
import { readWholeFleet } from './whole-fleet';

/** A community build asks home for news: nothing outside this machine is asked. */
const NOTHING_OUTSIDE = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost';

/**
 * Compares the list of machines with the shell's own list of ConfigMaps, with as many of both in one Rancher.
 *
 * A time of one machine says little of another; so both lists are opened in turn, and what counts is their ratio.
 */
export async function bench(options: BenchOptions): Promise<void> {
  const rancher = await startBenchRancher((line) => {
    console.log(line);
  });

  try {
    const browser = await chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_ARGS, NOTHING_OUTSIDE] });

    try {
      await new Bench(rancher, browser, await Fleet.on(rancher), options).run();
    } finally {
      await browser.close();
    }
  } finally {
    await rancher.stop();
  }
}

class Bench {
  constructor(
    private readonly rancher: BenchRancher, private readonly browser: Browser, private readonly fleet: Fleet, private readonly options: BenchOptions,
  ) {}

  /** The report is written after each size: one that is interrupted has what was done. */
  async run(): Promise<void> {
    const results: SizeResult[] = [];

    console.log('Starting the dashboard with the extension and without it');
    const start = await measureStart(this.browser, this.rancher.url, this.options.rounds);

    console.log(`\n${ startSection(start) }`);
    for (const size of this.options.sizes) {
      const result = await this.measure(size);

      results.push(result);
      await writeReport(start, results);
      console.log(`\n${ section(result) }`);
    }
  }

  private async measure(size: number): Promise<SizeResult> {
    const start = Date.now();

    console.log(`Filling Rancher with ${ size } machines and ${ size } ConfigMaps`);
    await this.fleet.growTo(size);
    const fillSeconds = (Date.now() - start) / 1000;

    console.log(`  ${ fillSeconds.toFixed(0) } s`);
    // once for nothing: the first view of a size is that in which everybody else fills their caches
    await this.round(0, (kind) => this.open(kind, size));
    const openings: Round[] = [];

    for (let index = 0; index < this.options.rounds; index += 1) {
      openings.push(await this.round(index, (kind) => this.open(kind, size)));
    }
    const usage = await this.rancher.usage();
    console.log('  the OS inventory, and an export of all machines');
    const wholeFleet = await readWholeFleet(this.browser, this.rancher.url);
    const watching = this.options.arrivals ? await this.round(0, (kind) => this.watch(kind, size)) : undefined;

    return { size, fillSeconds, usage, openings, wholeFleet, watching };
  }

  /** One after the other, and another one first each time: what the first leaves behind is the second's as often as not. */
  private async round(index: number, measure: (kind: Kind) => Promise<Measured>): Promise<Round> {
    const { machines, configMaps } = this.fleet;

    if (index % 2) {
      const second = await measure(configMaps);

      return { machines: await measure(machines), configMaps: second };
    }

    return { machines: await measure(machines), configMaps: await measure(configMaps) };
  }

  private async open(kind: Kind, size: number): Promise<Measured> {
    const list = { url: this.rancher.url, kind, size };
    const measured = await ListPage.with(this.browser, list, async (page, opening) => ({ ...opening, ...await page.nextPage(list) }));

    console.log(`  ${ kind.name }: rows after ${ measured.rows?.toFixed(0) ?? '?' } ms`);

    return measured;
  }

  private async watch(kind: Kind, size: number): Promise<Measured> {
    console.log(`  ${ ARRIVING } ${ kind.name } arrive`);
    const measured = await ListPage.with(this.browser, { url: this.rancher.url, kind, size }, (page) => page.during(() => arrive(kind)));

    await this.fleet.removeArriving(kind, ARRIVING);

    return measured;
  }
}
