import { NAMESPACE, type MachineInventory } from '../../types';

/** Which machine is meant, where the machine itself isn't kept. */
export interface MachineRef {
  namespace: string;
  name: string;
}

export function machineRef({ metadata }: MachineInventory): MachineRef {
  return { namespace: metadata?.namespace ?? NAMESPACE, name: metadata?.name ?? '' };
}
