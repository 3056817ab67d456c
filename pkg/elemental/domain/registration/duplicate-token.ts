import type { MachineRegistration } from '../../types';
import { condition } from '../conditions';
import { refFromQuery, type RegistrationRef } from './reference';
import { registrationState } from './state';

/** What the operator says (recording 01-machineregistrations/duplicate-token). */
const IN_USE = / is already in use by ([^\s:/]+\/[^\s:/]+)/;

/** The registration that has the token which this one asks for, if that is what keeps it from working. */
export function tokenOwner(registration: MachineRegistration): RegistrationRef | undefined {
  if (registrationState(registration) !== 'duplicateToken') {
    return undefined;
  }

  return refFromQuery(IN_USE.exec(condition(registration, 'Ready')?.message ?? '')?.[1]);
}
