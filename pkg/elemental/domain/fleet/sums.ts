import type { MachineInventory } from '../../types';
import { isOurLabel } from '../labels';
import { DIMENSIONS, valueOf, type Dimension } from './choice';
import { count, newTally, type Tally } from './tally';
import { missingMarks } from './missing-marks';

/**
 * What is kept of the machines of a scan, while the machines themselves are forgotten page by page. Its size is bounded but for
 * `seenIdentities`.
 */
export interface FleetSums {
  machines: number;
  by: Record<Dimension, Tally>;
  /** Values by the keys of the labels, without our own. */
  labels: Map<string, Tally>;
  /** Identity hashes of several machines, with how many. */
  repeatedIdentities: Tally;
  /**
   * Every identity so far, because any may come again. 52 bits of each are kept as a number, about 40 bytes of memory and so
   * 4 MB for 100,000 machines; that two different hashes are taken for one then has a chance of one in a million.
   */
  seenIdentities: Set<number | string>;
  /** Machines without our label that tells their registration. */
  withoutRegistration: number;
  /** Machines that are unmanaged, and that the server doesn't find as such. */
  withoutUnmanaged: number;
}

const MOST_VALUES = 1000;
const MOST_LABELS = 50;
const MOST_LABEL_VALUES = 500;

export function newSums(): FleetSums {
  return {
    machines: 0,
    by: Object.fromEntries(DIMENSIONS.map((one) => [one, newTally()])) as Record<Dimension, Tally>,
    labels: new Map(),
    repeatedIdentities: newTally(),
    seenIdentities: new Set(),
    withoutRegistration: 0,
    withoutUnmanaged: 0,
  };
}

/** Adds the machines of a page; changes the sums. How the machines are split into pages makes no difference. */
export function addPage(sums: FleetSums, machines: MachineInventory[]): void {
  for (const machine of machines) {
    const missing = missingMarks(machine);

    sums.machines++;
    sums.withoutRegistration += Number(missing.registration);
    sums.withoutUnmanaged += Number(missing.unmanaged);
    DIMENSIONS.forEach((one) => {
      count(sums.by[one], valueOf(machine, one), MOST_VALUES);
    });
    addLabels(sums.labels, machine.metadata?.labels ?? {});
    addIdentity(sums, valueOf(machine, 'identityHash'));
  }
}

/** The label that tells machines' sites apart, as far as its key says so; else the most frequent one. */
export function siteLabel(labels: FleetSums['labels']): string | undefined {
  const keys = labelKeys(labels);

  return keys.find((key) => /(^|[/._-])(site|location|store|branch|plant)$/i.test(key)) ?? keys[0];
}

/** The keys of labels, those that most machines have first. */
export function labelKeys(labels: FleetSums['labels']): string[] {
  return [...labels].sort(([a, one], [b, other]) => machinesOf(other) - machinesOf(one) || (a < b ? -1 : 1)).map(([key]) => key);
}

/** How many machines a tally has counted. */
export function machinesOf({ counts, others }: Tally): number {
  return [...counts.values()].reduce((sum, one) => sum + one, others);
}

function addLabels(all: FleetSums['labels'], labels: Record<string, string>): void {
  for (const [key, value] of Object.entries(labels)) {
    const tally = all.get(key) ?? (all.size < MOST_LABELS && !isOurLabel(key) ? newTally() : undefined);

    if (tally) {
      all.set(key, tally);
      count(tally, value, MOST_LABEL_VALUES);
    }
  }
}

function addIdentity({ seenIdentities, repeatedIdentities }: FleetSums, hash: string): void {
  const short = shortened(hash);

  if (!hash) {
    return;
  }
  if (seenIdentities.has(short)) {
    count(repeatedIdentities, hash, MOST_VALUES);
    if (repeatedIdentities.counts.get(hash) === 1) {
      // the first of them was counted nowhere
      repeatedIdentities.counts.set(hash, 2);
    }
  } else {
    seenIdentities.add(short);
  }
}

/** 52 bits of a SHA-256; what somebody wrote there by hand stays what it is. */
function shortened(hash: string): number | string {
  return /^[0-9a-f]{64}$/.test(hash) ? parseInt(hash.slice(0, 13), 16) : hash;
}
