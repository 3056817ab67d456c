import { computed, shallowRef, type ComputedRef } from 'vue';
import type { SelectorCondition } from '../domain/selector/conditions';
import type { Narrowing } from '../domain/selector/narrowing';
import type MachineInventoryModel from '../models/elemental.cattle.io.machineinventory';
import { useBulkRun, type BulkRun } from './bulk-run';
import { changeMetadata } from './metadata-change';

export interface NarrowingRun {
  /** Stamps the machines of a narrowing. */
  run: BulkRun<MachineInventoryModel>;
  /** What is under way, or waits for a decision because not all of it could be done. */
  current: ComputedRef<Narrowing<MachineInventoryModel> | undefined>;
  /** Never rejects, and does nothing while another one is under way. */
  narrow: (narrowing: Narrowing<MachineInventoryModel>) => Promise<void>;
  tryAgain: () => Promise<void>;
  /** Takes those that were stamped, and leaves out the others. */
  goOn: () => void;
  /** Leaves the selector as it is; what was stamped stays so. */
  giveUp: () => void;
}

/** For setup functions: narrows a selector, once all machines that this takes are stamped. */
export function useNarrowingRun(apply: (conditions: SelectorCondition[]) => void): NarrowingRun {
  const current = shallowRef<Narrowing<MachineInventoryModel>>();
  const run = useBulkRun<MachineInventoryModel>((machine) => changeMetadata(machine, current.value?.stamp?.change ?? {}));

  function goOn(): void {
    const done = current.value;

    current.value = undefined;
    if (done) {
      apply(done.conditions);
    }
  }

  async function settle(stamping: Promise<void>): Promise<void> {
    await stamping;
    if (!run.failures.value.length && !run.notBegun.value.length) {
      goOn();
    }
  }

  return {
    run,
    current: computed(() => current.value),
    narrow: async (narrowing) => {
      if (!current.value) {
        current.value = narrowing;
        if (narrowing.stamp) {
          await settle(run.run(narrowing.stamp.machines));
        } else {
          goOn();
        }
      }
    },
    tryAgain: () => settle(run.tryAgain()),
    goOn,
    giveUp: () => {
      current.value = undefined;
    },
  };
}
