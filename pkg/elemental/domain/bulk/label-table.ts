import { isSubdomain } from '../kubernetes/names';
import type { Message } from '../message';
import type { MapChange } from './change';
import { parseDelimited, withoutMark, type TableRecord } from './delimited-text';
import { labelKeyProblem, labelValueProblem } from './labels';

/** What one line of the table says of a machine. */
export interface TableRow {
  /** Counted from 1. */
  line: number;
  name: string;
  change: MapChange;
}

/** What is wrong in a line of the table. */
export interface TableProblem {
  line: number;
  message: Message;
}

export interface LabelTable {
  rows: TableRow[];
  /** By line; none of the rows is to be used while there are any. */
  problems: TableProblem[];
}

/** The heading of the column with the machines' names. */
const NAME_HEADING = 'name';
/** A cell that takes the label away. No label can have this value. */
const REMOVED = '-';

/**
 * What a person has pasted, in one of two forms. With a heading `name` and the keys of labels, as from a spreadsheet: an empty
 * cell leaves the label as it is, and `-` removes it. Or without a heading, as for kubectl: a name, then `key=value` to set and
 * `key-` to remove, separated by blanks, commas or semicolons.
 */
export function parseLabelTable(text: string): LabelTable {
  const { rows, problems } = isPairs(text) ? pairRows(text) : columnRows(text);

  return { rows, problems: [...problems, ...rows.flatMap(nameProblems), ...duplicates(rows)].sort((one, other) => one.line - other.line) };
}

/** Whether the rows have the form `name key=value`: no heading holds an equals sign, as no key may. */
function isPairs(text: string): boolean {
  const first = lines(text)[0];

  return first !== undefined && (first.text.includes('=') || /^\S+(\s+\S+-)+$/.test(first.text));
}

function pairRows(text: string): LabelTable {
  const parsed = lines(text).map(({ line, text: row }) => {
    const [name = '', ...pairs] = row.split(/[\s,;]+/).filter(Boolean);

    return rowOf(line, name, pairs.map(cellOfPair));
  });

  return merged(parsed);
}

interface LabelCell {
  key: string;
  /** Undefined where the label is to be removed. */
  value?: string;
  /** What keeps it from being one. */
  problem?: Message;
}

function cellOfPair(pair: string): LabelCell {
  const [, key = '', value] = /^([^=]*)=(.*)$/.exec(pair) ?? [];

  if (value !== undefined) {
    return { key, value };
  }

  return pair.endsWith(REMOVED)
    ? { key: pair.slice(0, -REMOVED.length) }
    : { key: pair, problem: { key: 'elemental.bulk.table.problem.pair', args: { text: pair } } };
}

function columnRows(text: string): LabelTable {
  const { records: [heading, ...records], unclosedAt } = parseDelimited(text);
  const unclosed = unclosedAt === undefined ? [] : [at(unclosedAt, 'elemental.bulk.table.problem.unclosedQuote')];

  if (!heading) {
    return { rows: [], problems: unclosed };
  }
  const headingProblems = problemsOfHeading(heading);

  if (headingProblems.length) {
    return { rows: [], problems: [...headingProblems, ...unclosed] };
  }
  const { rows, problems } = merged(records.map((record) => rowOfRecord(heading.cells.slice(1), record)));

  return { rows, problems: [...problems, ...unclosed] };
}

function problemsOfHeading({ line, cells: [first = '', ...keys] }: TableRecord): TableProblem[] {
  if (first.toLowerCase() !== NAME_HEADING) {
    return [at(line, 'elemental.bulk.table.problem.heading', { text: first })];
  }
  const twice = keys.filter((key, index) => key && keys.indexOf(key) !== index);

  return [
    ...keys.filter(Boolean).flatMap((key) => ofMessage(line, labelKeyProblem(key))),
    ...[...new Set(twice)].map((key) => at(line, 'elemental.bulk.table.problem.columnTwice', { key })),
    ...keys.some(Boolean) ? [] : [at(line, 'elemental.bulk.table.problem.noColumns')],
  ];
}

function rowOfRecord(keys: string[], { line, cells: [name = '', ...cells] }: TableRecord): LabelTable {
  const labels = cells.flatMap((cell, index): LabelCell[] => {
    const key = keys[index];

    if (!cell) {
      return [];
    }

    if (!key) {
      return [{ key: '', problem: { key: 'elemental.bulk.table.problem.noHeading', args: { text: cell } } }];
    }

    return [cell === REMOVED ? { key } : { key, value: cell }];
  });

  return rowOf(line, name, labels);
}

function rowOf(line: number, name: string, cells: LabelCell[]): LabelTable {
  const problems = cells.flatMap(({ key, value, problem }) => {
    return ofMessage(line, problem ?? labelKeyProblem(key) ?? (value === undefined ? undefined : labelValueProblem(key, value)));
  });
  const keys = cells.map(({ key }) => key);
  const twice = new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
  const change = {
    set: Object.fromEntries(cells.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value] as const]))),
    remove: cells.filter(({ value }) => value === undefined).map(({ key }) => key),
  };

  return {
    rows: [{ line, name, change }],
    problems: problems.length ? problems : [...twice].map((key) => at(line, 'elemental.bulk.table.problem.labelTwice', { key })),
  };
}

function nameProblems({ line, name }: TableRow): TableProblem[] {
  if (!name) {
    return [at(line, 'elemental.bulk.table.problem.noName')];
  }

  return isSubdomain(name) ? [] : [at(line, 'elemental.bulk.table.problem.name', { name })];
}

function duplicates(rows: TableRow[]): TableProblem[] {
  const first = new Map<string, number>();

  return rows.filter(({ name }) => name).flatMap(({ line, name }) => {
    const before = first.get(name);

    first.set(name, before ?? line);

    return before === undefined ? [] : [at(line, 'elemental.bulk.table.problem.nameTwice', { name, line: before })];
  });
}

/** Lines that aren't blank. */
function lines(text: string): { line: number; text: string }[] {
  return withoutMark(text).split(/\r\n|\r|\n/)
    .map((line, index) => ({ line: index + 1, text: line.trim() }))
    .filter((line) => line.text !== '');
}

function merged(tables: LabelTable[]): LabelTable {
  return { rows: tables.flatMap(({ rows }) => rows), problems: tables.flatMap(({ problems }) => problems) };
}

function at(line: number, key: string, args?: Message['args']): TableProblem {
  return { line, message: args ? { key, args } : { key } };
}

function ofMessage(line: number, message: Message | undefined): TableProblem[] {
  return message ? [{ line, message }] : [];
}
