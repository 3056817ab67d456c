/** One character that is not printable ASCII: it could end a line in YAML or hide what follows in a terminal. */
const UNPRINTABLE = /[^\x20-\x7e]/gu;

/** Lines of a comment, as shells, YAML and systemd read it; whatever a line holds, the comment ends with it. */
export function comment(...lines: string[]): string {
  return lines.map((line) => `${ `# ${ line.replace(UNPRINTABLE, '?') }`.trimEnd() }\n`).join('');
}
