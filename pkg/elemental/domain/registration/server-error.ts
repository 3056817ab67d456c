import type { MachineRegistration } from '../../types';
import { refusedFields } from '../refused-fields';
import type { SaveProblem } from '../save-error';
import { maskedToken } from './secret';
import { withoutToken } from './shape';

/** How the API server quotes a token that it refuses. */
const QUOTED_TOKEN = /(spec\.token: Invalid value: ")((?:[^"\\]|\\.)*)/g;

/** What a server that refuses a registration has against its fields, see {@link refusedFields}; with the token hidden. */
export function refusedRegistrationFields(error: unknown, sent: MachineRegistration = {}): SaveProblem[] {
  return refusedFields(error, sent, (words) => withoutSecret(words, sent));
}

/** The token that the server quotes may be another one than that which was sent, where somebody typed on meanwhile. */
function withoutSecret(message: string, sent: MachineRegistration): string {
  return withoutToken(message.replace(QUOTED_TOKEN, (_, before: string, token: string) => before + maskedToken(token)), sent);
}
