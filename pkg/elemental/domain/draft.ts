import type { Editable } from './editable';
import { isRecord } from './equal';

/**
 * What somebody has typed into a form and not saved yet, as it is kept in the browser's tab. It holds no secret: whoever
 * makes one takes them out, see domain/secret-fields.ts and domain/yaml/withheld.ts.
 */
export interface Draft {
  /** Milliseconds since 1970. */
  savedAt: number;
  /** The version of the object that was opened, undefined for a new one. */
  resourceVersion?: string;
  /** The object as it was opened. */
  base: Editable;
  /** The object with all that was typed; without what stands in the YAML while that can't be used. */
  edited: Editable;
  view: 'form' | 'yaml';
  /** The text of the YAML view, with its comments. */
  yaml: string;
  /** The form's answers as they were typed. */
  form: Record<string, unknown>;
  /** True if a secret was typed, which is not in here. */
  secretTyped: boolean;
}

/** Raised when the shape changes, so that nothing written by another version is misread. */
const VERSION = 1;

/** In characters. An object of Kubernetes has at most 1.5 MiB; a browser keeps about five million characters for a site. */
export const LONGEST_DRAFT = 1_500_000;

/** The draft as text, or undefined if it is too long to be kept. */
export function draftText(draft: Draft): string | undefined {
  const text = JSON.stringify({ version: VERSION, ...draft });

  return text.length <= LONGEST_DRAFT ? text : undefined;
}

/** The draft that a text holds, or undefined if it holds none: anything may stand in a browser's storage. */
export function parseDraft(text: string | null): Draft | undefined {
  if (text === null || text.length > LONGEST_DRAFT) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);

    return isDraft(value) ? withoutVersion(value) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A form's answers with those of a draft in place of its own. What is missing in the draft, or is of another type there,
 * stays as it is.
 */
export function answersFrom<F extends object>(form: F, answers: Record<string, unknown>): F {
  const taken = Object.entries(form).map(([key, own]) => {
    const answer = Object.hasOwn(answers, key) ? answers[key] : undefined;

    return [key, typeOf(answer) === typeOf(own) ? answer : own] as const;
  });

  return Object.fromEntries(taken) as F;
}

function isDraft(value: unknown): value is Draft & { version: number } {
  return isRecord(value) && value.version === VERSION && Number.isFinite(value.savedAt)
    && isEditable(value.base) && isEditable(value.edited)
    && (value.resourceVersion === undefined || typeof value.resourceVersion === 'string')
    && (value.view === 'form' || value.view === 'yaml') && typeof value.yaml === 'string'
    && isRecord(value.form) && typeof value.secretTyped === 'boolean';
}

function isEditable(value: unknown): boolean {
  return isRecord(value) && ['metadata', 'spec'].every((key) => value[key] === undefined || value[key] === null || isRecord(value[key]));
}

function withoutVersion({ savedAt, resourceVersion, base, edited, view, yaml, form, secretTyped }: Draft): Draft {
  return { savedAt, ...resourceVersion !== undefined && { resourceVersion }, base, edited, view, yaml, form, secretTyped };
}

function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
}
