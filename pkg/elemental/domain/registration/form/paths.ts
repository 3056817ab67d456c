import { isRecord } from '../../equal';

/** The value at a path of maps, undefined where there is none. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((parent, key) => isRecord(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined, value);
}

/**
 * Writes a value at a path of a resource, making the maps on the way. Undefined takes the field away, and with it each map
 * around it that is empty then; `metadata` and `spec` stay.
 */
export function writeAt(resource: object, path: readonly string[], value: unknown): void {
  write(resource as Record<string, unknown>, path, value, true);
}

function write(target: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown, isTop: boolean): void {
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
