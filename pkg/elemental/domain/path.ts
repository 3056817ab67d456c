import { isRecord } from './equal';

/** Where a value stands in an object: the keys that lead to it. */
export type Path = readonly string[];

/** What stands there, or undefined. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((parent, key) => isRecord(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined, value);
}
