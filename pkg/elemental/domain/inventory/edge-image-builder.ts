import type { MachineInventory } from '../../types';
import { hostFacts } from './host-facts';
import { isUnmanaged } from './ownership';

/** What systems of SUSE call themselves in os-release: `sl-micro`, `sle-micro`, `sles`, `opensuse-leap`. */
const SUSE = /^(sl|sle|sles|suse|opensuse)([-_.]|$)/i;

/**
 * True unless the host says that it can't have been made with Edge Image Builder, which makes systems of SUSE only. It can't be told
 * for sure: the machine of such a host looks like that of any other unmanaged host with the same system.
 */
export function mayBeEdgeImageBuilt(machine: MachineInventory): boolean {
  const { osId } = hostFacts(machine);

  return isUnmanaged(machine) && (osId === '' || SUSE.test(osId));
}
