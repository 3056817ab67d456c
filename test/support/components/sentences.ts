import fs from 'node:fs';
import path from 'node:path';
import IntlMessageFormat from 'intl-messageformat';
import { parse } from 'yaml';
import { flatten } from '../../../scripts/translations';

const FILE = path.resolve(__dirname, '../../../l10n/en-us.yaml');
const sentences = new Map(flatten(parse(fs.readFileSync(FILE, 'utf8'))));

/** A sentence as an English user reads it, so that tests say what a person sees; the key itself where there is none, as for the shell's. */
export function sentence(key: string, args?: Record<string, string | number>): string {
  const text = sentences.get(key);

  return text === undefined ? key : new IntlMessageFormat(text, 'en').format(args);
}
