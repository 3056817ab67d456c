import { computed, shallowRef, watch, type ComputedRef } from 'vue';
import type { PatchStep } from '../domain/bulk/change';
import type { Message } from '../domain/message';
import type ElementalModel from '../shell/model';
import type { KubernetesObject } from '../types';
import { patchUntilItFits, refusalOf, type Refusal } from './patch';

export interface PressAttempt {
  /** `done`: the server has taken it, and the page doesn't show it yet. */
  step: 'running' | 'done' | 'refused';
  /** Why it was refused, and the next step. */
  refusal?: Message;
}

export interface OnePress {
  /** What came of the last press, until the page shows it. */
  attempt: ComputedRef<PressAttempt | undefined>;
  /** Makes the change. Never rejects, and does nothing while that is under way. */
  press: () => Promise<void>;
}

/**
 * For setup functions of what shows an object: a change that one press of a button makes, see BusyButton.
 *
 * @param stepsFor what is still to be done; none once it is
 * @param refusalMessage a refusal in words
 */
export function useOnePress(
  object: () => ElementalModel, stepsFor: (current: KubernetesObject) => readonly PatchStep[], refusalMessage: (refusal: Refusal) => Message,
): OnePress {
  const asked = shallowRef<PressAttempt & { uid: string | undefined }>();
  // a page may go on to another object
  const attempt = computed(() => asked.value?.uid === object().metadata?.uid ? asked.value : undefined);

  watch(() => attempt.value?.step === 'done' && !stepsFor(object()).length, (isShown) => {
    if (isShown) {
      asked.value = undefined;
    }
  });

  async function press(): Promise<void> {
    if (attempt.value && attempt.value.step !== 'refused') {
      return;
    }
    const model = object();
    const mine = { uid: model.metadata?.uid, step: 'running' } as const;

    asked.value = mine;
    const outcome = await outcomeOf(model);

    if (asked.value === mine) {
      asked.value = { ...mine, ...outcome };
    }
  }

  async function outcomeOf(model: ElementalModel): Promise<PressAttempt> {
    try {
      await patchUntilItFits(model, stepsFor);

      return { step: 'done' };
    } catch (error) {
      return { step: 'refused', refusal: refusalMessage(refusalOf(error)) };
    }
  }

  return { attempt, press };
}
