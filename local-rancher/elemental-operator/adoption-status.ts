import { findCondition, withCondition } from '../controllers/conditions';
import type { Condition, OwnerReference } from '../controllers/resources';
import { API_VERSION } from './names';
import type { InventoryStatus, MachineInventory, MachineInventorySelector } from './resources';

/** How long a selector has to confirm that it adopted the machine. */
const ADOPTION_TIMEOUT_MS = 5000;

const SELECTOR_KIND = 'MachineInventorySelector';

/** The MachineInventorySelector that claims the machine. */
export function selectorOwner({ metadata }: MachineInventory): OwnerReference | undefined {
  return metadata.ownerReferences?.find(({ apiVersion, kind }) => apiVersion === API_VERSION && kind === SELECTOR_KIND);
}

/** True once the operator has seen the adoption confirmed: it never looks again. */
export function isAdopted(status: InventoryStatus): boolean {
  return findCondition(status.conditions, 'AdoptionReady')?.status === 'True';
}

/** The status of a machine that no selector claims. */
export function withoutAdoption(status: InventoryStatus, now: Date): InventoryStatus {
  return withAdoption(status, { status: 'False', reason: 'WaitingToBeAdopted', message: 'Waiting to be adopted' }, now);
}

/** The status of a machine whose adoption failed, with the reason. */
export function withAdoptionFailure(status: InventoryStatus, message: string, now: Date): InventoryStatus {
  return withAdoption(status, { status: 'False', reason: 'AdoptionFailure', message }, now);
}

/**
 * The status of a claimed machine (recording `06-adoption/05-timeline.inventory.yaml`): adopted if the selector names it,
 * being validated while the selector names none.
 * @throws Error if the claim is void: the selector names another machine, or none for five seconds
 */
export function withClaim(name: string, status: InventoryStatus, selector: MachineInventorySelector, now: Date): InventoryStatus {
  const validating = withAdoption(status, { status: 'Unknown', reason: 'ValidatingAdoption', message: 'Adoption being validated' }, now);
  const adopted = selector.status?.machineInventoryRef?.name;

  if (adopted === name) {
    return withAdoption(validating, { status: 'True', reason: 'SuccessfullyAdopted', message: 'Successfully adopted' }, now);
  }
  if (adopted !== undefined) {
    throw new Error('Ownership mismatch, dropping selector ownership');
  }
  const since = findCondition(validating.conditions, 'AdoptionReady')?.lastTransitionTime ?? '';
  const deadline = new Date(Date.parse(since) + ADOPTION_TIMEOUT_MS);

  if (now >= deadline) {
    throw new Error(`Adoption timeout, dropping selector ownership. Deadline was: ${ deadline.toISOString() } `);
  }

  return validating;
}

function withAdoption(status: InventoryStatus, adoption: Pick<Condition, 'status' | 'reason' | 'message'>, now: Date): InventoryStatus {
  return { ...status, conditions: withCondition(status.conditions, { type: 'AdoptionReady', ...adoption }, now) };
}
