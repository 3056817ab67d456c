import { TROUBLES_IN_RANCHER } from './in-rancher';
import { TROUBLES_ON_THE_HOST } from './on-the-host';
import { TROUBLES_ON_THE_WAY } from './on-the-way';
import type { HostTrouble } from './trouble';

/** All that we know of, in the order of the way that a registration goes. */
export const HOST_TROUBLES: readonly HostTrouble[] = [...TROUBLES_ON_THE_HOST, ...TROUBLES_ON_THE_WAY, ...TROUBLES_IN_RANCHER];

/** Characters at the end of a pasted text that are looked at: the last words of a log are what ended it. */
const READ_AT_MOST = 200_000;

/** What colours text in a terminal: with the escape character, in journalctl's words for it, or what copying left of it. */
const COLOURS = /(?:[^\P{Cc}\s]|#033|\\x1b|\\u001b)\[[\d;?]*[A-Za-z]|\[\d[\d;]*m/giu;

/**
 * The troubles that a pasted error message or log tells of: what its last lines say comes first. Empty where no line is
 * known. Whatever stands before the message in its line (times, names of services) doesn't matter, nor do colours.
 */
export function troublesMatching(text: string): HostTrouble[] {
  const plain = text.slice(-READ_AT_MOST).replace(COLOURS, '');
  const lines = plain.split(/\r\n|\r|\n/);
  const found = lines.reverse().flatMap((line) => troubleIn(line) ?? []);

  return found.length ? [...new Set(found)] : inWrappedLines(plain);
}

/** The trouble of a line; of several the one that stands first among all, the special before the general. */
function troubleIn(line: string): HostTrouble | undefined {
  return HOST_TROUBLES.find(({ patterns }) => patterns.some((pattern) => pattern.test(line)));
}

/** A terminal or a mail may have broken a long message into several lines, within a word or between two. */
function inWrappedLines(text: string): HostTrouble[] {
  const joined = [' ', ''].map((separator) => text.replace(/\s*[\r\n]+\s*/g, separator));
  const found = joined.map(troubleIn).find((trouble) => trouble);

  return found ? [found] : [];
}

export interface TroubleSearch {
  /** How they were found: not searched for, by their words, or by a message of theirs in the text. */
  by: 'nothing' | 'words' | 'message';
  troubles: HostTrouble[];
}

/**
 * What a person looks for who pastes a message or types words: troubles with that message, else those in whose sentences
 * all words stand.
 *
 * @param candidates those to choose from by words, and all of them where the text is empty
 * @param sentences what a person reads about a trouble, in their language
 */
export function searchTroubles(text: string, candidates: readonly HostTrouble[], sentences: (trouble: HostTrouble) => string): TroubleSearch {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);

  if (!words.length) {
    return { by: 'nothing', troubles: [...candidates] };
  }
  const troubles = troublesMatching(text);

  return troubles.length ? { by: 'message', troubles } : { by: 'words', troubles: candidates.filter((one) => has(sentences(one), words)) };
}

function has(sentences: string, words: string[]): boolean {
  const text = sentences.toLowerCase();

  return words.every((word) => text.includes(word));
}
