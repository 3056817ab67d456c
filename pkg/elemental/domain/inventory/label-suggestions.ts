import type { MachineInventory } from '../../types';

/** So that a list of suggestions stays one that can be read. */
const MOST_SUGGESTIONS = 200;

/** The keys of the labels that some machines have, sorted. */
export function labelKeysOf(machines: readonly MachineInventory[]): string[] {
  return [...new Set(machines.flatMap(({ metadata }) => Object.keys(metadata?.labels ?? {})))].sort().slice(0, MOST_SUGGESTIONS);
}

/** The values that some machines have in one label, sorted. */
export function labelValuesOf(machines: readonly MachineInventory[], key: string): string[] {
  return [...new Set(machines.flatMap(({ metadata }) => labelEntry(metadata?.labels, key)))].sort().slice(0, MOST_SUGGESTIONS);
}

/** Filters that choose some of these machines: first by keys alone, then by keys with values. */
export function labelFilterSuggestions(machines: readonly MachineInventory[]): string[] {
  const pairs = machines.flatMap(({ metadata }) => Object.entries(metadata?.labels ?? {}).map(([key, value]) => `${ key }=${ value }`));

  return [...labelKeysOf(machines), ...[...new Set(pairs)].sort()].slice(0, MOST_SUGGESTIONS);
}

function labelEntry(labels: Record<string, string> | undefined, key: string): string[] {
  const value = labels && Object.hasOwn(labels, key) ? labels[key] : undefined;

  return value === undefined ? [] : [value];
}
