import { copy } from '../copy';
import { isRecord, isSame } from '../equal';
import { valueAt, type Path } from '../path';

/** What is different between two objects at one place; undefined where there is nothing. */
export interface Difference {
  path: Path;
  before: unknown;
  after: unknown;
}

/** A place that both have changed, to different values; undefined where there is nothing (any more). */
export interface Conflict {
  path: Path;
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

export interface Merge<T extends object> {
  /** The changes of both; at a conflict, mine. */
  merged: T;
  conflicts: Conflict[];
}

/**
 * Where two JSON objects differ. Maps are compared entry by entry, lists as a whole: an entry of a list has no name by which
 * it could be found again.
 */
export function differences(before: object, after: object): Difference[] {
  return differencesAt([], before, after);
}

function differencesAt(path: Path, before: unknown, after: unknown): Difference[] {
  if (isSame(before, after)) {
    return [];
  }
  if (isRecord(before) && isRecord(after)) {
    return keysOf(before, after).flatMap((key) => differencesAt([...path, key], valueAt(before, [key]), valueAt(after, [key])));
  }

  return [{ path, before, after }];
}

/**
 * The changes of two people to the same JSON object, brought together. What only one of them has changed is taken over, a
 * deletion too; what both have changed alike is no conflict. Lists are taken as a whole.
 */
export function mergeChanges<T extends object>(base: T, mine: T, theirs: T): Merge<T> {
  const conflicts: Conflict[] = [];
  const merged = mergeAt([], { base, mine, theirs }, conflicts) as T;

  // the copy leaves out what has no value any more
  return { merged: copy(merged), conflicts };
}

interface Versions {
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

function mergeAt(path: Path, { base, mine, theirs }: Versions, conflicts: Conflict[]): unknown {
  if (isSame(mine, theirs) || isSame(base, theirs)) {
    return mine;
  }
  if (isSame(base, mine)) {
    return theirs;
  }
  if (!isRecord(mine) || !isRecord(theirs)) {
    conflicts.push({ path, base, mine, theirs });

    return mine;
  }
  const merged = keysOf(mine, theirs).map((key) => {
    const versions = { base: valueAt(base, [key]), mine: valueAt(mine, [key]), theirs: valueAt(theirs, [key]) };

    return [key, mergeAt([...path, key], versions, conflicts)] as const;
  });

  return Object.fromEntries(merged);
}

/** The merge with some of its conflicts decided for the other side; the rest stays mine. */
export function settle<T extends object>({ merged, conflicts }: Merge<T>, takeTheirs: (conflict: Conflict) => boolean): T {
  const out = copy(merged);

  for (const { path, theirs } of conflicts.filter(takeTheirs)) {
    writeAt(out, path, theirs);
  }

  return out;
}

/** All maps on the way are there: a conflict is only looked for inside of maps that both have. */
function writeAt(target: object, path: Path, value: unknown): void {
  const [key = '', ...rest] = path;

  if (rest.length) {
    writeAt((target as Record<string, object>)[key] ?? {}, rest, value);
  } else if (value === undefined) {
    Reflect.deleteProperty(target, key);
  } else {
    Object.assign(target, { [key]: copy(value) });
  }
}

function keysOf(one: object, other: object): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}
