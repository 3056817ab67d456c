import { isPair, isScalar, parseAllDocuments, visit, type Document, type Node, type Pair } from 'yaml';
import { valueAt, type Path } from '../path';

/** Stands in a text for what was taken out and nobody can give back; a plain word for YAML, wherever a value may stand. */
const LOST = '<withheld>';

/** What YAML doesn't read as a text, though it looks like one. */
const NO_TEXT = ['true', 'false', 'null'];

/** A part of a text, and what it is replaced by. */
interface Replacement {
  start: number;
  end: number;
  by: string;
}

/**
 * The text of a YAML editor without the secrets at these paths, so that it can be kept where secrets must not be. All else
 * stays as it is, comments too. In a text that isn't valid YAML (somebody is in the middle of a word) nothing has a path, so
 * all fields of the same name are emptied, and so is one in the wrong place that has a value which is known to be secret.
 *
 * @param paths end in a word of letters, digits, `-` and `_`
 * @param known an object that has some of the secrets
 */
export function withholdInYaml(text: string, paths: readonly Path[], known: object): string {
  const documents = parseAllDocuments(text, { prettyErrors: false, merge: true }) as Document.Parsed[];
  const isValid = documents.length === 1 && documents.every(({ errors }) => !errors.length);
  const marked = (keys: Path, value: unknown): string | undefined => {
    return markerFor(keys, value, paths, known) ?? (isValid ? undefined : lostMarker(keys, paths));
  };
  const withheld = documents
    .flatMap((document) => replacementsIn(document, marked))
    .sort((one, other) => other.start - one.start)
    .reduce(replaced, text);

  return paths.reduce((rest, path) => withholdInLines(rest, path, isValid, known), withheld);
}

/** The text with the secrets of an object in place of those that were taken out of it. */
export function giveBackInYaml(text: string, paths: readonly Path[], source: object): string {
  return paths.reduce((rest, path) => rest.replaceAll(marker(path), () => scalarText(valueAt(source, path))), text);
}

function marker(path: Path): string {
  return `<withheld ${ path.join('.') }>`;
}

/** A secret that isn't there leaves its field empty, so that it is seen to be missing. JSON is YAML. */
function scalarText(value: unknown): string {
  if (value === undefined) {
    return '';
  }

  return typeof value === 'string' && /^[a-z][a-z0-9-]*$/.test(value) && !NO_TEXT.includes(value) ? value : JSON.stringify(value);
}

function markerFor(keys: Path, value: unknown, paths: readonly Path[], known: object): string | undefined {
  const path = paths.find((one) => isSamePath(one, keys)) ?? paths.find((one) => one.at(-1) === keys.at(-1) && valueAt(known, one) === value);

  return path && marker(path);
}

function lostMarker(keys: Path, paths: readonly Path[]): string | undefined {
  return paths.some((path) => path.at(-1) === keys.at(-1)) ? LOST : undefined;
}

function replacementsIn(document: Document.Parsed, marked: (keys: Path, value: unknown) => string | undefined): Replacement[] {
  const found: Replacement[] = [];

  visit(document, {
    Pair(_, pair, ancestors) {
      const [start, end] = (pair.value as Node | null)?.range ?? [];
      const value = isScalar(pair.value) ? pair.value.value : null;
      const by = marked([...ancestors.filter(isPair), pair].map(keyText), value);

      if (by === undefined || start === undefined || end === undefined || end <= start) {
        return undefined;
      }
      found.push({ start, end, by });

      return visit.SKIP;
    },
  });

  return found;
}

function keyText({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}

/** A block of lines keeps its last line break, so that the next line stays one. */
function replaced(text: string, { start, end, by }: Replacement): string {
  return text.slice(0, start) + by + (text.slice(start, end).endsWith('\n') ? '\n' : '') + text.slice(end);
}

/** What is no field for the parser (a comment, the part behind a mistake) can still be read by people. */
function withholdInLines(text: string, path: Path, isValid: boolean, known: object): string {
  const field = new RegExp(`(\\b${ path.at(-1) ?? '' }["']?[ \\t]*:[ \\t]*)(?!<withheld)([^\\s#,}\\]][^,}\\]\\s]*)([^,}\\]\\n]*)`, 'g');

  return text.replace(field, (all: string, key: string, value: string, rest: string) => {
    if (value === valueAt(known, path)) {
      return key + marker(path) + rest;
    }

    return isValid ? all : key + LOST;
  });
}

function isSamePath(one: Path, other: Path): boolean {
  return one.length === other.length && one.every((key, index) => other[index] === key);
}
