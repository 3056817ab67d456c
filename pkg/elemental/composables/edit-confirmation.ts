import { ref, type Ref } from 'vue';
import { needsConfirmation, type Consequence } from '../domain/registration/consequence';
import { editConsequences } from '../domain/registration/edit-consequences';
import type { MachineCount } from '../domain/registration/counted-machines';
import type { MachineRegistration } from '../types';
import { useRegistrationMachines } from './registration-machines';

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
  isConfirmed: (after: MachineRegistration) => Promise<boolean>;
  answer: (save: boolean) => void;
}

/**
 * For setup functions of forms.
 *
 * @param before the registration as the server has it
 */
export function useEditConfirmation(before: MachineRegistration): EditConfirmation {
  const machines = useRegistrationMachines([before]);
  const question = ref<Question>();
  let resolve: (save: boolean) => void = () => undefined;

  async function count(): Promise<MachineCount | undefined> {
    try {
      return machines.mayRead ? await machines.count() : undefined;
    } catch {
      // then the question says so
      return undefined;
    }
  }

  async function isConfirmed(after: MachineRegistration): Promise<boolean> {
    const counted = await count();
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
