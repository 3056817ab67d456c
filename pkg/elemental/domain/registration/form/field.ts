import type { DeviceRequirement } from '../../../types';
import { isRecord } from '../../equal';
import { entriesOf, scalar, type Field } from '../../form-field';

/** The name of an address that the network configuration uses, and the pool that it is claimed from. */
export interface AddressClaim {
  name: string;
  apiGroup: string;
  kind: string;
  pool: string;
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
