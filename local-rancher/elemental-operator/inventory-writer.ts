import type { Informer } from '../controllers/informer';
import { mergePatch, type MergePatch } from '../controllers/merge-patch';
import { keyOf } from '../controllers/resources';
import { isStatus } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import type { InventoryStatus, MachineInventory } from './resources';
import { patchElemental } from './writes';

const PLURAL = 'machineinventories';

/** Writes changes of MachineInventories, each only if nobody else changed the object meanwhile. */
export class InventoryWriter {
  constructor(private readonly options: { kubernetes: Kubernetes; inventories: Informer<MachineInventory>; log: (message: string) => void }) {}

  /** Changes metadata or spec, and returns the object as it is then. @throws ApiException */
  async write(inventory: MachineInventory, patch: MergePatch): Promise<MachineInventory> {
    const written = await patchElemental(this.options.kubernetes, PLURAL, inventory, patch);

    this.options.inventories.remember(written);

    return written;
  }

  /** Writes the status if it is another one. An object that is gone needs no status. @throws ApiException */
  async writeStatus(inventory: MachineInventory, status: InventoryStatus): Promise<void> {
    const patch = mergePatch({ status: inventory.status ?? {} }, { status });

    if (!patch) {
      return;
    }
    try {
      this.options.inventories.remember(await patchElemental(this.options.kubernetes, PLURAL, inventory, patch, 'status'));
    } catch (error) {
      if (!isStatus(error, 404)) {
        throw error;
      }
    }
  }

  log(inventory: MachineInventory, message: string): void {
    this.options.log(`MachineInventory ${ keyOf(inventory) }: ${ message }`);
  }
}
