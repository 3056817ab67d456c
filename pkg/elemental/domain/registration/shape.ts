import { API_VERSION, type MachineRegistration } from '../../types';
import type { SecretField } from '../secret-fields';
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
