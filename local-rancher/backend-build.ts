import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { createInterface } from 'node:readline';

export interface BuildOptions {
  /** Gets what a person may want to see, line by line. */
  log: (line: string) => void;
  /** The Go module to build; the default is ours. */
  sources?: string;
}

const SOURCES = join(__dirname, 'backend');
const KEPT_BUILDS = 2;
const SHOWN_LINES = 15;

/**
 * The path of the compiled backend. It is built once for each state of its sources and each version of Go, which takes
 * minutes, and kept in `$XDG_CACHE_HOME/elemental-extension/backend/<hash>/` (`~/.cache/…` where that isn't set).
 *
 * Rejects with a message for a person if Go is missing, if the build fails or if the disk is full.
 */
export async function buildBackend({ log, sources = SOURCES }: BuildOptions): Promise<string> {
  const goMod = await readFile(join(sources, 'go.mod'), 'utf8');
  const flags = buildFlags(goMod);
  const toolchain = await go(['version'], sources, goMod);
  const builds = join(cacheHome(), 'elemental-extension', 'backend');
  const folder = join(builds, await sourceHash(sources, [toolchain, ...flags]));
  const binary = join(folder, 'backend');

  try {
    await mkdir(folder, { recursive: true });
    if (existsSync(binary)) {
      await utimes(folder, new Date(), new Date());
    } else {
      log('Building the backend. This takes some minutes, and only when its sources or the version of Go have changed.');
      const unfinished = await mkdtemp(join(folder, 'unfinished-'));

      try {
        await go(['build', ...flags, '-o', join(unfinished, 'backend'), '.'], sources, goMod, log);
        await rename(join(unfinished, 'backend'), binary);
      } finally {
        await rm(unfinished, { recursive: true });
      }
    }
    await removeAllButNewest(builds, KEPT_BUILDS);
  } catch (error) {
    throw isDiskFull(error) ? diskFull(builds, error) : error;
  }

  return binary;
}

/** The folder for caches as the XDG base directory specification has it, which ignores a relative path. */
function cacheHome(): string {
  const { XDG_CACHE_HOME = '' } = process.env;

  return isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(homedir(), '.cache');
}

/** Without the version, kube-apiserver says that it is v0.0.0-master, and the dashboard refuses extensions that ask for a real one. */
function buildFlags(goMod: string): string[] {
  const [, version = 'v0.0.0', major = '0', minor = '0'] = /\bk8s\.io\/kubernetes (v(\d+)\.(\d+)\S*)/.exec(goMod) ?? [];
  const variables = { gitVersion: version, gitMajor: major, gitMinor: minor };
  const settings = Object.entries(variables).map(([name, value]) => `-X k8s.io/component-base/version.${ name }=${ value }`);

  return ['-trimpath', '-buildvcs=false', '-ldflags', ['-s', '-w', ...settings].join(' ')];
}

async function sourceHash(sources: string, besides: string[]): Promise<string> {
  const names = await readdir(sources);
  const hash = createHash('sha256').update(JSON.stringify(besides));

  for (const name of names.filter(isCompiled).sort()) {
    hash.update(JSON.stringify([name, await readFile(join(sources, name), 'utf8')]));
  }

  return hash.digest('hex').slice(0, 16);
}

function isCompiled(name: string): boolean {
  return name === 'go.mod' || name === 'go.sum' || (name.endsWith('.go') && !name.endsWith('_test.go'));
}

/** Runs Go in the module's folder, where `GOTOOLCHAIN=auto` picks the version that `go.mod` asks for; resolves with its output. */
function go(args: string[], sources: string, goMod: string, log?: (line: string) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('go', args, { cwd: sources, env: { ...process.env, CGO_ENABLED: '0', GOWORK: 'off' }, stdio: ['ignore', 'pipe', 'pipe'] });
    const lines: string[] = [];

    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        lines.push(line);
        log?.(line);
      });
    }
    child.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ENOENT' ? goIsMissing(goMod) : error);
    });
    child.on('close', (code) => {
      if (code === 0) {
        resolve(lines.join('\n'));
      } else {
        reject(new Error(`go ${ args[0] ?? '' } failed:\n${ lines.slice(-SHOWN_LINES).join('\n') }`));
      }
    });
  });
}

function goIsMissing(goMod: string): Error {
  const [, version = ''] = /^go (\d+\.\d+)/m.exec(goMod) ?? [];

  return new Error(`The backend is compiled with Go, and there is no "go" on the PATH. Install Go ${ version } or later (from 1.21 on, Go fetches `
    + 'the version it needs): https://go.dev/dl');
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && (('code' in error && error.code === 'ENOSPC') || error.message.includes('no space left on device'));
}

function diskFull(builds: string, cause: unknown): Error {
  return new Error(`The backend cannot be built because the disk is full. Free some space in ${ builds }, in the folder for temporary files `
    + 'or in Go\'s cache ("go clean -cache") and try again.', { cause });
}

async function removeAllButNewest(folder: string, kept: number): Promise<void> {
  const names = await readdir(folder);
  const entries = await Promise.all(names.map(async (name) => {
    const path = join(folder, name);
    // another process may be removing it too
    const used = await stat(path).then(({ mtimeMs }) => mtimeMs, () => 0);

    return { path, used };
  }));
  const old = entries.sort((a, b) => b.used - a.used).slice(kept);

  await Promise.all(old.map(({ path }) => rm(path, { recursive: true, force: true })));
}
