import { computed, shallowRef, watch, type ComputedRef } from 'vue';
import { isChanged, type MetadataChange } from '../domain/bulk/change';
import { repairChange, type RepairName } from '../domain/inventory/repairs';
import type { Message } from '../domain/message';
import type MachineInventoryModel from '../models/elemental.cattle.io.machineinventory';
import { changeMetadata } from './metadata-change';
import { refusalOf } from './patch';

/** A repair that a person has asked for, until the page shows what came of it. */
export interface RepairAttempt {
  /** The id of the button that was pressed. */
  button: string;
  /** `done`: the server has taken it, and the page doesn't show it yet. */
  step: 'running' | 'done' | 'refused';
  /** Why it was refused, and the next step. */
  refusal?: Message;
}

export interface MachineRepair {
  attempt: ComputedRef<RepairAttempt | undefined>;
  /**
   * Ends a disagreement, see domain/inventory/repairs.ts, or asks in a dialog where the machine goes with it. Never rejects, and does
   * nothing while another one is under way.
   */
  repair: (name: RepairName, button: string) => Promise<void>;
}

interface Asked extends RepairAttempt {
  uid: string | undefined;
  change: MetadataChange;
}

/** For setup functions of a machine's page: its repairs, one at a time, whatever part of the page has the button. */
export function useMachineRepair(machine: () => MachineInventoryModel): MachineRepair {
  const asked = shallowRef<Asked>();
  // the page may go on to another machine
  const current = computed(() => asked.value?.uid === machine().metadata?.uid ? asked.value : undefined);

  watch(() => current.value?.step === 'done' && !isChanged(machine(), current.value.change), (isShown) => {
    if (isShown) {
      asked.value = undefined;
    }
  });

  async function repair(name: RepairName, button: string): Promise<void> {
    if (current.value && current.value.step !== 'refused') {
      return;
    }
    const model = machine();

    // the machine goes with it: a dialog asks first
    if (name === 'withdrawReset') {
      model.promptGiveUpReset();

      return;
    }
    const change = repairChange(model, name);
    const mine: Asked = { button, uid: model.metadata?.uid, change, step: 'running' };

    asked.value = mine;
    const outcome = await attempt(model, change);

    if (asked.value === mine) {
      asked.value = { ...mine, ...outcome };
    }
  }

  return { attempt: current, repair };
}

async function attempt(model: MachineInventoryModel, change: MetadataChange): Promise<Pick<RepairAttempt, 'step' | 'refusal'>> {
  try {
    await changeMetadata(model, change);

    return { step: 'done' };
  } catch (error) {
    const { name, args } = refusalOf(error);

    return { step: 'refused', refusal: { key: `elemental.machineDisagreement.refused.${ name }`, ...args && { args } } };
  }
}
