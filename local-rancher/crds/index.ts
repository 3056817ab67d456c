import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { CustomResourceDefinition } from './definition';

export type { CustomResourceDefinition, Schema } from './definition';
export { installCrds } from './install';

/** Elemental's nine CRDs, sorted by name: the fields and rules of the operator's own ones (v1.9.2), with descriptions for `kubectl explain`. */
export function readCrds(): CustomResourceDefinition[] {
  return fs.readdirSync(__dirname)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => parse(fs.readFileSync(path.join(__dirname, file), 'utf8')) as CustomResourceDefinition);
}
