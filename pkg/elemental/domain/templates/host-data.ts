import type { Message } from '../message';
import type { TemplateData } from './variables';

/** What a pasted text says about a machine, or why it says nothing. */
export type ParsedHostData = { ok: true; data: TemplateData } | { ok: false; problem: Message };

/**
 * The data in what a person pasted: the output of `dmidecode`, of `elemental-register dumpdata`, or both. A text of which
 * nothing can be used is a problem.
 */
export function parseHostData(text: string): ParsedHostData {
  const data = { ...parseDmidecode(text), ...parseVariableList(text) };

  if (Object.keys(data).length) {
    return { ok: true, data };
  }

  return { ok: false, problem: { key: isOtherSection(text) ? 'elemental.naming.pasted.otherSections' : 'elemental.naming.pasted.nothing' } };
}

/**
 * The sections that the client reads: `dmidecode -t` 0, 1, 2, 3, 4 and 11 (operator: pkg/dmidecode). Others, such as
 * `Memory Device`, don't reach the operator.
 */
export const SMBIOS_SECTIONS: readonly string[] = [
  'BIOS Information', 'System Information', 'Base Board Information', 'Chassis Information', 'Processor Information', 'OEM Strings',
];

/**
 * The text values of `dmidecode`'s output by section and key, as the client sends them: a later section of the same title
 * replaces an earlier one, and lists (`Characteristics:` and what stands below it) are no text. Sections without any value
 * are left out, and lines may be indented by spaces or not at all, as they come out of a web page or a chat.
 */
export function parseDmidecode(text: string): TemplateData {
  const sections: Record<string, Map<string, string>> = {};
  let section: { values: Map<string, string>; indentation?: string } | undefined;

  for (const line of text.split(/\r?\n/)) {
    const content = line.trim();

    if (SMBIOS_SECTIONS.includes(content)) {
      section = { values: sections[content] = new Map<string, string>() };
    } else if (!content || content.startsWith('Handle ')) {
      section = undefined;
    } else if (section) {
      const [indentation = ''] = /^\s*/.exec(line) ?? [];
      const [key, value] = keyAndValue(line);

      section.indentation ??= indentation;
      if (indentation.length < section.indentation.length) {
        // the title of a section that isn't read
        section = undefined;
      } else if (key && value !== undefined && indentation.length === section.indentation.length) {
        section.values.set(key, value);
      }
    }
  }

  return Object.fromEntries(Object.entries(sections)
    .filter(([, values]) => values.size > 0)
    .map(([title, values]) => [title, Object.fromEntries(values)]));
}

/** Split at the first `: `, both parts trimmed; without it there is no value. */
function keyAndValue(line: string): [key: string, value?: string] {
  const place = line.indexOf(': ');

  return place < 0 ? [line.trim()] : [line.slice(0, place).trim(), line.slice(place + 2).trim()];
}

/** A title that is none of the client's, with keys and values below it. */
function isOtherSection(text: string): boolean {
  return /^\S[^:\n]*\r?\n[ \t]+\S[^:\n]*: \S/m.test(text);
}

/** A line of `elemental-register dumpdata`: the variable, and its value as Go quotes it (recordings `09-templates/dumpdata-*.labels.txt`). */
const VARIABLE_LINE = /^\s*\$\{([^}]+)\}\s*: (".*")\s*$/;

/** The variables that `elemental-register dumpdata` lists, with their values. */
export function parseVariableList(text: string): TemplateData {
  const data: TemplateData = {};

  for (const line of text.split(/\r?\n/)) {
    const [, path, quoted] = VARIABLE_LINE.exec(line) ?? [];

    if (path !== undefined && quoted !== undefined) {
      put(data, path.split('/'), unquoted(quoted));
    }
  }

  return data;
}

/** Writes the value where the path leads, unless a text or an object's own prototype is in the way. */
function put(data: TemplateData, [key = '', ...rest]: string[], value: string): void {
  if (key === '__proto__') {
    return;
  }
  const branch = Object.hasOwn(data, key) ? data[key] : undefined;

  if (rest.length === 0) {
    data[key] = value;
  } else if (branch === undefined || typeof branch === 'object') {
    put((data[key] = branch ?? {}) as TemplateData, rest, value);
  }
}

/** Go's quotes are JSON's but for control characters and bytes that aren't UTF-8; then the text stays quoted as it is. */
function unquoted(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted.slice(1, -1);
  }
}
