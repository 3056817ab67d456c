import type { MachineInventory } from '../../types';
import { isProtectedLabel } from '../inventory/known-keys';
import { isLabelValue, labelKeyDefect } from '../kubernetes/names';
import type { Message } from '../message';
import { isChanged, type MapChange } from './change';

/** What is wrong with the key of a label that is to be set or removed. */
export function labelKeyProblem(key: string): Message | undefined {
  const defect = labelKeyDefect(key);

  if (defect) {
    return { key: `elemental.bulk.labels.problem.key.${ defect }`, args: { key } };
  }

  return isProtectedLabel(key) ? { key: 'elemental.bulk.labels.problem.protected', args: { key } } : undefined;
}

/** What is wrong with the value of a label that is to be set. */
export function labelValueProblem(key: string, value: string): Message | undefined {
  return isLabelValue(value) ? undefined : { key: 'elemental.bulk.labels.problem.value', args: { key, value } };
}

/** A label as a person types it. */
export interface LabelEntry {
  key: string;
  value: string;
}

/** What was typed as a change: rows without anything in them are none. */
export function labelChange(entries: readonly LabelEntry[], remove: readonly string[]): MapChange {
  return { set: Object.fromEntries(typed(entries).map(({ key, value }) => [key, value])), remove: [...remove] };
}

/** Everything that is wrong with what was typed. */
export function labelEntryProblems(entries: readonly LabelEntry[], remove: readonly string[]): Message[] {
  const keys = typed(entries).map(({ key }) => key);
  const twice = keys.filter((key, index) => key && keys.indexOf(key) !== index);

  return [
    ...typed(entries).flatMap(({ key, value }) => [labelKeyProblem(key) ?? [], labelValueProblem(key, value) ?? []].flat()),
    ...[...new Set(twice)].map((key) => ({ key: 'elemental.bulk.labels.problem.twice', args: { key } })),
    ...remove.flatMap((key) => labelKeyProblem(key) ?? []),
    ...remove.filter((key) => keys.includes(key)).map((key) => ({ key: 'elemental.bulk.labels.problem.setAndRemoved', args: { key } })),
  ];
}

/** The keys of the labels that these machines have and a person may remove, with the number of machines that have them; by name. */
export function labelKeysOf(machines: readonly MachineInventory[]): [key: string, machines: number][] {
  const counts = new Map<string, number>();

  for (const key of machines.flatMap(({ metadata }) => Object.keys(metadata?.labels ?? {}))) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }

  return [...counts].filter(([key]) => !isProtectedLabel(key)).sort(([one], [other]) => (one < other ? -1 : 1));
}

/** One machine and what is to become of its labels. */
export interface LabelTask<T extends MachineInventory = MachineInventory> {
  machine: T;
  change: MapChange;
}

/** What there is to do, without the machines that are already so. */
export function tasksToDo<T extends MachineInventory>(tasks: readonly LabelTask<T>[]): LabelTask<T>[] {
  return tasks.filter(({ machine, change }) => isChanged(machine, { labels: change }));
}

function typed(entries: readonly LabelEntry[]): LabelEntry[] {
  return entries.map(({ key, value }) => ({ key: key.trim(), value: value.trim() })).filter(({ key, value }) => key || value);
}
