import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { hasCode } from './cache';

export interface RunOptions {
  cwd: string;
  /** Added to the environment of this process. */
  env?: Record<string, string>;
  /** Gets the program's output, line by line. */
  log?: (line: string) => void;
}

const SHOWN_LINES = 20;

/**
 * Runs a program to its end; resolves with its output, lines of both streams in order.
 *
 * Rejects with the last lines of the output if it fails, and with the system's error if it isn't there (`isMissingProgram`).
 */
export function run(program: string, args: string[], { cwd, env, log }: RunOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const lines: string[] = [];

    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        lines.push(line);
        log?.(line);
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) {
        resolve(lines.join('\n'));
      } else {
        reject(new Error(`${ [program, ...args.slice(0, 1)].join(' ') } failed:\n${ lines.slice(-SHOWN_LINES).join('\n') }`));
      }
    });
  });
}

/** True for the error of `run` if there is no such program on the PATH, not for any other missing file. */
export function isMissingProgram(error: unknown): boolean {
  return hasCode(error, 'ENOENT') && (error as NodeJS.ErrnoException).syscall?.startsWith('spawn') === true;
}
