import { isRecord } from './equal';
import { textAt, valueAt } from './path';

/** One field that a server has something against. */
export interface FieldCause {
  /** As the server writes it, e.g. `spec.token`. */
  field: string;
  /** In the server's words. */
  message: string;
}

/**
 * The fields that a server's refusal names: those of a Kubernetes `Status`, or those in the words of steve's answer, which
 * leaves the others out (recordings 11-v1-json-per-state/_put-post, 01-machineregistrations/_bad-values.via-steve).
 *
 * @param error what `save()` of the shell's models rejects with: the answer's body, or an error of axios that holds it
 */
export function fieldCauses(error: unknown): FieldCause[] {
  const body = valueAt(error, ['response', 'data']) ?? error;

  return givenCauses(body) ?? causesInWords(textAt(body, ['message']) ?? '');
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
