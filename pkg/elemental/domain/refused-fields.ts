import { fieldCauses } from './field-causes';
import { fieldPath } from './field-path';
import type { SaveProblem } from './save-error';

/**
 * What a server that refuses an object has against its fields, and then what it has against none; empty where it names no
 * field at all. Its own words are the argument `detail`: data, shown as text.
 *
 * One without a field, which the API server writes as `<nil>`, names it at the end of its words and may repeat another one
 * (recording 01-machineregistrations/_bad-values, `seed-float`).
 *
 * @param error what `save()` of the shell's model rejected with
 * @param sent the object as it was sent
 * @param shown what is to be shown of the server's words, where they may quote a secret
 */
export function refusedFields(error: unknown, sent: object = {}, shown: (words: string) => string = (words) => words): SaveProblem[] {
  const causes = fieldCauses(error);
  const named = causes.filter(({ field }) => isField(field));
  const others = causes.filter(({ field }) => !isField(field)).map(({ message }) => ({ message, field: / in (\S+)$/.exec(message)?.[1] ?? '' }));
  const guessed = others.filter(({ field }) => isField(field) && !named.some((cause) => cause.field === field));
  const placed = [...named, ...guessed].map(({ field, message }) => ({
    path: fieldPath(field, sent),
    message: { key: 'elemental.save.refused', args: { detail: shown(`${ field }: ${ message }`) } },
  }));
  const rest = others.filter(({ field }) => !isField(field)).map(({ message }) => ({
    message: { key: 'elemental.save.serverSays', args: { detail: shown(message) } },
  }));

  return placed.length ? [...placed, ...rest] : [];
}

function isField(field: string): boolean {
  return /^(metadata|spec)\b/.test(field);
}
