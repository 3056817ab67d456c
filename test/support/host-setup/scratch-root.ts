import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What the generated commands use of a host. */
const PROGRAMS = ['bash', 'cat', 'chmod', 'env', 'id', 'mkdir', 'rm', 'sed', 'sh', 'stat', 'touch'];

const STUBS = '/stubs';
const CALLS = '/calls';

export interface Ran {
  status: number | null;
  /** What it printed, errors last. */
  output: string;
}

/**
 * A root file system of its own, in which commands run as root and can't get at anything else: not even a broken test can. It has the
 * programs named above, and stubs. Needs no rights but those of a test in a container, or unprivileged user namespaces.
 */
export class ScratchRoot {
  /** Where it is, for programs that take a root to work in. */
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'elemental-root-'));

  constructor() {
    for (const folder of ['bin', 'dev', 'etc/systemd/system', 'tmp', 'usr', 'var/lib', STUBS]) {
      fs.mkdirSync(this.at(folder), { recursive: true });
    }
    fs.symlinkSync('/bin', this.at('usr/bin'));
    this.write('/dev/null', '');
    for (const program of PROGRAMS) {
      const file = which(program);

      this.copy(file, `/bin/${ program }`);
      for (const library of libraries(file)) {
        this.copy(library, library);
      }
    }
  }

  /** Puts a program before all others. It records its arguments, then runs `body`, in bash. */
  stub(program: string, body = ''): void {
    this.write(`${ STUBS }/${ program }`, `#!/bin/bash\nprintf '%s\\0' "$#" "\${0##*/}" "$@" >> ${ CALLS }\n${ body }\n`, 0o755);
  }

  /** The calls of the stubs since the last time this was asked: program and arguments. */
  calls(): string[][] {
    const words = this.exists(CALLS) ? this.read(CALLS).split('\0') : [];
    const calls: string[][] = [];

    while (words.length > 1) {
      const count = Number(words.shift());

      calls.push(words.splice(0, count + 1));
    }
    this.remove(CALLS);

    return calls;
  }

  /** Runs bash code, as root of this file system. */
  bash(code: string): Ran {
    this.write('/tmp/code', code);

    return this.run(['bash', '/tmp/code']);
  }

  run(command: string[]): Ran {
    const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
    const { status, stdout, stderr, error } = spawnSync('unshare', [...asRoot, `--root=${ this.folder }`, '--wd=/', '--', ...command], {
      encoding: 'utf8', env: { PATH: `${ STUBS }:/bin` },
    });

    if (error) {
      throw error;
    }

    return { status, output: stdout + stderr };
  }

  write(file: string, content: string, mode = 0o644): void {
    fs.mkdirSync(path.dirname(this.at(file)), { recursive: true });
    fs.writeFileSync(this.at(file), content);
    fs.chmodSync(this.at(file), mode);
  }

  read(file: string): string {
    return fs.readFileSync(this.at(file), 'utf8');
  }

  exists(file: string): boolean {
    return fs.existsSync(this.at(file));
  }

  /** Permissions in octal. */
  mode(file: string): string {
    return (fs.statSync(this.at(file)).mode & 0o777).toString(8).padStart(4, '0');
  }

  /** Removes a file or a folder, or all of it. */
  remove(file = '/'): void {
    fs.rmSync(this.at(file), { recursive: true, force: true });
  }

  private at(file: string): string {
    return path.join(this.folder, file);
  }

  private copy(file: string, to: string): void {
    fs.mkdirSync(path.dirname(this.at(to)), { recursive: true });
    fs.copyFileSync(file, this.at(to));
  }
}

function which(program: string): string {
  const found = (process.env.PATH ?? '').split(':').map((folder) => path.join(folder, program)).find((file) => fs.existsSync(file));

  if (!found) {
    throw new Error(`there is no ${ program }`);
  }

  return found;
}

/** The libraries that a program is linked with, its loader included. */
function libraries(file: string): string[] {
  return [...spawnSync('ldd', [file], { encoding: 'utf8' }).stdout.matchAll(/(\/\S+) \(0x/g)].map(([, library = '']) => library);
}
