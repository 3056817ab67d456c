import { computed, shallowRef, watch, type ComputedRef, type WritableComputedRef } from 'vue';
import { copy } from '../domain/copy';
import { isSame } from '../domain/equal';
import type { SelectorCondition } from '../domain/selector/conditions';
import { selectorForm, unreadableInTemplate, withoutDefaults, withSelectorForm } from '../domain/selector/form';
import type { MachineInventorySelectorTemplate } from '../types';

export interface SelectorFormUse {
  /** In the order in which they were added, which the template doesn't keep. Writing replaces them in the template, too. */
  conditions: WritableComputedRef<SelectorCondition[]>;
  /** True if a person changed them. */
  isChanged: ComputedRef<boolean>;
  /** How many parts of the template's selector aren't among the conditions. */
  unreadable: ComputedRef<number>;
}

/**
 * For setup functions: the conditions of a pool's template. They are written into the very object that the shell handed us, which
 * it saves; nothing else of it is touched. Where somebody else changes the template, they are read again.
 *
 * @param isNew true for a template that wasn't saved yet: of that, only the conditions are kept
 */
export function useSelectorForm(template: () => MachineInventorySelectorTemplate, isNew = false): SelectorFormUse {
  const rows = shallowRef<SelectorCondition[]>([]);
  const original = shallowRef<MachineInventorySelectorTemplate>({});
  /** What the rows became in the template. */
  let written: SelectorCondition[] = [];

  function read(): void {
    const { spec } = template();

    original.value = spec ? copy({ spec }) : {};
    written = selectorForm(template()).conditions;
    rows.value = written;
  }

  function write(conditions: SelectorCondition[]): void {
    rows.value = conditions;
    template().spec = withSelectorForm(original.value, { conditions }).spec;
    written = selectorForm(template()).conditions;
  }

  if (isNew) {
    template().spec = withoutDefaults(template()).spec;
  }
  read();
  watch(() => selectorForm(template()).conditions, (current) => {
    if (!isSame(current, written)) {
      read();
    }
  });

  return {
    conditions: computed({ get: () => rows.value, set: write }),
    isChanged: computed(() => !isSame(rows.value, selectorForm(original.value).conditions)),
    unreadable: computed(() => unreadableInTemplate(template())),
  };
}
