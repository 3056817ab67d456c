import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildBackend } from './backend';

/** Notes how it is called and "compiles" main.go by copying it; FAKE_GO tells how it goes wrong. The PATH has no other command. */
const FAKE_GO = `#!/bin/sh
printf '%s|CGO_ENABLED=%s|GOWORK=%s\\n' "$*" "$CGO_ENABLED" "$GOWORK" >> "$FAKE_GO_CALLS"
if [ "$1" = version ]; then printf 'go version %s linux/amd64\\n' "$FAKE_GO_VERSION"; exit 0; fi
while [ "$1" != -o ]; do shift; done
case "$FAKE_GO" in
  broken) printf 'half' > "$2"; printf './main.go:7:2: undefined: steve\\n' >&2; exit 1;;
  full) printf 'write %s: no space left on device\\n' "$2" >&2; exit 1;;
esac
while read -r line; do printf '%s\\n' "$line"; done < main.go > "$2"
`;
const GO_MOD = 'module backend\n\ngo 1.26.0\n\nrequire (\n\tk8s.io/kubernetes v1.36.0\n)\n';

const environment = process.env;
let folder: string;
let sources: string;
let log: string[];

const build = (): Promise<string> => buildBackend({ sources, log: (line) => log.push(line) });
const builds = (): string => join(folder, 'cache', 'elemental-extension', 'backend');

async function callsOf(command: string): Promise<string[]> {
  const calls = (await readFile(join(folder, 'calls'), 'utf8')).split('\n');

  return calls.filter((line) => line.startsWith(command));
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backend-build-'));
  sources = join(folder, 'sources');
  log = [];
  await mkdir(join(folder, 'bin'));
  await mkdir(sources);
  await writeFile(join(folder, 'bin', 'go'), FAKE_GO);
  await chmod(join(folder, 'bin', 'go'), 0o755);
  await writeFile(join(sources, 'go.mod'), GO_MOD);
  await writeFile(join(sources, 'go.sum'), 'sums\n');
  await writeFile(join(sources, 'main.go'), 'package main\n');
  process.env = {
    PATH: join(folder, 'bin'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    FAKE_GO_CALLS: join(folder, 'calls'),
    FAKE_GO_VERSION: 'go1.26.0',
  };
});

afterEach(async () => {
  process.env = environment;
  await rm(folder, { recursive: true });
});

describe('what is built', () => {
  test('lies in the user\'s cache folder', async () => {
    const binary = await build();

    expect(binary.replace(builds(), '')).toMatch(/^\/[0-9a-f]{16}\/backend$/);
    expect(await readFile(binary, 'utf8')).toBe('package main\n');
  });

  test('is made without C, without paths of this machine, and says the version of Kubernetes that go.mod has', async () => {
    await build();
    const [call] = await callsOf('build');

    expect(call).toContain('-trimpath -buildvcs=false -ldflags -s -w -X k8s.io/component-base/version.gitVersion=v1.36.0 '
      + '-X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=36 -o ');
    expect(call).toContain('|CGO_ENABLED=0|GOWORK=off');
  });

  test('is made once', async () => {
    const first = await build();

    expect(await build()).toBe(first);
    expect(await callsOf('build')).toHaveLength(1);
    expect(log).toEqual([expect.stringContaining('3 to 5 minutes')]);
  });

  test.each(['main.go', 'go.sum', 'steve.go'])('is made again when %s changes', async (file) => {
    const first = await build();

    await writeFile(join(sources, file), 'changed\n');

    expect(await build()).not.toBe(first);
    expect(await callsOf('build')).toHaveLength(2);
  });

  test('is made again with another version of Go', async () => {
    const first = await build();

    process.env.FAKE_GO_VERSION = 'go1.27.0';

    expect(await build()).not.toBe(first);
  });

  test('stays when only a test changes', async () => {
    const first = await build();

    await writeFile(join(sources, 'main_test.go'), 'package main\n');

    expect(await build()).toBe(first);
  });

  test('is whole when two build it at the same time', async () => {
    const [first, second] = await Promise.all([build(), build()]);

    expect(first).toBe(second);
    expect(await readFile(first, 'utf8')).toBe('package main\n');
    expect(await readdir(dirname(first))).toEqual(['backend']);
  });

  test('is kept for the two states of the sources that were used last', async () => {
    const binaries: string[] = [];

    for (const state of ['a', 'b', 'c']) {
      await writeFile(join(sources, 'main.go'), state);
      const binary = await build();

      // long ago, in this order, so that the file system's clock doesn't matter
      await utimes(dirname(binary), binaries.length, binaries.length);
      binaries.push(binary);
    }
    expect(binaries.map((binary) => existsSync(binary))).toEqual([false, true, true]);

    await writeFile(join(sources, 'main.go'), 'b');
    await build();
    await writeFile(join(sources, 'main.go'), 'd');
    await build();

    expect(binaries.map((binary) => existsSync(binary))).toEqual([false, true, false]);
  });
});

describe('what goes wrong', () => {
  test('a failed build shows what Go says and leaves nothing that a later one would take for finished', async () => {
    process.env.FAKE_GO = 'broken';
    await expect(build()).rejects.toThrow('go build failed:\n./main.go:7:2: undefined: steve');

    delete process.env.FAKE_GO;
    expect(await readFile(await build(), 'utf8')).toBe('package main\n');
  });

  test('without Go, the message says which version and where from', async () => {
    await rm(join(folder, 'bin', 'go'));

    await expect(build()).rejects.toThrow(/Install Go 1\.26 or later .*https:\/\/go\.dev\/dl/);
  });

  test('a full disk is named as such', async () => {
    process.env.FAKE_GO = 'full';

    await expect(build()).rejects.toThrow(/disk is full.*go clean -cache/);
  });
});
