import { readonly, ref, type DeepReadonly, type Ref } from 'vue';
import {
  columnChoiceText, parseColumnChoice, toggleColumn, withLabelColumn, withoutLabelColumn, type ChosenColumn, type ColumnChoice,
} from '../domain/inventory/columns';
import { useShellStore } from '../shell/store';

/** In the browser: the shell's own preferences can't hold more than the shell knows. */
const NAME = 'elemental-inventory-columns';

export interface ColumnChoiceUse {
  choice: DeepReadonly<Ref<ColumnChoice>>;
  toggle: (column: ChosenColumn) => void;
  addLabel: (key: string) => void;
  removeLabel: (key: string) => void;
}

/**
 * For setup functions: which columns the inventory has for this user in this browser. A browser that keeps nothing forgets it
 * with the page.
 */
export function useColumnChoice(): ColumnChoiceUse {
  const { getters } = useShellStore();
  const name = `${ NAME }:${ encodeURIComponent(getters['auth/principalId'] ?? '') }`;
  const choice = ref(parseColumnChoice(inStorage((storage) => storage.getItem(name)) ?? null));

  function choose(chosen: ColumnChoice): void {
    choice.value = chosen;
    inStorage((storage) => {
      storage.setItem(name, columnChoiceText(chosen));
    });
  }

  return {
    choice: readonly(choice),
    toggle: (column) => {
      choose(toggleColumn(choice.value, column));
    },
    addLabel: (key) => {
      choose(withLabelColumn(choice.value, key));
    },
    removeLabel: (key) => {
      choose(withoutLabelColumn(choice.value, key));
    },
  };
}

function inStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(window.localStorage);
  } catch {
    return undefined;
  }
}
