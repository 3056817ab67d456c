import { computed, toRaw, watch, type ComputedRef } from 'vue';
import { useRoute } from 'vue-router';
import { isSame } from '../domain/equal';
import { CHOICE_QUERY, choiceCondition, choiceFromQuery } from '../domain/selector/choice';
import { hasCondition } from '../domain/selector/conditions';
import type { SelectorPreview } from '../domain/selector/preview';
import type { MachineInventorySelectorTemplate } from '../types';
import type { SelectorFormUse } from './selector-form';

/** Templates that began with a choice: who took it away again, and comes back to the pool, isn't given it once more. */
const begun = new WeakSet<object>();

interface PoolNow {
  /** How many machines it wants. */
  wanted: number | undefined;
  /** True while the cluster is being saved. */
  isBusy: boolean;
}

export interface PoolChoice {
  /** The choice that the pool began with, while its selector asks for it. */
  choice: ComputedRef<string | undefined>;
  /**
   * For setup functions: sets how many machines the pool wants to as many as carry the choice's label and are free, as long as
   * nobody has changed its selector or that number.
   *
   * @param preview undefined while it isn't known
   */
  useCount: (preview: () => SelectorPreview | undefined, pool: () => PoolNow, want: (count: number) => void) => void;
}

/**
 * For setup functions: where the address names a choice of machines, the first pool of a new cluster begins with it.
 *
 * @param isFirst whether this is that pool
 */
export function usePoolChoice(
  template: MachineInventorySelectorTemplate, isFirst: boolean, { conditions }: Pick<SelectorFormUse, 'conditions'>,
): PoolChoice {
  const choice = choiceFromQuery(useRoute().query[CHOICE_QUERY]);
  const key = toRaw(template);
  const asked = choice === undefined ? [] : [choiceCondition(choice)];

  if (choice !== undefined && isFirst && !begun.has(key) && !conditions.value.length) {
    conditions.value = asked;
    begun.add(key);
  }

  return {
    choice: computed(() => asked.some((one) => begun.has(key) && hasCondition(conditions.value, one)) ? choice : undefined),
    useCount: (preview, pool, want) => {
      let count = pool().wanted;

      watch(preview, (current) => {
        const { wanted, isBusy } = pool();
        const isAsChosen = begun.has(key) && asked.length > 0 && isSame(conditions.value, asked);

        // the first answer may not have all of them; that they become less, e.g. because they are adopted, is no reason to want less
        if (isAsChosen && !isBusy && current?.isAll && wanted !== undefined && wanted === count && current.free.length > wanted) {
          count = current.free.length;
          want(count);
        }
      });
    },
  };
}
