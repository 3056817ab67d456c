import { isDeepStrictEqual } from 'node:util';

/** A JSON merge patch (RFC 7386): `null` removes a key. */
export type MergePatch = Record<string, unknown>;

/**
 * What has to be merged into `before` to get `after`, or undefined if they are equal. Lists are replaced as a whole;
 * a key that is missing or undefined in `after` is removed.
 */
export function mergePatch(before: object, after: object): MergePatch | undefined {
  // Keys come from hosts too: a map has no `constructor` that isn't one of them.
  const old = new Map<string, unknown>(Object.entries(before));
  const wanted = new Map<string, unknown>(Object.entries(after));
  const changes = [...new Set([...old.keys(), ...wanted.keys()])]
    .map((key) => [key, changeOf(old.get(key), wanted.get(key))] as const)
    .filter(([, change]) => change !== undefined);

  return changes.length ? Object.fromEntries(changes) : undefined;
}

function changeOf(before: unknown, after: unknown): unknown {
  if (isDeepStrictEqual(before, after)) {
    return undefined;
  }
  if (isMap(before) && isMap(after)) {
    return mergePatch(before, after);
  }

  return after ?? null;
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
