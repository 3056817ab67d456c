import { computed, shallowRef, watch, type ComputedRef } from 'vue';
import type { Message } from '../domain/message';
import { exclusionSteps } from '../domain/update-group/exclusion';
import { excludesUnmanaged } from '../domain/update-group/reach';
import type ElementalModel from '../shell/model';
import type { ManagedOSImage } from '../types';
import { patchUntilItFits, refusalOf } from './patch';

export interface ExclusionAttempt {
  /** `done`: the server has taken it, and the page doesn't show it yet. */
  step: 'running' | 'done' | 'refused';
  /** Why it was refused, and the next step. */
  refusal?: Message;
}

export interface Exclusion {
  attempt: ComputedRef<ExclusionAttempt | undefined>;
  /** Leaves unmanaged nodes out of the update group. Never rejects, and does nothing while that is under way. */
  exclude: () => Promise<void>;
}

/** For setup functions of what shows an update group: its mend by one press of a button. */
export function useExclusion(group: () => ElementalModel & ManagedOSImage): Exclusion {
  const asked = shallowRef<ExclusionAttempt & { uid: string | undefined }>();
  // a page may go on to another group
  const current = computed(() => asked.value?.uid === group().metadata?.uid ? asked.value : undefined);

  watch(() => current.value?.step === 'done' && excludesUnmanaged(group()), (isShown) => {
    if (isShown) {
      asked.value = undefined;
    }
  });

  async function exclude(): Promise<void> {
    if (current.value && current.value.step !== 'refused') {
      return;
    }
    const model = group();
    const mine = { uid: model.metadata?.uid, step: 'running' } as const;

    asked.value = mine;
    const outcome = await attempt(model);

    if (asked.value === mine) {
      asked.value = { ...mine, ...outcome };
    }
  }

  return { attempt: current, exclude };
}

async function attempt(model: ElementalModel): Promise<ExclusionAttempt> {
  try {
    await patchUntilItFits(model, exclusionSteps);

    return { step: 'done' };
  } catch (error) {
    const { name, args } = refusalOf(error);

    return { step: 'refused', refusal: { key: `elemental.updateGroup.refused.${ name }`, ...args && { args } } };
  }
}
