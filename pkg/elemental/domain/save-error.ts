import { isRecord } from './equal';

/**
 * What kept an object from being saved:
 * - `conflict`: somebody else has changed it since it was read
 * - `exists`: there is another one of this name
 * - `gone`: it has been deleted
 * - `invalid`: the server refuses what it says
 * - `forbidden`: the user may not
 * - `signedOut`: the session is over
 * - `unreachable`: no answer, so nobody knows whether it was saved
 * - `other`: the server says what
 */
export type SaveErrorKind = 'conflict' | 'exists' | 'gone' | 'invalid' | 'forbidden' | 'signedOut' | 'unreachable' | 'other';

/** Answers of what stands before Rancher while Rancher itself doesn't answer. */
const GATEWAY = [502, 503, 504];

/** The browser's own codes for a request without an answer, as the shell's HTTP client (axios) passes them on. */
const NO_ANSWER = ['ERR_NETWORK', 'ECONNABORTED', 'ETIMEDOUT'];

/**
 * Which of these an error of the shell's store is: steve's answer (recordings 11-v1-json-per-state/_put-post and
 * 01-machineregistrations/_bad-values.via-steve), or the HTTP client's error where there was no answer.
 *
 * @param exists whether the object was there when it was opened: of a new one, what is not found is its namespace
 */
export function saveErrorKind(error: unknown, exists: boolean): SaveErrorKind {
  const status = statusOf(error);

  switch (status) {
    case undefined: return isRecord(error) && NO_ANSWER.includes(String(error.code)) ? 'unreachable' : 'other';
    case 400: case 422: return 'invalid';
    case 401: return 'signedOut';
    case 403: return 'forbidden';
    case 404: return exists ? 'gone' : 'other';
    case 409: return isRecord(error) && error.code === 'AlreadyExists' ? 'exists' : 'conflict';
    default: return GATEWAY.includes(status) ? 'unreachable' : 'other';
  }
}

/** What the error says itself, in English, or undefined if it says nothing. */
export function serverWords(error: unknown): string | undefined {
  if (typeof error === 'string' || !isRecord(error)) {
    return typeof error === 'string' && error ? error : undefined;
  }

  return [error.message, error.detail].find((text) => typeof text === 'string' && text !== '') as string | undefined;
}

/** The shell adds `_status` to every answer; steve writes its own into the body of an error. */
function statusOf(error: unknown): number | undefined {
  const { _status, status } = isRecord(error) ? error : {};

  return [_status, status].find((one) => typeof one === 'number' && one > 0) as number | undefined;
}
