import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export { buildBackend, type BuildOptions } from './builds/backend';
export { freePorts } from './backend-ports';

/** The TCP ports of the loopback interface that the backend listens on. */
export interface BackendPorts {
  etcd: number;
  /** etcd opens it for other members of its cluster, though it has none. */
  etcdPeer: number;
  kube: number;
  steve: number;
}

export interface StartOptions {
  /** Path of the compiled backend, see `buildBackend`. */
  binary: string;
  /** Folder for everything the backend keeps: its own from an earlier run, or one that is empty or doesn't exist. */
  dataDir: string;
  ports: BackendPorts;
  /** Start without the data of earlier runs. */
  fresh?: boolean;
  /** Gets what the backend writes to its standard error, line by line. */
  log: (line: string) => void;
  /** Milliseconds until a backend that doesn't get ready is given up: 120 000 if not set. */
  startTimeout?: number;
  /** Milliseconds that an orderly stop may take before the process is killed: 15 000 if not set. */
  stopTimeout?: number;
}

/** A backend whose Kubernetes API and steve API answer. */
export interface RunningBackend {
  /** Path of the administrator's kubeconfig file. */
  kubeconfig: string;
  kubeUrl: string;
  steveUrl: string;
  pid: number;
  /** Stops it and waits for its end; the data stays. May be called again. */
  stop: () => Promise<void>;
  /** Resolves when the process has ended, with its exit code, or null if a signal ended it. */
  exited: Promise<number | null>;
}

const START_TIMEOUT = 120_000;
const STOP_TIMEOUT = 15_000;
const SHOWN_LINES = 15;
/** What the backend's own messages begin with, to tell them from those of its components. */
const MESSAGE = 'backend: ';

/**
 * Starts the backend and waits until it serves. It also ends when this process does, in whatever way.
 *
 * Rejects with the backend's own message when it ends before it is ready (a port in use, a folder that can't be
 * written, a full disk, another backend in the same folder), or after `startTimeout`.
 */
export async function startBackend(options: StartOptions): Promise<RunningBackend> {
  // A process group of its own: Ctrl-C reaches only us, so that we can stop what uses the backend before it.
  const child = spawn(options.binary, commandLine(options), { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
  const written: string[] = [];
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));

  createInterface(child.stderr).on('line', (line) => {
    written.push(line);
    written.splice(0, written.length - SHOWN_LINES);
    options.log(line);
  });

  try {
    const ready = await Promise.race([
      readyLine(child.stdout),
      spawnError(child),
      exited.then((code) => Promise.reject(new Error(lastWords(written, code)))),
      timeout(options.startTimeout ?? START_TIMEOUT, child, written),
    ]);

    let stopped: Promise<void> | undefined;

    return {
      ...ready,
      pid: child.pid ?? 0,
      exited,
      // once only: a second signal would end the process before its data is safe
      stop: () => stopped ??= stop(child, exited, options.stopTimeout ?? STOP_TIMEOUT),
    };
  } catch (error) {
    if (child.kill('SIGKILL')) {
      await exited;
    }
    throw error;
  }
}

function commandLine({ dataDir, ports, fresh }: StartOptions): string[] {
  return [
    '--data-dir', dataDir,
    '--etcd-port', String(ports.etcd),
    '--etcd-peer-port', String(ports.etcdPeer),
    '--kube-port', String(ports.kube),
    '--steve-port', String(ports.steve),
    ...(fresh ? ['--fresh'] : []),
    '--exit-with-stdin',
  ];
}

/** The backend's one line for programs: `ready {"kubeconfig":"…","kube":"…","steve":"…"}`. */
function readyLine(stdout: Readable): Promise<Pick<RunningBackend, 'kubeconfig' | 'kubeUrl' | 'steveUrl'>> {
  return new Promise((resolve) => {
    createInterface(stdout).on('line', (line) => {
      if (line.startsWith('ready ')) {
        const { kubeconfig, kube, steve } = JSON.parse(line.slice('ready '.length)) as { kubeconfig: string; kube: string; steve: string };

        resolve({ kubeconfig, kubeUrl: kube, steveUrl: steve });
      }
    });
  });
}

function spawnError(child: ChildProcess): Promise<never> {
  return new Promise((_, reject) => child.once('error', reject));
}

function lastWords(written: string[], code: number | null): string {
  const message = written.findLast((line) => line.startsWith(MESSAGE));

  return message
    ? `The backend cannot start: ${ message.slice(MESSAGE.length) }.`
    : withLines(`The backend ended before it was ready (exit code ${ code ?? 'none' }).`, written);
}

function withLines(message: string, written: string[]): string {
  return written.length ? [`${ message } Its last lines:`, ...written].join('\n') : message;
}

function timeout(milliseconds: number, child: ChildProcess, written: string[]): Promise<never> {
  return new Promise((_, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(withLines(`The backend was not ready after ${ milliseconds / 1000 } s.`, written)));
    }, milliseconds);

    child.once('close', () => {
      clearTimeout(timer);
    });
    timer.unref();
  });
}

async function stop(child: ChildProcess, exited: Promise<number | null>, milliseconds: number): Promise<void> {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);

  await exited;
  clearTimeout(timer);
}
