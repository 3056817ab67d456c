import { API_VERSION, type MachineInventory } from '../../../types';
import type { ResourceShape } from '../../yaml/resource';

/**
 * What YAML must hold to be this machine: a machine comes into being when it registers and in no other way, so its name and
 * namespace stay.
 */
export function machineShape({ metadata }: MachineInventory): ResourceShape {
  return {
    apiVersion: API_VERSION,
    kind: 'MachineInventory',
    maps: [['spec']],
    identity: { name: metadata?.name, namespace: metadata?.namespace },
  };
}
