import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hashOf } from './cache';
import { run } from './run';

const ROOT = path.resolve(__dirname, '../..');
const SOURCES = ['pkg/elemental', 'l10n', 'assets', 'node_modules/@rancher/shell/package.json'];
const MARK = '.built-from';

/** quick: readable code in half the time, for development; release: what users get. */
export type BuildKind = 'quick' | 'release';

/** Where the shell puts the built extension. */
export async function extensionFolder(): Promise<string> {
  const { name, version } = JSON.parse(await readFile(path.join(ROOT, 'pkg/elemental/package.json'), 'utf8')) as { name: string; version: string };

  return path.join(ROOT, 'dist-pkg', `${ name }-${ version }`);
}

/** The folder of the built extension, built now unless what is there was built from the same sources in the same way. */
export async function buildExtension(kind: BuildKind, log: (line: string) => void): Promise<string> {
  const folder = await extensionFolder();
  const mark = path.join(folder, MARK);
  const hash = await hashOf(ROOT, SOURCES, [kind], (file) => !file.endsWith('.test.ts'));

  if (!existsSync(mark) || await readFile(mark, 'utf8') !== hash) {
    log(`Building the extension: about ${ kind === 'quick' ? 25 : 40 } seconds.`);
    await run(path.join(ROOT, 'node_modules/@rancher/shell/scripts/build-pkg.sh'), ['elemental'], {
      cwd: ROOT,
      env: kind === 'quick' ? { QUICK: '1' } : {},
    });
    await writeFile(mark, hash);
  }

  return folder;
}
