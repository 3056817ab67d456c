import type { MachineRegistration } from '../../types';
import { apiError, type ApiError, type FieldCause } from '../api-error';
import { fieldPath } from '../field-path';
import type { Message } from '../message';
import { errorAt, type Problem } from '../problem';
import { maskedToken, withoutToken } from './secret';

export type RefusalKind = 'conflict' | 'exists' | 'forbidden' | 'invalid' | 'sessionLost' | 'unreachable' | 'other';

/** Why a registration wasn't saved. What was typed is still there in all cases. */
export interface Refusal {
  kind: RefusalKind;
  /** What the server has against single fields; its own words are the argument `detail`. */
  problems: Problem[];
  /** What is to be said besides; empty if the problems say it all. */
  general: Message[];
}

const KIND_OF_STATUS: Record<number, RefusalKind> = {
  400: 'invalid',
  401: 'sessionLost',
  403: 'forbidden',
  405: 'forbidden',
  408: 'unreachable',
  409: 'conflict',
  413: 'invalid',
  422: 'invalid',
  502: 'unreachable',
  503: 'unreachable',
  504: 'unreachable',
};

const KIND_OF_REASON = new Map<string | undefined, RefusalKind>([
  ['AlreadyExists', 'exists'],
  ['Conflict', 'conflict'],
  ['Forbidden', 'forbidden'],
  ['Invalid', 'invalid'],
  ['Unauthorized', 'sessionLost'],
]);

/** How the API server quotes a token that it refuses. */
const QUOTED_TOKEN = /(spec\.token: Invalid value: ")((?:[^"\\]|\\.)*)/g;

/**
 * What a refused save means, from what `save()` of the shell's model rejected with. Words of the server are data, shown as
 * text; the token of the registration is hidden in them.
 *
 * @param sent the registration as it was sent
 */
export function serverProblems(error: unknown, sent: MachineRegistration = {}): Refusal {
  const answer = apiError(error);
  const kind = kindOf(answer);

  if (kind === 'exists') {
    return { kind, problems: [errorAt(['metadata', 'name'], 'elemental.save.exists', { name: sent.metadata?.name ?? '' })], general: [] };
  }
  const { problems, rest } = kind === 'invalid' ? placed(answer.causes, sent) : { problems: [], rest: [] };
  const general = problems.length
    ? rest.map((detail) => ({ key: 'elemental.save.invalid', args: { detail } }))
    : [generalMessage(kind, answer.status, withoutSecret(answer.message, sent))];

  return { kind, problems, general };
}

function kindOf({ status, reason, isUnanswered }: ApiError): RefusalKind {
  if (isUnanswered) {
    return 'unreachable';
  }

  return KIND_OF_REASON.get(reason) ?? KIND_OF_STATUS[status ?? 0] ?? 'other';
}

function generalMessage(kind: Exclude<RefusalKind, 'exists'>, status: number | undefined, detail: string): Message {
  switch (kind) {
    case 'conflict':
      return { key: 'elemental.save.conflict' };
    case 'sessionLost':
      return { key: 'elemental.save.sessionLost' };
    case 'unreachable':
      return { key: 'elemental.save.unreachable' };
    case 'forbidden':
      return { key: 'elemental.save.forbidden', args: { detail } };
    case 'invalid':
      return { key: 'elemental.save.invalid', args: { detail } };
    case 'other':
      return status === 404 ? { key: 'elemental.save.notFound', args: { detail } } : otherMessage(detail);
  }
}

function otherMessage(detail: string): Message {
  return detail ? { key: 'elemental.save.other', args: { detail } } : { key: 'elemental.save.unknown' };
}

interface Placed {
  problems: Problem[];
  /** Words that are about no field. */
  rest: string[];
}

/**
 * The causes at their fields. One without a field, which the API server writes as `<nil>`, names it at the end of its words
 * and may repeat another one (recording 01-machineregistrations/_bad-values, `seed-float`).
 */
function placed(causes: FieldCause[], sent: MachineRegistration): Placed {
  const named = causes.filter(({ field }) => isField(field));
  const others = causes.filter(({ field }) => !isField(field)).map(({ message }) => ({ message, field: / in (\S+)$/.exec(message)?.[1] ?? '' }));
  const guessed = others.filter(({ field }) => isField(field) && !named.some((cause) => cause.field === field));

  return {
    problems: [...named, ...guessed].map(({ field, message }) =>
      errorAt(fieldPath(field, sent), 'elemental.save.refused', { detail: withoutSecret(`${ field }: ${ message }`, sent) })),
    rest: others.filter(({ field }) => !isField(field)).map(({ message }) => withoutSecret(message, sent)),
  };
}

function isField(field: string): boolean {
  return /^(metadata|spec)\b/.test(field);
}

/** The token that the server quotes may be another one than that which was sent, where somebody typed on meanwhile. */
function withoutSecret(message: string, sent: MachineRegistration): string {
  return withoutToken(message.replace(QUOTED_TOKEN, (_, before: string, token: string) => before + maskedToken(token)), sent);
}
