import { isConditionTrue, withCondition } from '../controllers/conditions';
import type { Condition } from '../controllers/resources';
import type { MachineRegistration, RegistrationStatus } from './resources';

/** Another registration has the token. */
export class DuplicateToken extends Error {
  constructor(token: string, { metadata: { namespace, name } }: MachineRegistration) {
    super(`token "${ token }" is already in use by ${ namespace }/${ name }: duplicate token`);
  }
}

/** Path of the registration URL below Rancher's address. */
export const REGISTRATION_PATH = '/elemental/registration/';

/** True if hosts can register through it. */
export function isReady(registration: MachineRegistration): boolean {
  return isConditionTrue(registration.status?.conditions, 'Ready');
}

/** A Ready registration whose `spec.token` was changed: its token, URL and with them its hosts' way in are void. */
export function hasOtherToken({ spec, status }: MachineRegistration): boolean {
  return Boolean(spec.token) && spec.token !== status?.registrationToken;
}

/**
 * `spec.config.cloud-config` that isn't a map. The operator decodes registrations into Go types, so that one such object
 * blinds it to all of them (recording `01-machineregistrations/_poison-cloud-config.yaml`).
 */
export function isUndecodable({ spec }: MachineRegistration): boolean {
  const cloudConfig = spec.config?.['cloud-config'] ?? undefined;

  return cloudConfig !== undefined && (typeof cloudConfig !== 'object' || Array.isArray(cloudConfig));
}

/**
 * The token of a registration that has none yet: `spec.token`, or a random one.
 * @throws DuplicateToken
 */
export function newToken(registration: MachineRegistration, others: Iterable<MachineRegistration>, random: () => string): string {
  const { token } = registration.spec;

  if (!token) {
    return random();
  }
  for (const other of others) {
    if (other.metadata.uid !== registration.metadata.uid && other.status?.registrationToken === token) {
      throw new DuplicateToken(token, other);
    }
  }

  return token;
}

/** The status with its one condition set. */
export function withReady(status: RegistrationStatus, ready: Pick<Condition, 'status' | 'reason' | 'message'>, now: Date): RegistrationStatus {
  return { ...status, conditions: withCondition(status.conditions, { type: 'Ready', ...ready }, now) };
}
