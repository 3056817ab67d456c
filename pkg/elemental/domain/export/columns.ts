import type { MachineInventory } from '../../types';
import { adoptingSelector } from '../inventory/cluster';
import { hostFacts } from '../inventory/host-facts';
import { isUnmanaged } from '../inventory/ownership';
import { machineState } from '../inventory/state';
import { REGISTRATION_LABEL } from '../labels';

/** A machine as it is exported. Names and values are data for other programs: the same in every language. */
export interface ExportedMachine {
  name: string;
  namespace: string;
  uid: string;
  /** A name of domain/inventory/state.ts, e.g. `readyToProvision`. */
  state: string;
  hostType: 'managed' | 'unmanaged';
  operatingSystem: string;
  osId: string;
  osVersion: string;
  osImage: string;
  address: string;
  clientVersion: string;
  auth: string;
  identityHash: string;
  /** What our label says: the registration's name, shortened where it is long. */
  registration: string;
  /** The selector that adopted it for a cluster. */
  selector: string;
  /** RFC 3339. */
  created: string;
  labels: Record<string, string>;
}

/** In the order of a table's columns. */
export const EXPORTED_COLUMNS = [
  'name', 'namespace', 'uid', 'state', 'hostType', 'operatingSystem', 'osId', 'osVersion', 'osImage', 'address', 'clientVersion', 'auth',
  'identityHash', 'registration', 'selector', 'created', 'labels',
] as const satisfies readonly (keyof ExportedMachine)[];

/** What is exported of a machine, exactly as it says it; an empty text where it says nothing. */
export function exportedMachine(machine: MachineInventory): ExportedMachine {
  const { name = '', namespace = '', uid = '', creationTimestamp = '', labels = {} } = machine.metadata ?? {};
  const { operatingSystem, osId, osVersion, osImage, address, clientVersion, auth, identityHash } = hostFacts(machine);

  return {
    name,
    namespace,
    uid,
    state: machineState(machine),
    hostType: isUnmanaged(machine) ? 'unmanaged' : 'managed',
    operatingSystem,
    osId,
    osVersion,
    osImage,
    address,
    clientVersion,
    auth,
    identityHash,
    registration: labels[REGISTRATION_LABEL] ?? '',
    selector: adoptingSelector(machine) ?? '',
    created: creationTimestamp,
    labels: { ...labels },
  };
}
