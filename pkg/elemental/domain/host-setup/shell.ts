/** What no shell gives a meaning to, wherever on the line it stands. */
const PLAIN = /^[\w@%+:,./-]+$/;

/** A text as one word of a shell's command line, for every POSIX shell. It must not hold NUL, which no argument can. */
export function quote(text: string): string {
  return PLAIN.test(text) ? text : `'${ text.replaceAll('\'', '\'\\\'\'') }'`;
}

/** A command line that runs a program with exactly these arguments. */
export function commandLine(words: readonly string[]): string {
  return words.map(quote).join(' ');
}

/**
 * A text as the input of a command: `command` followed by it. The shell expands nothing in it, and its terminator grows until no
 * line of the text is it.
 *
 * @param text lines, each with its newline
 */
export function withInput(command: string, text: string): string {
  const lines = new Set(text.split('\n'));
  let terminator = 'END';

  while (lines.has(terminator)) {
    terminator += '_';
  }

  return `${ command } <<'${ terminator }'\n${ text }${ terminator }`;
}
