import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** Sentences of one language by their keys, e.g. `elemental.start.notInstalled.title`. */
export type Sentences = Map<string, string>;

/** What speaks a language that is not there, or is there and not spoken. Each entry is a sentence for a developer. */
export interface Sources {
  /** Language → its sentences. The first one is the reference. */
  languages: Map<string, Sentences>;
  /** File → its text. */
  code: Map<string, string>;
}

/** Our own keys; others belong to the shell, which overrides and reads them by names of its own. */
const OURS = 'elemental.';

/** A key in the code: a string, or a template with parts that are known when the code runs; not the names of the API's types. */
const KEY = /(['"`])(elemental\.(?!cattle\.io)(?:[\w.]|\$\{[^}]*\})*)\1/g;

/** All mistakes: a key without a sentence, a sentence without use, languages that differ in keys or arguments. */
export function translationMistakes({ languages, code }: Sources): string[] {
  const [reference, ...others] = [...languages];

  if (!reference) {
    return ['There is no language.'];
  }
  const used = usedKeys(code);

  return [
    ...missing(used, reference[1]),
    ...unused(used, reference[1]),
    ...others.flatMap((other) => differences(reference, other)),
  ];
}

interface Use {
  /** As it stands in the code. */
  key: string;
  /** True for the keys that it may be when the code runs. */
  means: (key: string) => boolean;
  file: string;
}

function usedKeys(code: Map<string, string>): Use[] {
  return [...code].flatMap(([file, text]) => [...text.matchAll(KEY)].map(([, , key = '']) => ({ key, means: meaning(key), file })));
}

/** Any words may stand for `${…}`; what ends with it may be the beginning of a key. */
function meaning(key: string): Use['means'] {
  const pattern = key.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.')).join('[\\w.-]+');
  const expression = new RegExp(`^${ pattern }$`);

  return (one) => expression.test(one);
}

function missing(used: Use[], sentences: Sentences): string[] {
  return used
    .filter(({ means }) => ![...sentences.keys()].some(means))
    .map(({ key, file }) => `${ file }: no sentence for "${ key }"`);
}

function unused(used: Use[], sentences: Sentences): string[] {
  return [...sentences.keys()]
    .filter((key) => key.startsWith(OURS) && !used.some(({ means }) => means(key)))
    .map((key) => `l10n: nothing uses "${ key }"`);
}

function differences([name, sentences]: [string, Sentences], [otherName, other]: [string, Sentences]): string[] {
  const found: string[] = [];

  for (const [key, sentence] of sentences) {
    const translation = other.get(key);

    if (translation === undefined) {
      found.push(`l10n: "${ key }" is in ${ name } but not in ${ otherName }`);
    } else if (placeholders(sentence) !== placeholders(translation)) {
      found.push(`l10n: "${ key }" takes other arguments in ${ otherName } than in ${ name }`);
    }
  }

  return found.concat([...other.keys()].filter((key) => !sentences.has(key)).map((key) => `l10n: "${ key }" is in ${ otherName } but not in ${ name }`));
}

/** The names of a sentence's arguments, in alphabetical order: `{name}`, `{count, number}`, `{count, plural, one { … } other { … }}`. */
function placeholders(sentence: string): string {
  const found = sentence.matchAll(/\{(\w+)\}|\{\s*(\w+)\s*,\s*(?:plural|select|selectordinal|number)\b/g);

  return [...new Set([...found].map(([, plain, chosen]) => plain ?? chosen))].sort().join(',');
}

/** The leaves of a language file. */
export function flatten(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, child]) => flatten(child, path ? `${ path }.${ key }` : key));
  }

  return [[path, String(value)]];
}

function filesBelow(folder: string, pattern: RegExp): Map<string, string> {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name) && !/\.test\.ts$|(^|\/)\.shell(\/|$)/.test(name))
    .sort();

  return new Map(names.map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
}

if (require.main === module) {
  const root = path.resolve(__dirname, '..');
  const files = filesBelow(path.join(root, 'l10n'), /\.yaml$/);
  const mistakes = translationMistakes({
    languages: new Map([...files].map(([file, text]) => [path.basename(file, '.yaml'), new Map(flatten(parse(text)))])),
    code: filesBelow(path.join(root, 'pkg'), /\.(ts|vue)$/),
  });

  console.log(mistakes.length ? mistakes.join('\n') : 'Translations: no mistakes');
  process.exit(mistakes.length ? 1 : 0);
}
