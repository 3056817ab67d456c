import type { KubernetesObject } from '../types';
import { isRecord } from './equal';
import type { Message } from './message';
import type { Path } from './path';
import { withoutSecretText, type SecretField } from './secret-fields';

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

/** What the server has against an object, and against which of its fields, where that is known. */
export interface SaveProblem {
  path?: Path;
  message: Message;
}

/** Finds the fields in what the server has against what was sent, as far as it can; what it doesn't understand it leaves out. */
export type Explain = (error: unknown, sent: KubernetesObject) => readonly SaveProblem[];

/** Answers of what stands before Rancher while Rancher itself doesn't answer. */
const GATEWAY = [502, 503, 504];

/** The browser's own codes for a request without an answer, as the shell's HTTP client (axios) passes them on. */
const NO_ANSWER = ['ERR_NETWORK', 'ECONNABORTED', 'ETIMEDOUT'];

/**
 * Which of these an error of the shell's store is: steve's answer (recordings 11-v1-json-per-state/_put-post and
 * 01-machineregistrations/_bad-values.via-steve), or the HTTP client's error where there was no answer.
 *
 * @param exists whether the object was there when it was opened: of a new one, what is not found is its namespace, and
 *   what is in the way is another one of its name
 */
export function saveErrorKind(error: unknown, exists: boolean): SaveErrorKind {
  const status = statusOf(error);

  switch (status) {
    case undefined: return isRecord(error) && NO_ANSWER.includes(String(error.code)) ? 'unreachable' : 'other';
    case 400: case 422: return 'invalid';
    case 401: return 'signedOut';
    case 403: return 'forbidden';
    case 404: return exists ? 'gone' : 'other';
    case 409: return exists ? 'conflict' : 'exists';
    default: return GATEWAY.includes(status) ? 'unreachable' : 'other';
  }
}

/** It is not the resource's fault. */
export interface InterruptedSave {
  kind: 'gone' | 'signedOut' | 'unreachable';
}

/** The server has something against the resource, and says what. */
export interface RefusedSave {
  kind: 'exists' | 'forbidden' | 'invalid' | 'other';
  problems: readonly SaveProblem[];
}

interface Circumstances {
  /** Whether the object was there when it was opened. */
  exists: boolean;
  secrets: readonly SecretField[];
  explain: Explain;
}

/**
 * What to tell the user: of what the server has against the resource, what `explain` makes of it, else the server's own
 * words; secrets in them are masked.
 *
 * @param resource as it was to be saved
 */
export function saveFailure(error: unknown, resource: KubernetesObject, { exists, secrets, explain }: Circumstances): InterruptedSave | RefusedSave {
  const kind = saveErrorKind(error, exists);

  switch (kind) {
    case 'gone': case 'signedOut': case 'unreachable':
      return { kind };
    case 'exists':
      return { kind, problems: [nameTaken(resource)] };
    case 'invalid': {
      const explained = explain(error, resource);

      return { kind, problems: masked(explained.length ? explained : [inServersWords(error)], resource, secrets) };
    }
    case 'conflict':
      // others write it faster than it can be read: the server's words are all there is to say
      return { kind: 'other', problems: masked([inServersWords(error)], resource, secrets) };
    case 'forbidden': case 'other':
      return { kind, problems: masked([inServersWords(error)], resource, secrets) };
  }
}

function nameTaken({ metadata: { name = '', namespace = '' } = {} }: KubernetesObject): SaveProblem {
  return { path: ['metadata', 'name'], message: { key: 'elemental.save.exists', args: { name, namespace } } };
}

function masked(problems: readonly SaveProblem[], resource: KubernetesObject, secrets: readonly SecretField[]): SaveProblem[] {
  return problems.map(({ path, message }) => ({ ...path && { path }, message: withoutSecretArgs(message, resource, secrets) }));
}

function inServersWords(error: unknown): SaveProblem {
  const detail = serverWords(error);

  return { message: detail === undefined ? { key: 'elemental.save.unknown' } : { key: 'elemental.save.serverSays', args: { detail } } };
}

function withoutSecretArgs({ key, args }: Message, resource: object, secrets: readonly SecretField[]): Message {
  if (!args) {
    return { key };
  }
  const masked = Object.entries(args).map(([name, arg]) => {
    return [name, typeof arg === 'string' ? withoutSecretText(arg, resource, secrets) : arg] as const;
  });

  return { key, args: Object.fromEntries(masked) };
}

/** What the error says itself, in English, or undefined if it says nothing. */
export function serverWords(error: unknown): string | undefined {
  if (!isRecord(error)) {
    return typeof error === 'string' && error ? error : undefined;
  }

  return [error.message, error.detail].find((text) => typeof text === 'string' && text !== '') as string | undefined;
}

/**
 * The HTTP status of the server's answer; undefined where there was none. The shell adds `_status` to every answer; steve
 * writes its own into the body of an error.
 */
export function statusOf(error: unknown): number | undefined {
  const { _status, status } = isRecord(error) ? error : {};

  return [_status, status].find((one) => typeof one === 'number' && one > 0) as number | undefined;
}
