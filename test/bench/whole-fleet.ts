import fs from 'node:fs/promises';
import type { Browser } from '@playwright/test';
import { OsInventory } from '../e2e/pages/os-inventory';
import type { Exchange } from './traffic';
import { Visit } from './visit';

/** What something costs that reads every machine. */
export interface ReadingOfAll extends Exchange {
  seconds: number;
  /** See {@link Visit}. */
  peakHeapBytes: number;
  heapBytes: number;
}

export interface WholeFleet {
  /** The OS inventory, from its opening to its bars. */
  scan: ReadingOfAll;
  /** The CSV file of all machines, on the same page. */
  csv: ReadingOfAll & { fileBytes: number };
}

/** Opens the OS inventory of a Rancher and exports all of its machines. */
export async function readWholeFleet(browser: Browser, url: string): Promise<WholeFleet> {
  return Visit.with(browser, url, async (visit) => {
    const page = new OsInventory(visit.page);
    let fileBytes = 0;

    // as long as it takes: that is what is measured
    visit.page.setDefaultTimeout(0);
    const scan = await reading(visit, () => page.open());
    const csv = await reading(visit, async () => {
      fileBytes = (await fs.stat(await page.export('CSV'))).size;
    });

    return { scan, csv: { ...csv, fileBytes } };
  });
}

async function reading(visit: Visit, read: () => Promise<void>): Promise<ReadingOfAll> {
  visit.traffic.take();
  const start = Date.now();
  const task = read();
  const peakHeapBytes = await visit.peakHeap(task);

  await task;

  return { seconds: (Date.now() - start) / 1000, ...visit.traffic.take(), peakHeapBytes, heapBytes: await visit.heap() };
}
