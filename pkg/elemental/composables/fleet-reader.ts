import { nextRequest, SCAN_START, scanStep } from '../domain/fleet/scan-position';
import type MachineInventoryModel from '../models/elemental.cattle.io.machineinventory';
import { findPage } from '../shell/page';
import type { ShellStore } from '../shell/store';
import { INVENTORY, type LabelSelector } from '../types';

/** Rows of a page: some 3 MB of JSON, of which no more than one is in memory. */
export const SCAN_PAGE = 1000;

/** How long machines may wait for being handed out, in milliseconds: what was read before that is read again. */
const LONGEST_WAIT = 60_000;

export interface FleetPage {
  machines: MachineInventoryModel[];
  /**
   * How many machines there are from the beginning to the end: those that were handed out, and those that the server has beyond
   * them, as far as its answers tell. What is done with machines may take them out of the selection.
   */
  total: number;
  isLast: boolean;
}

/** Reads the next page, until one is the last. Rejects as the server does, and may then be called again for the same page. */
export type FleetReader = () => Promise<FleetPage>;

/**
 * Reads machines page by page, past the shell's store and without a watch.
 *
 * @param selectors which machines: those that match one of them; none must match two. By default all
 * @param atOnce the most machines that are handed out at once; by default as many as are read at once
 */
export function fleetReader(store: ShellStore, selectors: (LabelSelector | undefined)[] = [undefined], atOnce = SCAN_PAGE): FleetReader {
  const readers = selectors.map((selector) => partReader(store, selector, atOnce));
  let totals: number[] | undefined;
  let part = 0;

  return async () => {
    // counted first, or progress would go back when the next part begins
    totals ??= selectors.length === 1 ? [0] : await countAll(store, selectors);
    const page = await readers[part]?.();

    totals[part] = page?.total ?? 0;
    part += Number(page?.isLast ?? true);

    return { machines: page?.machines ?? [], total: totals.reduce((sum, one) => sum + one, 0), isLast: part >= readers.length };
  };
}

/** What was read and not handed out yet. */
interface Rest {
  machines: MachineInventoryModel[];
  /** Where the first of them is in the server's list, counted from 0. */
  row: number;
  /** How long that list is. */
  total: number;
  /** True if nothing follows them. */
  isLast: boolean;
  /** When the server gave them, in milliseconds since 1970. */
  at: number;
}

/** What it misses and doesn't miss while machines come and go: see domain/fleet/scan-position.ts. */
function partReader(store: ShellStore, labelSelector: LabelSelector | undefined, atOnce: number): FleetReader {
  let position = SCAN_START;
  let rest: Rest | undefined;
  let seen = 0;

  async function readOn(): Promise<Rest> {
    for (;;) {
      const request = nextRequest(position, SCAN_PAGE);
      const { items, total } = await findPage<MachineInventoryModel>(store, INVENTORY, { ...request, labelSelector, byId: true });
      const step = scanStep(position, request, items.map(idOf), total);
      const machines = items.slice(step.firstNew);

      // after a step back there is nothing to hand out yet
      if (step.isDone || machines.length) {
        return { machines, row: step.position.rows - machines.length, total, isLast: step.isDone, at: Date.now() };
      }
      ({ position } = step);
    }
  }

  return async () => {
    if (!rest?.machines.length || Date.now() - rest.at > LONGEST_WAIT) {
      rest = undefined;
      rest = await readOn();
    }
    const machines = rest.machines.slice(0, atOnce);
    const row = rest.row + machines.length;

    rest = { ...rest, machines: rest.machines.slice(atOnce), row };
    position = { last: lastId(machines) ?? position.last, rows: row };
    seen += machines.length;

    return { machines, total: seen + Math.max(0, rest.total - row), isLast: rest.isLast && !rest.machines.length };
  };
}

function idOf({ metadata }: MachineInventoryModel): string {
  return `${ metadata?.namespace ?? '' }/${ metadata?.name ?? '' }`;
}

function lastId(machines: MachineInventoryModel[]): string | undefined {
  const last = machines.at(-1);

  return last && idOf(last);
}

async function countAll(store: ShellStore, selectors: (LabelSelector | undefined)[]): Promise<number[]> {
  const totals: number[] = [];

  // one after the other: hosts that put pages into their store have room for one
  for (const labelSelector of selectors) {
    totals.push((await findPage(store, INVENTORY, { labelSelector, pageSize: 1 })).total);
  }

  return totals;
}
