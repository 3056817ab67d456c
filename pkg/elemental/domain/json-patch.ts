import type { KubernetesObject } from '../types';
import { pointer, type PatchStep } from './bulk/change';
import { isRecord, isSame } from './equal';

/** One value that becomes another; undefined stands for no field. */
interface Difference {
  /** A JSON pointer. */
  path: string;
  from: unknown;
  to: unknown;
}

/**
 * The steps (RFC 6902) that make one object of another on the server, and leave alone all that the two have in common. A map or a
 * list that comes, goes or is replaced as a whole could take away what somebody has written into it since: then the object
 * must still be the one that was read.
 */
export function stepsBetween(before: KubernetesObject, after: KubernetesObject): PatchStep[] {
  const differences = differencesOf(before, after, '');
  const isWhole = differences.some(({ from, to }) => [from, to].some((value) => typeof value === 'object'));
  const steps = differences.map(({ path, to }): PatchStep => to === undefined ? { op: 'remove', path } : { op: 'add', path, value: to });

  return isWhole ? [{ op: 'test', path: '/metadata/resourceVersion', value: before.metadata?.resourceVersion }, ...steps] : steps;
}

function differencesOf(before: unknown, after: unknown, path: string): Difference[] {
  if (!isRecord(before) || !isRecord(after)) {
    return isSame(before, after) ? [] : [{ path, from: before, to: after }];
  }
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);

  return [...keys].flatMap((key) => differencesOf(own(before, key), own(after, key), `${ path }/${ pointer(key) }`));
}

function own(map: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
