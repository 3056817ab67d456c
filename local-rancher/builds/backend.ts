import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached, hashOf, isDiskFull } from './cache';
import { isMissingProgram, run } from './run';

export interface BuildOptions {
  /** Gets what a person may want to see, line by line. */
  log: (line: string) => void;
  /** The Go module to build; the default is ours. */
  sources?: string;
}

const SOURCES = join(__dirname, '../backend');

/**
 * The path of the compiled backend. It is built once for each state of its sources and each version of Go, which takes
 * minutes.
 *
 * Rejects with a message for a person if Go is missing, if the build fails or if the disk is full.
 */
export async function buildBackend({ log, sources = SOURCES }: BuildOptions): Promise<string> {
  const goMod = await readFile(join(sources, 'go.mod'), 'utf8');
  const flags = buildFlags(goMod);

  try {
    const toolchain = await go(['version'], sources);
    const folder = await cached({
      kind: 'backend',
      hash: await hashOf(sources, ['.'], [toolchain, ...flags], isCompiled),
      build: async (folder) => {
        log('Building the backend: 3 to 5 minutes, and only when its sources or the version of Go have changed.');
        await go(['build', ...flags, '-o', join(folder, 'backend'), '.'], sources, log);
      },
    });

    return join(folder, 'backend');
  } catch (error) {
    throw explained(error, goMod);
  }
}

/** Without the version, kube-apiserver says that it is v0.0.0-master, and the dashboard refuses extensions that ask for a real one. */
function buildFlags(goMod: string): string[] {
  const [, version = 'v0.0.0', major = '0', minor = '0'] = /\bk8s\.io\/kubernetes (v(\d+)\.(\d+)\S*)/.exec(goMod) ?? [];
  const variables = { gitVersion: version, gitMajor: major, gitMinor: minor };
  const settings = Object.entries(variables).map(([name, value]) => `-X k8s.io/component-base/version.${ name }=${ value }`);

  return ['-trimpath', '-buildvcs=false', '-ldflags', ['-s', '-w', ...settings].join(' ')];
}

function isCompiled(file: string): boolean {
  return file === 'go.mod' || file === 'go.sum' || (file.endsWith('.go') && !file.endsWith('_test.go'));
}

/** Runs Go in the module's folder, where `GOTOOLCHAIN=auto` picks the version that `go.mod` asks for. */
function go(args: string[], sources: string, log?: (line: string) => void): Promise<string> {
  return run('go', args, { cwd: sources, env: { CGO_ENABLED: '0', GOWORK: 'off' }, log });
}

function explained(error: unknown, goMod: string): unknown {
  if (isDiskFull(error)) {
    return new Error('The backend cannot be built because the disk is full. Free some space in the folder for caches (~/.cache), in the folder '
      + 'for temporary files or in Go\'s cache ("go clean -cache") and try again.', { cause: error });
  }
  if (isMissingProgram(error)) {
    const [, version = ''] = /^go (\d+\.\d+)/m.exec(goMod) ?? [];

    return new Error(`The backend is compiled with Go, and there is no "go" on the PATH. Install Go ${ version } or later (from 1.21 on, Go `
      + 'fetches the version it needs): https://go.dev/dl', { cause: error });
  }

  return error;
}
