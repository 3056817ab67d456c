import { computed, shallowRef, watch, type ComputedRef } from 'vue';
import { bothChanges, isChanged, withChange, type MetadataChange } from '../domain/bulk/change';
import type MachineInventoryModel from '../models/elemental.cattle.io.machineinventory';
import type { MachineInventory } from '../types';
import { useBulkRun, type BulkRun } from './bulk-run';
import { changeMetadata } from './metadata-change';

/** A machine as the server has it, as far as that is known: as it told last, with what was changed from here since. */
export interface KnownMachine extends MachineInventory {
  model: MachineInventoryModel;
}

/** A change that is to be made to a machine, or was. */
export interface ChangeOfMachine {
  model: MachineInventoryModel;
  change: MetadataChange;
}

export interface ChangedMachines {
  machines: ComputedRef<KnownMachine[]>;
  /** Changes machines on the server, a few at a time. */
  changes: BulkRun<ChangeOfMachine>;
}

/**
 * For setup functions of dialogs that change machines and then go on with them: nothing tells the page of a change before its next
 * step is drawn, and of machines that it doesn't show any more it is never told.
 */
export function useChangedMachines(models: () => readonly MachineInventoryModel[]): ChangedMachines {
  /** What the server has taken and the page doesn't show yet. */
  const made = shallowRef<ReadonlyMap<MachineInventoryModel, MetadataChange>>(new Map());
  const shown = (model: MachineInventoryModel): KnownMachine => withChange(known(model), made.value.get(model) ?? {});
  const changes = useBulkRun<ChangeOfMachine>(({ model, change }) => changeMetadata(model, change, shown(model)), ({ model, change }) => {
    made.value = new Map([...made.value, [model, bothChanges(made.value.get(model) ?? {}, change)]]);
  });

  // once the page shows it, it knows better: somebody else may take it back
  watch(() => [...made.value].filter(([model, change]) => isChanged(model, change)), (unseen) => {
    if (unseen.length < made.value.size) {
      made.value = new Map(unseen);
    }
  });

  return { machines: computed(() => models().map(shown)), changes };
}

function known(model: MachineInventoryModel): KnownMachine {
  const { metadata, spec, status } = model;

  return { model, metadata: { ...metadata }, spec, status };
}
