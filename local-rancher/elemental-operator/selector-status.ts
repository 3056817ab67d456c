import { findCondition, withCondition } from '../controllers/conditions';
import type { Condition } from '../controllers/resources';
import { isAdopted, selectorOwner } from './adoption-status';
import type { MachineAddress, MachineInventory, SelectorStatus } from './resources';

/** How long a machine has to confirm that a selector adopted it. */
const ADOPTION_TIMEOUT_MS = 5000;

/** What of a machine's labels becomes an address, in the operator's order. */
const ADDRESS_TYPES: MachineAddress['type'][] = ['ExternalIP', 'InternalIP', 'Hostname'];

type SelectorCondition = Pick<Condition, 'status' | 'reason'> & { type: 'Ready' | 'InventoryReady'; message?: string };

/** The machine turned out not to be the selector's: it looks for another one. */
export class VoidAdoption extends Error {}

/** The status with this condition set. */
export function withSelectorCondition(status: SelectorStatus, { message = '', ...condition }: SelectorCondition, now: Date): SelectorStatus {
  return { ...status, conditions: withCondition(status.conditions, { message, ...condition }, now) };
}

/** The status of a selector that looks for a machine (recording `06-adoption/01-selector-waiting.yaml`). */
export function withSearch(status: SelectorStatus, now: Date): SelectorStatus {
  return withSelectorCondition(status, { type: 'Ready', status: 'False', reason: 'WaitingForInventory' }, now);
}

/** The status of a selector that has just claimed this machine (recording `06-adoption/05-timeline.selector.yaml`). */
export function withChosen(status: SelectorStatus, name: string, now: Date): SelectorStatus {
  return withSelectorCondition(
    { ...status, machineInventoryRef: { name } }, { type: 'InventoryReady', status: 'Unknown', reason: 'WaitForInventoryCheck' }, now,
  );
}

/**
 * The status after a look at the claimed machine: adopted if the machine says so, waiting for that if not.
 * @throws VoidAdoption if somebody else has the machine, or it said nothing for five seconds
 */
export function withAdoptionCheck(name: string, status: SelectorStatus, inventory: MachineInventory, now: Date): SelectorStatus {
  const owner = selectorOwner(inventory);

  if (owner && owner.name !== name) {
    throw new VoidAdoption('machine inventory ownership mismatch detected, restart adoption');
  }
  if (owner && isAdopted(inventory.status ?? {})) {
    return withSelectorCondition(status, { type: 'InventoryReady', status: 'True', reason: 'SuccessfullyAdoptedInventory' }, now);
  }
  const since = findCondition(status.conditions, 'InventoryReady')?.lastTransitionTime ?? '';
  const deadline = new Date(Date.parse(since) + ADOPTION_TIMEOUT_MS);

  if (now > deadline) {
    throw new VoidAdoption(`machine inventory adoption validation timeout, restart adoption. Deadline was: ${ deadline.toISOString() }`);
  }

  return withSelectorCondition(status, { type: 'InventoryReady', status: 'Unknown', reason: 'WaitForInventoryCheck' }, now);
}

/** The status without the machine that was claimed. */
export function withoutChosen(status: SelectorStatus): SelectorStatus {
  return { ...status, machineInventoryRef: undefined };
}

/**
 * The status of a selector whose machine has its bootstrap plan. The operator adds the machine's addresses each time it
 * looks, so that there are more and more of the same (recordings `06-adoption/03…`, `04…` and `06…`).
 */
export function withAddresses(status: SelectorStatus, { metadata: { labels = {} } }: MachineInventory, now: Date): SelectorStatus {
  const found = ADDRESS_TYPES.flatMap((type) => {
    const address = labels[`elemental.cattle.io/${ type }`];

    return address ? [{ type, address }] : [];
  });
  const addresses = [...status.addresses ?? [], ...found];

  return withSelectorCondition(
    { ...status, ready: true, ...addresses.length ? { addresses } : {} }, { type: 'Ready', status: 'True', reason: 'SelectorReady' }, now,
  );
}
