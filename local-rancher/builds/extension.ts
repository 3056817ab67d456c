import { spawn } from 'node:child_process';
import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { hashOf } from './cache';
import { run } from './run';

const ROOT = path.resolve(__dirname, '../..');

/** The lock file stands for the packages that are bundled, the shell and the build tool. */
const SOURCES = ['pkg/elemental', 'l10n', 'assets/elemental.svg', 'package-lock.json'];
const MARK = '.built-from';

/** Tests decide on nothing, nor does what the build tool keeps for its next run. */
const isSource = (file: string): boolean => !file.endsWith('.test.ts') && !file.includes('/.cache/');

/** quick: readable code in half the time, for development; release: what users get. */
export type BuildKind = 'quick' | 'release';

/** Where the shell puts the built extension. */
async function extensionFolder(): Promise<string> {
  const { name, version } = JSON.parse(await readFile(path.join(ROOT, 'pkg/elemental/package.json'), 'utf8')) as { name: string; version: string };

  return path.join(ROOT, 'dist-pkg', `${ name }-${ version }`);
}

/**
 * Builds again at each change of the sources until this process ends; the browser shows it after a reload. The folder must
 * hold a build.
 *
 * @param log gets a line for each build, and what is wrong with the sources
 */
export function watchExtension(folder: string, log: (line: string) => void): void {
  const link = path.join(ROOT, 'pkg/elemental/.shell');
  const name = path.basename(folder);

  // what the watcher builds is no build that a later start may take for its own
  rmSync(path.join(folder, MARK), { force: true });
  rmSync(link, { force: true });
  symlinkSync(path.join(ROOT, 'node_modules/@rancher/shell'), link);
  const watcher = spawn(path.join(ROOT, 'node_modules/.bin/vue-cli-service'), [
    'build', '--watch', '--mode', 'production', '--no-clean', '--target', 'lib', 'index.ts',
    '--name', name, '--filename', name, '--formats', 'umd-min', '--dest', folder,
  ], { cwd: path.join(ROOT, 'pkg/elemental'), env: { ...process.env, QUICK: '1' }, stdio: ['ignore', 'pipe', 'pipe'] });

  for (const stream of [watcher.stdout, watcher.stderr]) {
    createInterface(stream).on('line', (line) => {
      if (line.includes('Build at:')) {
        log('Extension built: reload the page.');
      } else if (/\berror\b/i.test(line)) {
        log(line.trim());
      }
    });
  }
  watcher.once('exit', (code, signal) => {
    // Ctrl-C reaches the build tool too: it is meant to end then
    if (signal === 'SIGINT' || signal === 'SIGTERM') {
      return;
    }
    log(`Changes of the extension are no longer built: the build tool ended (exit code ${ code ?? 'none' }). Start again.`);
  });
  process.once('exit', () => {
    watcher.kill();
    rmSync(link, { force: true });
  });
}

/** The file that a release build leaves beside its folder: which modules are in it, as `pkg/elemental/bundled-modules.js` says. */
export function bundledModulesFile(folder: string): string {
  return `${ folder }.modules.json`;
}

/** A hash over everything that decides on the build, in the project's folder `root`. */
export function extensionHash(root: string, kind: BuildKind): Promise<string> {
  return hashOf(root, SOURCES, [kind], isSource);
}

/** The folder of the built extension, built now unless what is there was built from the same sources in the same way. */
export async function buildExtension(kind: BuildKind, log: (line: string) => void): Promise<string> {
  const folder = await extensionFolder();
  const mark = path.join(folder, MARK);
  const hash = await extensionHash(ROOT, kind);

  if (!existsSync(mark) || await readFile(mark, 'utf8') !== hash || (kind === 'release' && !existsSync(bundledModulesFile(folder)))) {
    log(`Building the extension: about ${ kind === 'quick' ? 25 : 40 } seconds.`);
    await run(path.join(ROOT, 'node_modules/@rancher/shell/scripts/build-pkg.sh'), ['elemental'], {
      cwd: ROOT,
      env: kind === 'quick' ? { QUICK: '1' } : { BUNDLED_MODULES: bundledModulesFile(folder) },
    });
    await writeFile(mark, hash);
  }

  return folder;
}
