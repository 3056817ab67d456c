import { isRecord } from './equal';
import type { Path } from './path';
import { parseYaml, toYaml } from './yaml/document';

/** One answer of a form, and the one place of the resource that it stands in. */
export interface Field<T> {
  /** Where in the resource. */
  path: Path;
  /** The answer that a value stands for; the value is undefined where the resource has no such field. */
  read: (value: unknown) => T;
  /** The value that an answer becomes, undefined to leave the field out. */
  write: (answer: T, current: unknown) => unknown;
}

/** A text; `absent` is what a missing field means. */
export function text(path: Path, absent = ''): Field<string> {
  return {
    path,
    read: (value) => value === undefined || value === null ? absent : scalar(value),
    write: (answer) => answer === absent || answer === '' ? undefined : answer,
  };
}

/** A yes or no; `absent` is what a missing field means. */
export function flag(path: Path, absent = false): Field<boolean> {
  return {
    path,
    read: (value) => typeof value === 'boolean' ? value : absent,
    write: (answer) => answer === absent ? undefined : answer,
  };
}

/**
 * An integer as it is typed. What isn't one is written as the text that it is, so that it isn't lost and the rules can say
 * what is wrong with it.
 */
export function integer(path: Path, absent = ''): Field<string> {
  const { read } = text(path, absent);

  return {
    path,
    read,
    write(answer) {
      const number = Number(answer);

      if (answer === '' || answer === absent) {
        return undefined;
      }

      return Number.isSafeInteger(number) && String(number) === answer ? number : answer;
    },
  };
}

/** A list of texts. */
export function list(path: Path): Field<string[]> {
  return {
    path,
    read: (value) => Array.isArray(value) ? value.map(scalar) : [],
    write: (answer) => answer.length ? answer : undefined,
  };
}

/** Keys and values; those that `isOurs` names (by the key, the value, and the whole map) are neither shown nor touched. */
export function entries(path: Path, isOurs: (key: string, value: unknown, map: unknown) => boolean): Field<Record<string, string>> {
  return {
    path,
    read: (map) => Object.fromEntries(entriesOf(map).filter(([key, one]) => !isOurs(key, one, map)).map(([key, one]) => [key, scalar(one)])),
    write(answer, current) {
      // those that stay keep their place
      const kept = entriesOf(current).filter(([key, one]) => isOurs(key, one, current) || Object.hasOwn(answer, key));
      const written = { ...Object.fromEntries(kept), ...answer };

      return Object.keys(written).length ? written : undefined;
    },
  };
}

/** YAML inside the form. What isn't a YAML map is written as the text that it is, so that it isn't lost and can be complained of. */
export function yamlText(path: Path): Field<string> {
  return {
    path,
    read: (value) => isRecord(value) ? toYaml(value) : text(path).read(value),
    write(answer) {
      const parsed = parseYaml(answer);

      return parsed.ok ? parsed.value : answer.trim() ? answer : undefined;
    },
  };
}

/** The entries of what should be a map; none if it isn't one. */
export function entriesOf(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}

/** A text for what the schema says is one; in YAML somebody may have written a number, or nonsense. */
export function scalar(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
