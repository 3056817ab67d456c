import { textAt, valueAt } from './path';
import { isRecord } from './equal';

/** One field that a server has something against. */
export interface FieldCause {
  /** As the server writes it, e.g. `spec.token`. */
  field: string;
  /** In the server's words. */
  message: string;
}

/** What a request failed with, whatever shape the shell hands it over in. */
export interface ApiError {
  /** The HTTP status, or undefined where there was no answer or the mistake is no request's. */
  status?: number;
  /** Kubernetes' reason, e.g. `AlreadyExists`. */
  reason?: string;
  /** The server's words, else those of the mistake; may be empty. */
  message: string;
  causes: FieldCause[];
  /** True if a request was sent and nothing came back. */
  isUnanswered: boolean;
}

/** Codes of axios for a request without an answer. */
const UNANSWERED = ['ERR_NETWORK', 'ECONNABORTED', 'ETIMEDOUT', 'ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND'];

/**
 * Reads what `save()` of the shell's models rejects with: steve's answer as a plain object with the hidden properties
 * `_status` and `_statusText` (recordings 11-v1-json-per-state/_put-post, 01-machineregistrations/_bad-values.via-steve), a
 * Kubernetes `Status`, an error of axios (without an answer there is nothing else), any other mistake, or only a text.
 */
export function apiError(error: unknown): ApiError {
  const body = valueAt(error, ['response', 'data']) ?? error;
  const status = statusOf(body) ?? number(valueAt(error, ['response', 'status']));
  const reason = textAt(body, ['reason']) ?? textAt(body, ['code']);
  const message = messageOf(body, error);

  return {
    status,
    reason,
    message,
    causes: givenCauses(body) ?? causesInWords(message),
    isUnanswered: status === undefined && (UNANSWERED.includes(reason ?? '') || message === 'Network Error'),
  };
}

/** steve's and Rancher's `status`, which the latter writes as text; in a Kubernetes `Status` it is the `code`, and `status` is a word. */
function statusOf(body: unknown): number | undefined {
  return [['_status'], ['status'], ['code']].map((path) => number(valueAt(body, path))).find((status) => status !== undefined);
}

function number(value: unknown): number | undefined {
  const status = Number(value ?? NaN);

  return Number.isInteger(status) && status > 0 ? status : undefined;
}

/** Never a page of HTML, which a proxy may answer with. */
function messageOf(body: unknown, error: unknown): string {
  if (typeof error === 'string') {
    return error;
  }

  return textAt(body, ['message']) ?? textAt(body, ['_statusText']) ?? textAt(error, ['message']) ?? '';
}

function givenCauses(body: unknown): FieldCause[] | undefined {
  const causes = valueAt(body, ['details', 'causes']);

  return Array.isArray(causes)
    ? causes.filter(isRecord).map((cause) => ({ field: textAt(cause, ['field']) ?? '', message: textAt(cause, ['message']) ?? '' }))
    : undefined;
}

/** steve leaves the causes out; the message lists them: `X "name" is invalid: [field: words, field: words]`, without brackets if it is one. */
function causesInWords(message: string): FieldCause[] {
  const unknown = [...message.matchAll(/unknown field "([^"]+)"/g)].map(([words, field = '']) => ({ field, message: words }));

  if (unknown.length) {
    return unknown;
  }
  const list = /^\S+ "[^"]*" is invalid: ([\s\S]*)$/.exec(message)?.[1] ?? '';
  const words = list.startsWith('[') && list.endsWith(']') ? list.slice(1, -1) : list;

  return words.split(/, (?=(?:metadata|spec|status)[.[:]|<nil>: )/).flatMap((cause) => {
    const [, field, text = ''] = /^((?:metadata|spec|status|<nil>)[^:]*): ([\s\S]*)$/.exec(cause) ?? [];

    return field === undefined ? [] : [{ field, message: text }];
  });
}
