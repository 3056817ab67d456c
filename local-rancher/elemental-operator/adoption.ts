import type { Informer } from '../controllers/informer';
import { controllerReference, keyOf } from '../controllers/resources';
import { apiMessage } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import { selectorOwner } from './adoption-status';
import { matchesSelector } from './label-selector';
import { isHeld, type MachineInventory, type MachineInventorySelector } from './resources';
import { patchElemental } from './writes';

export interface AdoptionOptions {
  kubernetes: Kubernetes;
  inventories: Informer<MachineInventory>;
  log: (message: string) => void;
}

/**
 * Claims a free machine that a selector matches, and returns it; undefined if there is none. Machines of all namespaces are
 * looked at, and whether an agent ever connected is not (recordings `06-adoption/02…` and `13…`).
 * @throws Error if the selector can't be understood, or the machine can't be written
 */
export async function adoptMachine(options: AdoptionOptions, selector: MachineInventorySelector): Promise<MachineInventory | undefined> {
  const inventory = [...options.inventories.values()].find((each) => isFree(each) && matches(selector, each));

  if (inventory) {
    await claim(options, selector, inventory);
  }

  return inventory;
}

/** One that is held is nobody's: its state is to be kept. */
function isFree(inventory: MachineInventory): boolean {
  return !inventory.metadata.deletionTimestamp && !selectorOwner(inventory) && !isHeld(inventory);
}

function matches({ spec }: MachineInventorySelector, { metadata }: MachineInventory): boolean {
  try {
    return matchesSelector(spec?.selector ?? {}, metadata.labels);
  } catch (error) {
    throw new Error(`failed to convert spec to a label selector: ${ apiMessage(error) }`, { cause: error });
  }
}

/** Takes the place of all owners. Across namespaces too, where the garbage collector then deletes the machine (recording `13…`). */
async function claim(
  { kubernetes, inventories, log }: AdoptionOptions, selector: MachineInventorySelector, inventory: MachineInventory,
): Promise<void> {
  try {
    inventories.remember(await patchElemental(kubernetes, 'machineinventories', inventory, {
      metadata: { ownerReferences: [controllerReference(selector)] },
    }));
  } catch (error) {
    throw new Error(`failed to patch machine inventory: ${ apiMessage(error) }`, { cause: error });
  }
  log(`MachineInventorySelector ${ keyOf(selector) }: claims ${ keyOf(inventory) }`);
}
