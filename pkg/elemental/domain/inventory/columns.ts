import { isRecord } from '../equal';
import { labelKeyDefect } from '../kubernetes/names';

/** Columns that a person can show and hide, in the order of the list; state, name and age are always there. */
export const CHOSEN_COLUMNS = [
  'hostType', 'operatingSystem', 'cluster', 'registration', 'address', 'clientVersion', 'auth', 'osVersion', 'identityHash',
] as const;
export type ChosenColumn = typeof CHOSEN_COLUMNS[number];

/** What the list shows beside what it always does. */
export interface ColumnChoice {
  shown: readonly ChosenColumn[];
  /** Keys of labels, each with a column of its own. */
  labels: readonly string[];
}

/** What somebody sees who has chosen nothing. */
export const USUAL_COLUMNS: ColumnChoice = { shown: ['hostType', 'operatingSystem', 'cluster', 'registration', 'address'], labels: [] };

/** More would fit on no screen. */
export const MOST_LABEL_COLUMNS = 8;

/** Raised when the shape changes, so that nothing written by another version is misread. */
const VERSION = 1;

/** The choice as text, for the browser's storage. */
export function columnChoiceText({ shown, labels }: ColumnChoice): string {
  return JSON.stringify({ version: VERSION, shown, labels });
}

/** The choice that a text holds, or the usual one if it holds none: anything may stand in a browser's storage. */
export function parseColumnChoice(text: string | null): ColumnChoice {
  try {
    const value: unknown = JSON.parse(text ?? '');

    if (isRecord(value) && value.version === VERSION && Array.isArray(value.shown) && Array.isArray(value.labels)) {
      return { shown: inOrder(value.shown), labels: labelKeys(value.labels) };
    }
  } catch {
    // as good as nothing
  }

  return USUAL_COLUMNS;
}

/** Shows a column that is hidden, and hides one that is shown. */
export function toggleColumn(choice: ColumnChoice, column: ChosenColumn): ColumnChoice {
  const others = choice.shown.filter((one) => one !== column);

  return { ...choice, shown: inOrder(others.length < choice.shown.length ? others : [...others, column]) };
}

/** Why a label can't have a column; undefined if it can. */
export function labelColumnDefect({ labels }: ColumnChoice, key: string): 'key' | 'there' | 'tooMany' | undefined {
  if (labelKeyDefect(key)) {
    return 'key';
  }
  if (labels.includes(key)) {
    return 'there';
  }

  return labels.length >= MOST_LABEL_COLUMNS ? 'tooMany' : undefined;
}

/** Shows a label, if it can have a column. */
export function withLabelColumn(choice: ColumnChoice, key: string): ColumnChoice {
  return labelColumnDefect(choice, key) ? choice : { ...choice, labels: [...choice.labels, key] };
}

export function withoutLabelColumn(choice: ColumnChoice, key: string): ColumnChoice {
  return { ...choice, labels: choice.labels.filter((one) => one !== key) };
}

function inOrder(columns: readonly unknown[]): ChosenColumn[] {
  return CHOSEN_COLUMNS.filter((column) => columns.includes(column));
}

function labelKeys(keys: unknown[]): string[] {
  return [...new Set(keys.filter((key): key is string => typeof key === 'string' && !labelKeyDefect(key)))].slice(0, MOST_LABEL_COLUMNS);
}
