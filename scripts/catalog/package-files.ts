import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Files } from './archive';

/** What a build leaves in its folder and nobody who installs the package needs: marks of our own, source maps, the analyzer's report. */
const LEFT_OUT = /(^|\/)\.|\.map$|(^|\/)report\.html$/;

/**
 * The files of a built package.
 *
 * @throws Error if there is none
 */
export function packageFiles(folder: string): Files {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => !LEFT_OUT.test(name));
  const files: Files = new Map(names.sort().map((name) => [name, readFileSync(path.join(folder, name))]));
  const { main = '' } = JSON.parse(files.get('package.json')?.toString() ?? '{}') as { main?: string };

  if (!files.has(main)) {
    throw new Error(`${ folder } holds no built package: its package.json is missing, or names a file that isn't there.`);
  }

  return files;
}
