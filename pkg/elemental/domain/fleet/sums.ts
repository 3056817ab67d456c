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
  /** Values by the keys of the labels, without our own: as many keys as there was room for, in the order in which they came. */
  labels: Map<string, Tally>;
  /** True if there are keys for which there was no room. */
  hasMoreLabels: boolean;
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
    hasMoreLabels: false,
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
    addLabels(sums, machine.metadata?.labels ?? {});
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

function addLabels(sums: FleetSums, labels: Record<string, string>): void {
  for (const [key, value] of Object.entries(labels).filter(([one]) => !isOurLabel(one))) {
    const tally = sums.labels.get(key) ?? (sums.labels.size < MOST_LABELS ? newTally() : undefined);

    if (tally) {
      sums.labels.set(key, tally);
      count(tally, value, MOST_LABEL_VALUES);
    } else {
      sums.hasMoreLabels = true;
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
