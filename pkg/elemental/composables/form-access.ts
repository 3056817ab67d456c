import type ElementalModel from '../shell/model';
import { canCreate, useShellStore } from '../shell/store';
import { OS_IMAGE } from '../types';

/**
 * For setup functions of forms: the key of the sentence that says why the user may not use the form, if so. The shell shows
 * a form to anybody who has its address.
 *
 * @param mode create, edit or view
 */
export function useFormRefusal(model: ElementalModel, mode: string): string | undefined {
  const { getters } = useShellStore();

  if (mode === 'create' && !canCreate(getters['management/schemaFor'](model.type))) {
    return model.type === OS_IMAGE ? 'elemental.updateGroupForm.mayNotCreate' : 'elemental.form.mayNotCreate';
  }

  return mode === 'edit' && !model.canUpdate ? 'elemental.form.mayNotEdit' : undefined;
}
