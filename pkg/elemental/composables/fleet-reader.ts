import { nextRequest, SCAN_START, scanStep } from '../domain/fleet/scan-position';
import type MachineInventoryModel from '../models/elemental.cattle.io.machineinventory';
import { findPage } from '../shell/page';
import type { ShellStore } from '../shell/store';
import { INVENTORY, type LabelSelector } from '../types';

/** Rows of a page: some 3 MB of JSON, of which no more than one is in memory. */
export const SCAN_PAGE = 1000;

export interface FleetPage {
  machines: MachineInventoryModel[];
  /** How many machines there are in all, as far as the server's answers tell. */
  total: number;
  isLast: boolean;
}

/** Reads the next page, until one is the last. Rejects as the server does, and may then be called again for the same page. */
export type FleetReader = () => Promise<FleetPage>;

/**
 * Reads machines page by page, past the shell's store and without a watch.
 *
 * @param selectors which machines: those that match one of them; none must match two. By default all
 */
export function fleetReader(store: ShellStore, selectors: (LabelSelector | undefined)[] = [undefined], pageSize = SCAN_PAGE): FleetReader {
  const readers = selectors.map((selector) => partReader(store, selector, pageSize));
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

/** What it misses and doesn't miss while machines come and go: see domain/fleet/scan-position.ts. */
function partReader(store: ShellStore, labelSelector: LabelSelector | undefined, mostRows: number): FleetReader {
  let position = SCAN_START;

  return async () => {
    for (;;) {
      const request = nextRequest(position, mostRows);
      const { items, total } = await findPage<MachineInventoryModel>(store, INVENTORY, { ...request, labelSelector, byId: true });
      const ids = items.map(({ metadata }) => `${ metadata?.namespace ?? '' }/${ metadata?.name ?? '' }`);
      const step = scanStep(position, request, ids, total);

      position = step.position;
      // after a step back there is nothing to hand out yet
      if (step.isDone || step.firstNew < items.length) {
        return { machines: items.slice(step.firstNew), total, isLast: step.isDone };
      }
    }
  };
}

async function countAll(store: ShellStore, selectors: (LabelSelector | undefined)[]): Promise<number[]> {
  const totals: number[] = [];

  // one after the other: hosts that put pages into their store have room for one
  for (const labelSelector of selectors) {
    totals.push((await findPage(store, INVENTORY, { labelSelector, pageSize: 1 })).total);
  }

  return totals;
}
