import { valueAt } from './path';
import { isRecord } from './equal';

/** `[0]`, `[key]` or `["key"]`; what follows may begin with a dot. */
const BRACKETS = /^\["?(.*?)"?\]\.?/;
const NAME = /^([^.[]+)\.?/;

/**
 * The path of a field as Kubernetes writes it, e.g. `spec.values[0].operator`. Keys of maps may hold dots themselves; the
 * object that the text is about tells where they end.
 *
 * @param object the object that was sent, if it is known
 */
export function fieldPath(field: string, object?: unknown): string[] {
  const path: string[] = [];
  let rest = field;
  let node = object;

  while (rest) {
    const [key, length] = keyInObject(rest, node) ?? keyAtStart(rest);

    path.push(key);
    rest = rest.slice(length);
    node = valueAt(node, [key]);
  }

  return path;
}

/** The longest key of the object with which the text begins, and how much of the text it is. */
function keyInObject(text: string, object: unknown): [key: string, length: number] | undefined {
  const keys = isRecord(object) ? Object.keys(object).sort((one, other) => other.length - one.length) : [];
  const key = keys.find((one) => one && text.startsWith(one) && ['', '.', '['].includes(text.charAt(one.length)));

  return key === undefined ? undefined : [key, key.length + Number(text.charAt(key.length) === '.')];
}

function keyAtStart(text: string): [key: string, length: number] {
  const [whole, key = text] = BRACKETS.exec(text) ?? NAME.exec(text) ?? [text];

  return [key, whole.length];
}
