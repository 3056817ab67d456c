import type { Message } from '../message';
import type { Sanitized } from './sanitize';
import type { Variable } from './variables';

/** What a note is worth: `error` keeps machines from registering. */
export type Severity = 'info' | 'warning' | 'error';

/** What can happen to a name, a label or an annotation on its way to a machine. */
export const NOTES = {
  /** No name is given: one is drawn. */
  drawn: 'info',
  /** The name has a variable without value: one is drawn. */
  fallback: 'warning',
  /** The name has no variable: two machines can't have it. */
  fixedName: 'warning',
  malformedName: 'error',
  emptyName: 'error',
  invalidName: 'error',
  replaced: 'info',
  /** Names have small letters only. */
  replacedName: 'info',
  cut: 'warning',
  /** The value shown is an example. */
  random: 'info',
  /** The machine doesn't tell: the value is the word `unknown`. */
  unknown: 'warning',
  /** The machine tells an empty text. */
  empty: 'info',
  dropped: 'warning',
  droppedMalformed: 'warning',
  literal: 'warning',
  literalRandom: 'warning',
  invalidKey: 'error',
  invalidValue: 'error',
  /** The machine sends this annotation itself: its own value stands until it registers again. */
  hostSays: 'warning',
  /** Machines that registered before can't register again. */
  failsAgain: 'warning',
  /** Why a variable has no value: nothing is sent, or there is no such variable. */
  noSmbios: 'info',
  noSuchVariable: 'info',
  invalidPrefix: 'error',
} as const satisfies Record<string, Severity>;

export type NoteKind = keyof typeof NOTES;

/** Which registrations fail: those of all machines, or of machines whose data are like the sample's. */
export type Failing = 'every' | 'alike';

export interface Note {
  kind: NoteKind;
  severity: Severity;
  message: Message;
  fails?: Failing;
}

export function note(kind: NoteKind, args?: Message['args'], fails?: Failing): Note {
  const message = { key: `elemental.naming.note.${ kind }`, ...args ? { args } : {} };

  return { kind, severity: NOTES[kind], message, ...fails ? { fails } : {} };
}

/** A variable as a person writes it. */
export function written(path: string): string {
  return `\${${ path }}`;
}

/** Who fails with a text that has these variables. */
export function failing(variables: Variable[]): Failing {
  return variables.some(({ random }) => !random) ? 'alike' : 'every';
}

/** The word that the client sends where the system doesn't tell (recording `09-templates/dumpdata-hostinfo.labels.txt`). */
const UNKNOWN = 'unknown';

/** What there is to say of the variables of a text. */
export function variableNotes(variables: Variable[]): Note[] {
  const sayAll = (kind: NoteKind, found: Variable[]): Note[] => [...new Set(found.map(({ path }) => path))]
    .map((path) => note(kind, { variable: written(path) }));

  return [
    ...variables.some(({ random }) => random) ? [note('random')] : [],
    ...sayAll('unknown', variables.filter(({ value, random }) => !random && value === UNKNOWN)),
    ...sayAll('empty', variables.filter(({ value }) => value === '')),
  ];
}

/** What there is to say of the way from a text to a name or value. */
export function sanitizedNotes({ replaced, cut }: Sanitized, kind: 'replaced' | 'replacedName'): Note[] {
  return [...replaced ? [note(kind)] : [], ...cut ? [note('cut')] : []];
}
