import type { MachineRegistration } from '../../types';
import { fieldCauses } from '../field-causes';
import { fieldPath } from '../field-path';
import type { SaveProblem } from '../save-error';
import { maskedToken } from './secret';
import { withoutToken } from './shape';

/** How the API server quotes a token that it refuses. */
const QUOTED_TOKEN = /(spec\.token: Invalid value: ")((?:[^"\\]|\\.)*)/g;

/**
 * What a server that refuses a registration has against its fields, and then what it has against none; empty where it names
 * no field at all. Its own words are the argument `detail`: data, shown as text, with the registration's token hidden.
 *
 * One without a field, which the API server writes as `<nil>`, names it at the end of its words and may repeat another one
 * (recording 01-machineregistrations/_bad-values, `seed-float`).
 *
 * @param error what `save()` of the shell's model rejected with
 * @param sent the registration as it was sent
 */
export function refusedFields(error: unknown, sent: MachineRegistration = {}): SaveProblem[] {
  const causes = fieldCauses(error);
  const named = causes.filter(({ field }) => isField(field));
  const others = causes.filter(({ field }) => !isField(field)).map(({ message }) => ({ message, field: / in (\S+)$/.exec(message)?.[1] ?? '' }));
  const guessed = others.filter(({ field }) => isField(field) && !named.some((cause) => cause.field === field));
  const placed = [...named, ...guessed].map(({ field, message }) => ({
    path: fieldPath(field, sent),
    message: { key: 'elemental.save.refused', args: { detail: withoutSecret(`${ field }: ${ message }`, sent) } },
  }));
  const rest = others.filter(({ field }) => !isField(field)).map(({ message }) => ({
    message: { key: 'elemental.save.serverSays', args: { detail: withoutSecret(message, sent) } },
  }));

  return placed.length ? [...placed, ...rest] : [];
}

function isField(field: string): boolean {
  return /^(metadata|spec)\b/.test(field);
}

/** The token that the server quotes may be another one than that which was sent, where somebody typed on meanwhile. */
function withoutSecret(message: string, sent: MachineRegistration): string {
  return withoutToken(message.replace(QUOTED_TOKEN, (_, before: string, token: string) => before + maskedToken(token)), sent);
}
