import {
  Document, isMap, isScalar, isSeq, LineCounter, parseDocument, Scalar, visit, type Node, type Pair, type ParsedNode, type YAMLMap, type YAMLSeq,
} from 'yaml';
import { isRecord, isSame } from '../equal';

/** Where in a text something stands; both count from 1. */
export interface YamlPlace {
  line: number;
  column: number;
}

/** What keeps a text from being used. */
export interface YamlProblem extends YamlPlace {
  /** The parser's own words, in English, or undefined where the text is valid YAML but not a map. */
  detail?: string;
}

export type ParsedYaml = { ok: true; value: Record<string, unknown> } | { ok: false; problem: YamlProblem };

/** Long lines stay one line: a folded command or certificate is hard to read and easy to break. */
const OPTIONS = { lineWidth: 0 } as const;

const MERGE_KEY = '<<';

/** A value as YAML text. */
export function toYaml(value: object): string {
  return print(new Document(value));
}

/** The map that a YAML text holds, or its first problem with its place. Duplicate keys and a second document are problems. */
export function parseYaml(text: string): ParsedYaml {
  const lines = new LineCounter();
  const document = parse(text, lines);
  const error = document.errors[0];

  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);

    return { ok: false, problem: { line, column: col, detail: firstLine(error.message) } };
  }
  try {
    const value: unknown = document.toJS();

    return isMap(document.contents) && isRecord(value) ? { ok: true, value } : { ok: false, problem: { line: 1, column: 1 } };
  } catch (mistake) {
    // an alias without its anchor, a merge of something that isn't a map: the parser doesn't say where
    return { ok: false, problem: { line: 1, column: 1, detail: firstLine((mistake as Error).message) } };
  }
}

/**
 * The text with its content replaced by `value`; comments, order and layout of everything that stays are kept, and so are
 * comments behind a value that changes. A text that isn't a YAML map is replaced altogether.
 *
 * `parseYaml(withYamlValue(text, value)).value` deep-equals `value`.
 */
export function withYamlValue(text: string, value: Record<string, unknown>): string {
  const parsed = parseYaml(text);
  const document = parse(text);

  if (!parsed.ok || !isMap(document.contents)) {
    return toYaml(value);
  }
  if (isSame(parsed.value, value)) {
    return text;
  }
  writeMap(document, document.contents, value);

  return print(document);
}

/** Where the field of this path starts, or its nearest parent that the text has; an item of a list is its index from 0. */
export function placeOf(text: string, path: readonly string[]): YamlPlace {
  const lines = new LineCounter();
  let node: unknown = parse(text, lines).contents;
  let start = 0;

  for (const key of path) {
    const step = stepTo(node, key);

    if (!step) {
      break;
    }
    start = step.start;
    node = step.node;
  }
  const { line, col } = lines.linePos(start);

  return { line, column: col };
}

/** The value of a map's key or of a list's entry, and where the key or the entry starts. */
function stepTo(node: unknown, key: string): { node: unknown; start: number } | undefined {
  if (isSeq(node)) {
    const entry = node.items[Number(key)] as ParsedNode | undefined;

    return entry && { node: entry, start: entry.range[0] };
  }
  const pair = isMap(node) ? node.items.find((item) => keyOf(item.key) === key) : undefined;

  return pair && { node: pair.value, start: (pair.key as ParsedNode).range[0] };
}

function parse(text: string, lineCounter?: LineCounter): Document.Parsed {
  return parseDocument(text, { lineCounter, prettyErrors: false, merge: true });
}

/** A key `<<` that nobody wrote as a merge is quoted, or it would be read as one. */
function print(document: Document): string {
  // with merges, the library writes every such key without its quotes
  document.setSchema('1.2', { merge: false });
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value === MERGE_KEY && key.type === undefined) {
        key.type = Scalar.QUOTE_DOUBLE;
      }
    },
  });

  return document.toString(OPTIONS);
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message;
}

/** Writes `value` into `map`, entry by entry, so that what is alike isn't touched. */
function writeMap(document: Document, map: YAMLMap, value: Record<string, unknown>): void {
  // `{}` is how an empty map has to be written; what is added to it is easier to read in lines
  if (!map.items.length) {
    map.flow = false;
  }
  map.items = map.items.filter((pair) => !isMerge(pair) && Object.hasOwn(value, keyOf(pair.key) ?? ''));
  for (const [key, wanted] of Object.entries(value)) {
    // not map.get(): for it the key 8080 is not the one that a JSON object has
    const pair = map.items.find((item) => keyOf(item.key) === key);

    if (!pair) {
      map.add(document.createPair(key, wanted));
    } else if (!pair.value || !writeNode(document, pair.value as Node, wanted)) {
      pair.value = replacement(document, pair.value as Node | null, wanted);
    }
  }
}

function writeSeq(document: Document, seq: YAMLSeq, value: unknown[]): void {
  seq.items.length = Math.min(seq.items.length, value.length);
  value.forEach((wanted, index) => {
    const current = seq.get(index, true) as Node | undefined;

    if (!current || !writeNode(document, current, wanted)) {
      seq.set(index, replacement(document, current, wanted));
    }
  });
}

/** A node for the value; what somebody wrote behind the one that it replaces stays there. */
function replacement(document: Document, current: Node | null | undefined, value: unknown): Node {
  const node = document.createNode(value) as Node;

  if (isScalar(current) && isScalar(node)) {
    node.comment = current.comment;
  }

  return node;
}

/** True if the node now holds the value; false if it has to be replaced. */
function writeNode(document: Document, node: Node, value: unknown): boolean {
  if (isSame(node.toJS(document), value)) {
    return true;
  }
  if (isMap(node) && isRecord(value)) {
    writeMap(document, node, value);

    return true;
  }
  if (isSeq(node) && Array.isArray(value)) {
    writeSeq(document, node, value);

    return true;
  }

  return false;
}

/** What a merge brings in is written out once the map is changed. */
function isMerge({ key }: Pair): boolean {
  return isScalar(key) && key.type === Scalar.PLAIN && (key.source ?? '') === MERGE_KEY;
}

function keyOf(key: unknown): string | undefined {
  const value = (key as ParsedNode | null)?.toJSON() as unknown;

  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
