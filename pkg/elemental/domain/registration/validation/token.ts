import type { MachineRegistration } from '../../../types';
import { textAt } from '../../path';
import { errorAt } from '../../problem';
import type { Rule } from './rule';

const TOKEN = ['spec', 'token'] as const;

/** Pattern and length as in the CRD. */
const SYNTAX = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const LONGEST = 253;

/**
 * The token that fixes the registration URL. One that is in use never becomes valid, and where it replaces another the old
 * URL ends too (recording 01-machineregistrations/_token-changes). The sentences never quote it: it is a secret.
 */
export const tokenProblems: Rule = (registration, { others = [] }) => {
  const token = textAt(registration, TOKEN);

  if (token === undefined) {
    return [];
  }
  if (!token) {
    return [errorAt(TOKEN, 'elemental.registration.problem.token.empty')];
  }
  if (!SYNTAX.test(token)) {
    return [errorAt(TOKEN, 'elemental.registration.problem.token.syntax')];
  }
  if (token.length > LONGEST) {
    return [errorAt(TOKEN, 'elemental.registration.problem.token.tooLong', { length: token.length, max: LONGEST })];
  }
  const other = others.find((one) => !isSame(one, registration) && [one.status?.registrationToken, one.spec?.token].includes(token));

  return other ? [errorAt(TOKEN, 'elemental.registration.problem.token.inUse', { other: nameOf(other) })] : [];
};

function isSame(one: MachineRegistration, other: MachineRegistration): boolean {
  return nameOf(one) === nameOf(other);
}

function nameOf(registration: MachineRegistration): string {
  return `${ textAt(registration, ['metadata', 'namespace']) ?? '' }/${ textAt(registration, ['metadata', 'name']) ?? '' }`;
}
