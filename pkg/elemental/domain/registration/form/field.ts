import type { DeviceRequirement } from '../../../types';
import { isRecord } from '../../equal';
import { parseYaml, toYaml } from '../../yaml/document';

/** One answer of a form, and the one place of the resource that it stands in. */
export interface Field<T> {
  /** Where in the resource. */
  path: readonly string[];
  /** The answer that a value stands for; the value is undefined where the resource has no such field. */
  read: (value: unknown) => T;
  /** The value that an answer becomes, undefined to leave the field out. */
  write: (answer: T, current: unknown) => unknown;
}

/** The name of an address that the network configuration uses, and the pool that it is claimed from. */
export interface AddressClaim {
  name: string;
  apiGroup: string;
  kind: string;
  pool: string;
}

/** A text; `absent` is what a missing field means. */
export function text(path: readonly string[], absent = ''): Field<string> {
  return {
    path,
    read: (value) => value === undefined || value === null ? absent : scalar(value),
    write: (answer) => answer === absent || answer === '' ? undefined : answer,
  };
}

/** A yes or no; `absent` is what a missing field means. */
export function flag(path: readonly string[], absent = false): Field<boolean> {
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
export function integer(path: readonly string[], absent = ''): Field<string> {
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
export function list(path: readonly string[]): Field<string[]> {
  return {
    path,
    read: (value) => Array.isArray(value) ? value.map(scalar) : [],
    write: (answer) => answer.length ? answer : undefined,
  };
}

/** Keys and values; those that `isOurs` names are neither shown nor touched. */
export function entries(path: readonly string[], isOurs: (key: string, value: unknown) => boolean): Field<Record<string, string>> {
  return {
    path,
    read: (value) => Object.fromEntries(entriesOf(value).filter(([key, one]) => !isOurs(key, one)).map(([key, one]) => [key, scalar(one)])),
    write(answer, current) {
      // those that stay keep their place
      const kept = entriesOf(current).filter(([key, one]) => isOurs(key, one) || Object.hasOwn(answer, key));
      const written = { ...Object.fromEntries(kept), ...answer };

      return Object.keys(written).length ? written : undefined;
    },
  };
}

/** YAML inside the form. What isn't a YAML map is written as the text that it is, so that it isn't lost and can be complained of. */
export function yamlText(path: readonly string[]): Field<string> {
  return {
    path,
    read: (value) => isRecord(value) ? toYaml(value) : text(path).read(value),
    write(answer) {
      const parsed = parseYaml(answer);

      return parsed.ok ? parsed.value : answer.trim() ? answer : undefined;
    },
  };
}

/** What the disk to install on must meet. */
export function requirements(path: readonly string[]): Field<DeviceRequirement[]> {
  return {
    path,
    read: (value) => Array.isArray(value) ? value.filter(isRecord).map(requirement) : [],
    write: (answer) => answer.length ? answer : undefined,
  };
}

/** Addresses by name. */
export function addressClaims(path: readonly string[]): Field<AddressClaim[]> {
  return {
    path,
    read: (value) => entriesOf(value).map(([name, claim]) => ({ name, ...claimFields(claim) })),
    write: (answer) => answer.length
      ? Object.fromEntries(answer.map(({ name, apiGroup, kind, pool }) => [name, { ...apiGroup && { apiGroup }, kind, name: pool }]))
      : undefined,
  };
}

function requirement({ key, operator, values }: Record<string, unknown>): DeviceRequirement {
  return {
    key: scalar(key) as DeviceRequirement['key'],
    operator: scalar(operator) as DeviceRequirement['operator'],
    values: Array.isArray(values) ? values.map(scalar) : [],
  };
}

function claimFields(claim: unknown): Omit<AddressClaim, 'name'> {
  const { apiGroup, kind, name } = isRecord(claim) ? claim : {};

  return { apiGroup: scalar(apiGroup), kind: scalar(kind), pool: scalar(name) };
}

function entriesOf(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}

/** A text for what the schema says is one; in YAML somebody may have written a number, or nonsense. */
function scalar(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
