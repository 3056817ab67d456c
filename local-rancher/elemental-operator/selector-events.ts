import type { Change } from '../controllers/object-cache';
import { keyOf } from '../controllers/resources';
import { selectorOwner } from './adoption-status';
import { matchesSelector } from './label-selector';
import type { MachineInventory, MachineInventorySelector } from './resources';

/**
 * Keys of the selectors that have to look at a changed machine: its owner's, or those of its namespace that match it. That
 * the machine got an owner is no reason to look, and a machine without any label finds none, not even one that matches
 * everything: that one comes upon it by itself (operator, `MachineInventoryToSelector` and `filterSelectorUpdateEvents`).
 */
export function selectorsConcerned(
  { object, previous, isDeleted }: Change<MachineInventory>, selectors: Iterable<MachineInventorySelector>,
): string[] {
  const { namespace, labels } = object.metadata;
  const owner = selectorOwner(object);

  if (previous && !isDeleted && ownerCount(object) > ownerCount(previous)) {
    return [];
  }
  if (owner) {
    return [keyOf({ metadata: { namespace, name: owner.name } })];
  }

  return labels === undefined ? [] : [...selectors].filter((selector) => canAdopt(selector, object)).map(keyOf);
}

function canAdopt({ metadata, spec }: MachineInventorySelector, inventory: MachineInventory): boolean {
  try {
    return metadata.namespace === inventory.metadata.namespace && matchesSelector(spec?.selector ?? {}, inventory.metadata.labels);
  } catch {
    return false;
  }
}

function ownerCount({ metadata }: MachineInventory): number {
  return metadata.ownerReferences?.length ?? 0;
}
