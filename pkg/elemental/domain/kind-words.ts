import { OS_IMAGE, REGISTRATION } from '../types';

const WORDS: Record<string, string> = { [REGISTRATION]: 'registration', [OS_IMAGE]: 'updateGroup' };

/** What the kinds with pages of ours are called among the translations. */
export function kindWords(type: string): string {
  return WORDS[type] ?? 'machine';
}
