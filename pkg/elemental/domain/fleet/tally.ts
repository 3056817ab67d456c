/**
 * How often each value occurs. Hosts choose most of the values, so no more than some are kept apart, each cut to a length:
 * else a fleet of hosts that mean harm would fill the browser.
 */
export interface Tally {
  counts: Map<string, number>;
  /** How many machines have a value that came when there was room for no other. */
  others: number;
}

/** One value as a bar: the share of the machines that have it, from 0 to 1. */
export interface Bar {
  value: string;
  count: number;
  share: number;
}

const LONGEST_VALUE = 200;

export function newTally(): Tally {
  return { counts: new Map(), others: 0 };
}

/** Counts a value; changes the tally. */
export function count(tally: Tally, value: string, mostValues: number): void {
  const before = tally.counts.get(value);

  if (before === undefined && tally.counts.size >= mostValues) {
    tally.others++;
  } else {
    tally.counts.set(value, (before ?? 0) + 1);
  }
}

/** The most frequent first; those that are as frequent by their values. */
export function bars({ counts }: Tally, total: number): Bar[] {
  return [...counts]
    .map(([value, count]) => ({ value, count, share: total ? count / total : 0 }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** A value as it is counted: no longer than a person reads. */
export function cut(value: string): string {
  // a mere slice would keep all of the text in memory
  return value.length <= LONGEST_VALUE ? value : `${ Array.from(value.slice(0, LONGEST_VALUE)).join('') }…`;
}
