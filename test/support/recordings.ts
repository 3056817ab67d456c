import fs from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';

/** What the real operator, the real client and a real API server did, as data. */
const FOLDER = path.resolve(__dirname, '../recordings');

/** The content of one recording, e.g. `01-machineregistrations/unmanaged.yaml`; a list if the file has several documents. */
export function recording(file: string): unknown {
  const text = recordedText(file);
  const documents = file.endsWith('.json') ? [JSON.parse(text) as unknown] : parseAllDocuments(text).map((document) => document.toJS() as unknown);

  return documents.length === 1 ? documents[0] : documents;
}

/** The content of one recording as it stands, e.g. what a command printed. */
export function recordedText(file: string): string {
  return fs.readFileSync(path.join(FOLDER, file), 'utf8');
}

/** Paths of all recordings below a folder, e.g. `05-delete-matrix`, in a stable order. */
export function recordings(below = ''): string[] {
  return fs.readdirSync(path.join(FOLDER, below), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ya?ml|json)$/.test(file))
    .map((file) => path.join(below, file))
    .sort();
}

/** Every object of a kind that stands anywhere in the recordings, with a name that says where. */
export function recordedObjects<T>(kind: string): [where: string, object: T][] {
  return recordings().flatMap((file) => find<T>(recording(file), kind, file));
}

function find<T>(value: unknown, kind: string, where: string): [string, T][] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const here: [string, T][] = 'kind' in value && value.kind === kind && 'metadata' in value ? [[where, value as T]] : [];

  return here.concat(Object.entries(value).flatMap(([key, child]) => find<T>(child, kind, `${ where } ${ key }`)));
}
