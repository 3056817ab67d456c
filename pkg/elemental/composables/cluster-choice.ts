import { shallowRef, type ShallowRef } from 'vue';
import { choiceValue, stampChange } from '../domain/selector/choice';
import type ElementalModel from '../shell/model';
import type { Unselect } from '../shell/selection';
import type { BulkRun } from './bulk-run';
import { useMachineRun } from './machine-run';
import { changeMetadata } from './metadata-change';

export interface ClusterChoice<T extends ElementalModel> {
  /** What tells the machines of this choice from all others, see domain/selector/choice.ts. */
  value: string;
  /** Gives machines the label of the choice. */
  run: BulkRun<T>;
  /** How many have got it, over all runs. */
  stamped: Readonly<ShallowRef<number>>;
}

/**
 * For setup functions of the dialog that makes a cluster of machines: a choice of its own, and what stamps it on machines.
 *
 * @param onAllDone called when all machines of a run have the label
 */
export function useClusterChoice<T extends ElementalModel>(unselect: Unselect | undefined, onAllDone: () => void): ClusterChoice<T> {
  const value = choiceValue(Date.now(), randomLetters());
  const stamped = shallowRef(0);
  const run = useMachineRun<T>(async (machine) => {
    await changeMetadata(machine, stampChange(value));
    stamped.value += 1;
  }, { machineOf: (machine) => machine, unselect, onAllDone });

  return { value, run, stamped };
}

/** Not `randomUUID`, which browsers have on secure origins only. */
function randomLetters(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => (byte % 36).toString(36)).join('');
}
