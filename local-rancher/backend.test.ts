import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBackend, type RunningBackend, type StartOptions } from './backend';

const READY = 'echo \'ready {"kubeconfig":"/data/kubeconfig","kube":"https://127.0.0.1:3","steve":"http://127.0.0.1:4"}\'';

let folder: string;
let log: string[];

/** Starts a shell script in the place of the backend. */
async function start(script: string, options: Partial<StartOptions> = {}): Promise<RunningBackend> {
  const binary = join(folder, 'backend');

  await writeFile(binary, `#!/bin/sh\n${ script }\n`);
  await chmod(binary, 0o755);

  return startBackend({
    binary, dataDir: join(folder, 'data'), ports: { etcd: 1, etcdPeer: 2, kube: 3, steve: 4 }, log: (line) => log.push(line), ...options,
  });
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backend-'));
  log = [];
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('a backend that gets ready', () => {
  test('is described by its ready line', async () => {
    const backend = await start(`echo 'starting'; ${ READY }; exec sleep 60`);

    expect(backend).toMatchObject({ kubeconfig: '/data/kubeconfig', kubeUrl: 'https://127.0.0.1:3', steveUrl: 'http://127.0.0.1:4' });
    expect(isRunning(backend.pid)).toBe(true);
    await backend.stop();
    expect(isRunning(backend.pid)).toBe(false);
  });

  test('is told its folder, its ports and to end with us', async () => {
    const backend = await start(`echo "$@" > '${ join(folder, 'arguments') }'; ${ READY }`, { fresh: true });

    await backend.exited;
    expect(await readFile(join(folder, 'arguments'), 'utf8')).toBe(
      `--data-dir ${ join(folder, 'data') } --etcd-port 1 --etcd-peer-port 2 --kube-port 3 --steve-port 4 --fresh --exit-with-stdin\n`);
  });

  test('has a standard input that stays open as long as this process lives', async () => {
    const backend = await start(`[ -S /dev/stdin ] && ${ READY }; read -r line; echo 'closed' >&2`);

    await backend.stop();
    expect(log).toEqual([]);
  });

  test('is stopped by one SIGTERM, however often it is asked for, and its exit code is kept', async () => {
    const mayEnd = join(folder, 'may-end');
    const script = `trap 'echo TERM >&2' TERM; ${ READY }; until [ -e '${ mayEnd }' ]; do sleep 0.01; done; exit 5`;
    let signalled: () => void = () => undefined;
    const firstSignal = new Promise<void>((resolve) => {
      signalled = resolve;
    });
    const backend = await start(script, {
      log: (line) => {
        log.push(line);
        signalled();
      },
    });
    const first = backend.stop();

    await firstSignal;
    const second = backend.stop();

    await writeFile(mayEnd, '');
    await Promise.all([first, second]);
    expect(await backend.exited).toBe(5);
    expect(log).toEqual(['TERM']);
  });

  test('is killed when it doesn\'t stop', async () => {
    const backend = await start(`trap '' TERM; ${ READY }; while :; do sleep 0.01; done`, { stopTimeout: 50 });

    await backend.stop();
    expect(await backend.exited).toBeNull();
  });

  test('has its log passed on', async () => {
    const backend = await start(`echo one >&2; echo two >&2; ${ READY }`);

    await backend.exited;
    expect(log).toEqual(['one', 'two']);
  });
});

describe('a backend that doesn\'t get ready', () => {
  test('says why in its own message', async () => {
    const script = 'echo "a component\'s noise" >&2; echo "backend: port 3 is in use: stop that program" >&2; exit 1';

    await expect(start(script)).rejects.toThrow(/^The backend cannot start: port 3 is in use: stop that program\.$/);
  });

  test('has its last lines shown when it has no message', async () => {
    const script = 'i=0; while [ $i -lt 40 ]; do echo "line $i" >&2; i=$((i+1)); done; exit 2';
    const lines = Array.from({ length: 15 }, (_, index) => `line ${ index + 25 }`);

    await expect(start(script)).rejects.toThrow(`The backend ended before it was ready (exit code 2). Its last lines:\n${ lines.join('\n') }`);
  });

  test('is given up after a while, and leaves no process', async () => {
    await expect(start(`echo $$ > '${ join(folder, 'pid') }'; exec sleep 60`, { startTimeout: 200 })).rejects.toThrow('not ready after 0.2 s');

    expect(isRunning(Number(await readFile(join(folder, 'pid'), 'utf8')))).toBe(false);
  });

  test('may not even exist', async () => {
    await expect(start('exit', { binary: join(folder, 'missing') })).rejects.toThrow('ENOENT');
  });
});
