import type { Message } from '../domain/message';
import { useShellStore } from '../shell/store';

export interface Translation {
  /** The sentence with this key in the user's language, its arguments put in as they are. It is text: render it as such. */
  t: (key: string, args?: Record<string, string | number>) => string;
  say: (message: Message) => string;
}

/**
 * Sentences for our own templates. Unlike the shell's `t`, which escapes for HTML, it returns plain text, so that `{{ }}`
 * shows it as it was written.
 */
export function useTranslation(): Translation {
  const { getters } = useShellStore();
  const t: Translation['t'] = (key, args) => getters['i18n/t'](key, args) ?? key;

  return { t, say: ({ key, args }) => t(key, args) };
}
