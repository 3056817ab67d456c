import { isRecord } from './equal';

/** Keys from the top of a resource down to a field; an item of a list is its index from 0: `['spec', 'values', '0']`. */
export type Path = readonly string[];

/** What stands at a path of a value that may have any shape, or undefined. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(child, value);
}

/** The same, with null for nothing: the API server drops nulls of fields that aren't nullable, and none of ours is. */
export function givenAt(value: unknown, path: Path): unknown {
  return valueAt(value, path) ?? undefined;
}

/** The text at a path, or undefined if something else or nothing stands there. */
export function textAt(value: unknown, path: Path): string | undefined {
  const found = valueAt(value, path);

  return typeof found === 'string' ? found : undefined;
}

/** True if `true` stands at the path. */
export function isSetAt(value: unknown, path: Path): boolean {
  return valueAt(value, path) === true;
}

/** The items of the list at a path; none if something else or nothing stands there. */
export function listAt(value: unknown, path: Path): unknown[] {
  const found = valueAt(value, path);

  return Array.isArray(found) ? found : [];
}

/** The entries of the map at a path, without those that are null; none if something else or nothing stands there. */
export function entriesAt(value: unknown, path: Path): [key: string, value: unknown][] {
  const found = valueAt(value, path);

  return isRecord(found) ? Object.entries(found).filter(([, entry]) => entry !== null && entry !== undefined) : [];
}

/** The entries of the map at a path that are text, as labels and annotations have to be. */
export function textEntriesAt(value: unknown, path: Path): [key: string, text: string][] {
  return entriesAt(value, path).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
}

function child(parent: unknown, key: string): unknown {
  return (isRecord(parent) || Array.isArray(parent)) && Object.hasOwn(parent, key) ? Reflect.get(parent, key) : undefined;
}

/**
 * Writes a value at a path of a resource, making the maps on the way. Undefined takes the field away, and with it each map
 * around it that is empty then; `metadata` and `spec` stay.
 */
export function writeAt(resource: object, path: Path, value: unknown): void {
  write(resource as Record<string, unknown>, path, value, true);
}

function write(target: Record<string, unknown>, [key = '', ...rest]: Path, value: unknown, isTop: boolean): void {
  if (!rest.length) {
    setOrDelete(target, key, value);
  } else if (isRecord(target[key])) {
    write(target[key], rest, value, false);
    if (!isTop && !Object.keys(target[key]).length) {
      Reflect.deleteProperty(target, key);
    }
  } else if (value !== undefined) {
    const child = {};

    target[key] = child;
    write(child, rest, value, false);
  }
}

function setOrDelete(target: Record<string, unknown>, key: string, value: unknown): void {
  if (value === undefined) {
    Reflect.deleteProperty(target, key);
  } else {
    target[key] = value;
  }
}
