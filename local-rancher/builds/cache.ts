import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';

/** What is built rarely and takes minutes. Each kind has a folder in the cache. */
export interface CachedBuild {
  /** e.g. `dashboard` */
  kind: string;
  /** Hash of everything that decides on the result. */
  hash: string;
  /** Builds into this folder, which is empty and will be renamed. */
  build: (folder: string) => Promise<void>;
}

const KEPT_BUILDS = 2;
/** No build takes that long: what is older was interrupted. */
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The folder with the result, built now if it isn't there. Results are kept in `$XDG_CACHE_HOME/elemental-extension`
 * (`~/.cache/…` where that isn't set), outside the checkout, so that a clean clone finds them; the newest two of each kind stay.
 *
 * An interrupted build leaves nothing that could be taken for a result, and two at the same time don't disturb each other.
 */
export async function cached({ kind, hash, build }: CachedBuild): Promise<string> {
  const builds = join(cacheHome(), 'elemental-extension', kind);
  const folder = join(builds, hash);

  if (!existsSync(folder)) {
    await mkdir(builds, { recursive: true });
    const unfinished = await mkdtemp(join(builds, `.${ hash }.`));

    try {
      await build(unfinished);
      await rename(unfinished, folder);
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true });
      // somebody else was faster: theirs is as good
      if (!existsSync(folder)) {
        throw error;
      }
    }
  }
  await utimes(folder, new Date(), new Date());
  await tidyUp(builds);

  return folder;
}

/** The folder for caches as the XDG base directory specification has it, which ignores a relative path. */
function cacheHome(): string {
  const { XDG_CACHE_HOME = '' } = process.env;

  return isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(homedir(), '.cache');
}

async function tidyUp(builds: string): Promise<void> {
  const entries = await Promise.all((await readdir(builds)).map(async (name) => ({
    path: join(builds, name),
    isFinished: !name.startsWith('.'),
    // another process may have renamed or removed it by now
    used: (await stat(join(builds, name)).catch(() => undefined))?.mtimeMs ?? Infinity,
  })));
  const old = entries.filter(({ isFinished }) => isFinished).sort((a, b) => b.used - a.used).slice(KEPT_BUILDS);
  const interrupted = entries.filter(({ isFinished, used }) => !isFinished && used < Date.now() - DAY_MS);

  await Promise.all([...old, ...interrupted].map(({ path }) => rm(path, { recursive: true, force: true })));
}

/**
 * A hash over files and settings, 16 hexadecimal digits.
 *
 * @param files the files, or folders with all their files
 * @param settings anything else that decides on the result
 * @param isSource leaves files out that don't
 */
export async function hashOf(
  root: string, files: string[], settings: string[] = [], isSource: (file: string) => boolean = () => true,
): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(settings));

  for (const file of files) {
    for (const one of await filesBelow(join(root, file))) {
      const name = relative(root, one);

      if (isSource(name)) {
        hash.update(name).update('\0').update(await readFile(one)).update('\0');
      }
    }
  }

  return hash.digest('hex').slice(0, 16);
}

async function filesBelow(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) {
    return [path];
  }
  const entries = await readdir(path, { recursive: true, withFileTypes: true });

  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
}

/** True for an error of the operating system with this code, e.g. ENOSPC. */
export function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

/** True for what the system says when no byte more fits on the disk, directly or through a program. */
export function isDiskFull(error: unknown): boolean {
  return hasCode(error, 'ENOSPC') || (error instanceof Error && error.message.includes('no space left on device'));
}
