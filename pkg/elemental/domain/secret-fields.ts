import { copy } from './copy';
import { isRecord } from './equal';
import { valueAt, type Path } from './path';
import { maskedToken } from './registration/secret';

/** A field that holds a secret: it is masked where it is shown, and not kept in the browser's storage. */
export interface SecretField {
  path: Path;
  /** The form's answer that stands for it, where the form asks for it. */
  answer?: string;
}

/** The object without its secrets. */
export function withoutSecrets<T extends object>(value: T, secrets: readonly SecretField[]): T {
  return secrets.reduce((out, { path }) => withValue(out, path, undefined), value);
}

/** The object with the secrets of another one in place of its own. */
export function withSecretsOf<T extends object>(value: T, source: object, secrets: readonly SecretField[]): T {
  return secrets.reduce((out, { path }) => withValue(out, path, valueAt(source, path)), value);
}

/** True if the two have different secrets. */
export function differInSecrets(one: object, other: object, secrets: readonly SecretField[]): boolean {
  return secrets.some(({ path }) => valueAt(one, path) !== valueAt(other, path));
}

/** The value that stands at `path` of an object, with the secrets in it masked. */
export function maskedAt(path: Path, value: unknown, secrets: readonly SecretField[]): unknown {
  return secrets
    .filter((secret) => path.every((key, index) => secret.path[index] === key))
    .reduce((out, secret) => maskedBelow(out, secret.path.slice(path.length)), value);
}

/** A text, as the API writes it about an object, with the object's secrets masked. */
export function withoutSecretText(text: string, source: object, secrets: readonly SecretField[]): string {
  const values = secrets.map(({ path }) => valueAt(source, path)).filter((value) => typeof value === 'string' && value !== '') as string[];

  return values.reduce((rest, value) => rest.replace(asWord(value), () => maskedToken(value)), text);
}

/** Not inside of other words: a secret of few letters, which is a mistake anyhow, would make the text unreadable. */
function asWord(value: string): RegExp {
  return new RegExp(`(?<![\\w-])${ value.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&') }(?![\\w-])`, 'g');
}

function maskedBelow(value: unknown, path: Path): unknown {
  if (!path.length) {
    return typeof value === 'string' ? maskedToken(value) : value;
  }
  const inner = valueAt(value, path);

  return isRecord(value) && typeof inner === 'string' ? withValue(value, path, maskedToken(inner)) : value;
}

/** A copy with this value at the path, or nothing there. No map is made for it: who deleted the map deleted what was in it. */
function withValue<T extends object>(value: T, path: Path, wanted: unknown): T {
  const out = copy(value);
  const parent = valueAt(out, path.slice(0, -1));
  const key = path.at(-1) ?? '';

  if (isRecord(parent)) {
    if (wanted === undefined) {
      Reflect.deleteProperty(parent, key);
    } else {
      parent[key] = wanted;
    }
  }

  return out;
}
