import { ref, type Ref } from 'vue';
import { copyTextToClipboard } from '@shell/utils/clipboard';

export interface Clipboard {
  /** How the last copy went, if there was one. */
  outcome: Ref<'copied' | 'copyFailed' | undefined>;
  copy: (text: string) => Promise<void>;
}

/** Copies texts, and says how it went: a browser without clipboard, or one that refuses, is no reason to fail silently. */
export function useClipboard(): Clipboard {
  const outcome = ref<'copied' | 'copyFailed'>();

  return {
    outcome,
    async copy(text) {
      try {
        await copyTextToClipboard(text);
        outcome.value = 'copied';
      } catch {
        outcome.value = 'copyFailed';
      }
    },
  };
}
