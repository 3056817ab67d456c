import { API_VERSION, type MachineRegistration } from '../../types';
import { withoutSecretText, type SecretField } from '../secret-fields';
import type { ResourceShape } from '../yaml/resource';

const SHAPE: ResourceShape = {
  apiVersion: API_VERSION,
  kind: 'MachineRegistration',
  maps: [
    ['spec'],
    ['spec', 'machineInventoryLabels'],
    ['spec', 'machineInventoryAnnotations'],
    ['spec', 'config'],
    ['spec', 'config', 'elemental'],
    ['spec', 'config', 'elemental', 'registration'],
  ],
  fragileMaps: [{ path: ['spec', 'config', 'cloud-config'], message: 'elemental.registration.cloudConfigMustBeMap' }],
};

/**
 * What YAML must hold to be a registration. A `cloud-config` that isn't a map is stored by the API server and then keeps
 * the operator from seeing any registration at all (recording 01-machineregistrations/_poison-cloud-config).
 *
 * @param existing the registration that is edited, if it exists: its name and namespace stay
 */
export function registrationShape(existing?: MachineRegistration): ResourceShape {
  return existing ? { ...SHAPE, identity: { name: existing.metadata?.name, namespace: existing.metadata?.namespace } } : SHAPE;
}

/** Whoever has the token can register a machine. */
export const REGISTRATION_SECRETS: readonly SecretField[] = [{ path: ['spec', 'token'], answer: 'token' }];

/** Where the operator says which token is in force. */
const TOKEN_IN_FORCE: SecretField = { path: ['status', 'registrationToken'] };

/** A text about the registration with its token hidden: what the operator has to say quotes it (recording duplicate-token). */
export function withoutToken(text: string, registration: MachineRegistration): string {
  return withoutSecretText(text, registration, [...REGISTRATION_SECRETS, TOKEN_IN_FORCE]);
}
