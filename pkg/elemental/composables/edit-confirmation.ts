import { ref, type Ref } from 'vue';
import type { Consequence } from '../domain/consequence';
import type { Message } from '../domain/message';

/** What a person is asked before an edit is saved. */
export interface Question {
  consequences: Consequence[];
  /** What is said before them, e.g. how many machines they concern. */
  notes: Message[];
}

export interface EditConfirmation<R> {
  /** What to ask at the moment, if anything: for components/Save/EditConsequences.vue. */
  question: Ref<Question | undefined>;
  /** Resolves with true when the edit may be saved: at once if nothing is to be confirmed, else with the answer. */
  isConfirmed: (before: R, after: R) => Promise<boolean>;
  answer: (save: boolean) => void;
}

/**
 * For setup functions of forms.
 *
 * @param questionAbout what to ask about an edit; nothing, if it may be saved without a question
 */
export function useEditConfirmation<R>(questionAbout: (before: R, after: R) => Promise<Question | undefined>): EditConfirmation<R> {
  const question = ref<Question>();
  let resolve: (save: boolean) => void = () => undefined;

  async function isConfirmed(before: R, after: R): Promise<boolean> {
    question.value = await questionAbout(before, after);

    return !question.value || new Promise((done) => {
      resolve = done;
    });
  }

  function answer(save: boolean): void {
    question.value = undefined;
    resolve(save);
  }

  return { question, isConfirmed, answer };
}
