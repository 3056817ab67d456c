import type { Path } from '../path';
import { maskedAt, type SecretField } from '../secret-fields';
import { toYaml } from '../yaml/document';

/** A path as people write it: `spec.labels["a.b/c"]`. */
export function pathText(path: Path): string {
  return path.map((key, index) => /^[\w-]+$/.test(key) ? `${ index ? '.' : '' }${ key }` : `[${ JSON.stringify(key) }]`).join('');
}

/** The value at a path as text, with secrets masked; undefined where there is none. Maps and lists are written as YAML. */
export function valueText(path: Path, value: unknown, secrets: readonly SecretField[]): string | undefined {
  const shown = maskedAt(path, value, secrets);

  if (typeof shown === 'string' && shown !== '') {
    return shown;
  }

  return typeof shown === 'object' && shown !== null && Object.keys(shown).length ? toYaml(shown).trimEnd() : JSON.stringify(shown);
}
