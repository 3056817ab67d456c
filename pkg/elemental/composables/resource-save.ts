import { ref, type Ref } from 'vue';
import { useRouter } from 'vue-router';
import { exceptionToErrorsArray } from '@shell/utils/error';
import type ElementalModel from '../shell/model';
import type { KubernetesObject } from '../types';

type Resource = KubernetesObject & { spec?: object };

export interface ResourceSave {
  /** What the server has against the resource, in words. */
  errors: Ref<unknown[]>;
  /** Saves what was typed and goes to the resource's page; what was typed stays if the server refuses it. */
  save: (buttonDone: (success: boolean) => void) => Promise<void>;
  /** Goes back without saving: to the page of a resource that exists, else to the list. */
  leave: () => Promise<void>;
}

/**
 * For setup functions of forms.
 *
 * @param result the resource as it is to be saved, or undefined while it can't be
 */
export function useResourceSave(model: ElementalModel & Resource, result: () => Resource | undefined, exists: boolean): ResourceSave {
  const router = useRouter();
  const errors = ref<unknown[]>([]);

  async function save(buttonDone: (success: boolean) => void): Promise<void> {
    const edited = result();

    if (!edited) {
      buttonDone(false);

      return;
    }
    errors.value = [];
    try {
      model.replaceWith(edited);
      await model.save();
      buttonDone(true);
      await router.replace(model.detailLocation);
    } catch (error) {
      errors.value = exceptionToErrorsArray(error) as unknown[];
      buttonDone(false);
    }
  }

  return { errors, save, leave: async () => void await router.replace(exists ? model.detailLocation : model.listLocation) };
}
