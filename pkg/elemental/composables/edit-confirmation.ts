import { ref, type Ref } from 'vue';
import { needsConfirmation, type Consequence } from '../domain/registration/consequence';
import { editConsequences } from '../domain/registration/edit-consequences';
import type { MachineCount } from '../domain/registration/counted-machines';
import type { MachineRegistration } from '../types';
import { useShellStore } from '../shell/store';
import { registrationMachines } from './registration-machines';

/** What a person is asked before an edit is saved. */
export interface Question {
  consequences: Consequence[];
  /** Undefined where the machines couldn't be counted. */
  machines: MachineCount | undefined;
}

export interface EditConfirmation {
  /** What to ask at the moment, if anything: for components/Registration/EditConsequences.vue. */
  question: Ref<Question | undefined>;
  /** Resolves with true when the edit may be saved: at once if nothing is to be confirmed, else with the answer. */
  isConfirmed: (before: MachineRegistration, after: MachineRegistration) => Promise<boolean>;
  answer: (save: boolean) => void;
}

/** For setup functions of forms. */
export function useEditConfirmation(): EditConfirmation {
  const store = useShellStore();
  const question = ref<Question>();
  let resolve: (save: boolean) => void = () => undefined;

  async function count(registration: MachineRegistration): Promise<MachineCount | undefined> {
    const machines = registrationMachines(store, [registration]);

    try {
      return machines.mayRead ? await machines.count() : undefined;
    } catch {
      // then the question says so
      return undefined;
    }
  }

  async function isConfirmed(before: MachineRegistration, after: MachineRegistration): Promise<boolean> {
    // nobody has to wait for a count that nothing depends on
    if (!needsConfirmation(editConsequences(before, after, undefined))) {
      return true;
    }
    const counted = await count(before);
    const consequences = editConsequences(before, after, counted);

    if (!needsConfirmation(consequences)) {
      return true;
    }
    question.value = { consequences, machines: counted };

    return new Promise((done) => {
      resolve = done;
    });
  }

  function answer(save: boolean): void {
    question.value = undefined;
    resolve(save);
  }

  return { question, isConfirmed, answer };
}
