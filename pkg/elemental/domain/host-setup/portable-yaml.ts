import { Document, Scalar, visit } from 'yaml';

/**
 * Words, paths and URLs that are text to every parser. YAML 1.1, which Ansible and cloud-init read, takes more for something else
 * than YAML 1.2: `on` for true, `12:30` for 750, U+0085 and U+2028 for the end of a line.
 */
const PLAIN = /^(?:\/|--?)?[a-z](?:[\w./+:,-]*[\w/,])?(?: [\w./+,-]+)*$/i;
const NOT_TEXT = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/** Lines of printable ASCII. */
const LINES = /^[\x21-\x7e][\x20-\x7e\n]*\n[\x20-\x7e\n]*$/;

const UNPRINTABLE = /[^\n\x20-\x7e]/gu;

/** Long texts stay in one piece: what is folded is hard to read. */
const OPTIONS = { lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER } as const;

/**
 * A value as YAML of ASCII characters that YAML 1.1 and 1.2 read alike, so PyYAML, Go's parsers and our own. Keys are words
 * of ours; texts may be anything.
 */
export function portableYaml(value: object): string {
  const document = new Document(value, { aliasDuplicateObjects: false });

  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string') {
        scalar.type = style(scalar.value);
      }
    },
  });

  // what isn't ASCII stands between double quotes, where this is how it is escaped
  return document.toString(OPTIONS).replace(UNPRINTABLE, escaped);
}

/** A text that Ansible takes as it is: `{{` and `{%` in it are no template. */
export function unsafe(text: string): Scalar<string> {
  const scalar = new Scalar(text);

  scalar.tag = '!unsafe';

  return scalar;
}

function style(text: string): Scalar.Type {
  if (PLAIN.test(text) && !NOT_TEXT.test(text)) {
    return 'PLAIN';
  }

  return LINES.test(text) ? 'BLOCK_LITERAL' : 'QUOTE_DOUBLE';
}

function escaped(character: string): string {
  return `\\U${ (character.codePointAt(0) ?? 0).toString(16).padStart(8, '0') }`;
}
