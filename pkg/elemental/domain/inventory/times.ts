import type { Condition } from '../../types';

/** A time of Kubernetes (RFC 3339) in milliseconds since 1970; undefined where there is none, or none that can be read. */
export function timeOf(moment: string | null | undefined): number | undefined {
  const time = Date.parse(moment ?? '');

  return Number.isNaN(time) ? undefined : time;
}

/** When the condition's status last changed. Its reason and message may have changed since: Kubernetes keeps no time of that. */
export function changedAt(condition: Condition | undefined): number | undefined {
  return timeOf(condition?.lastTransitionTime);
}

/** The later of two times; one, where the other isn't known. */
export function later(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}
