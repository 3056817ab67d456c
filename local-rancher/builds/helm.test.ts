import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../rancher-api/testing/folder';
import { findHelm } from './helm';

/** "Installs" a program where it is told to. */
const FAKE_GO = `#!/bin/sh
printf '%s\\n' "$*" >> "$FAKE_GO_CALLS"
printf '#!/bin/sh\\n' > "$GOBIN/helm"
`;

const environment = process.env;
let folder: string;
let remove: () => void;
let log: string[];

function addProgram(name: string, script: string): void {
  writeFileSync(join(folder, 'bin', name), script);
  chmodSync(join(folder, 'bin', name), 0o755);
}

beforeEach(() => {
  ({ folder, remove } = temporaryFolder({}));
  mkdirSync(join(folder, 'bin'));
  log = [];
  process.env = { PATH: join(folder, 'bin'), XDG_CACHE_HOME: join(folder, 'cache'), FAKE_GO_CALLS: join(folder, 'calls') };
});

afterEach(() => {
  process.env = environment;
  remove();
});

describe('Helm', () => {
  const find = (): Promise<string> => findHelm((line) => log.push(line));

  it('is the one on the PATH', async () => {
    addProgram('helm', '#!/bin/sh\n');

    expect(await find()).toBe('helm');
    expect(log).toEqual([]);
  });

  it('is built once if there is none', async () => {
    addProgram('go', FAKE_GO);
    const built = await find();

    expect(built).toMatch(/\/cache\/elemental-extension\/helm\/[0-9a-f]{16}\/helm$/);
    expect(readFileSync(built, 'utf8')).toBe('#!/bin/sh\n');
    expect(await find()).toBe(built);
    expect(readFileSync(join(folder, 'calls'), 'utf8')).toMatch(/^install .* helm\.sh\/helm\/v3\/cmd\/helm@v\S+\n$/);
    expect(log).toHaveLength(1);
  });

  it('says what to install if it can\'t be built', async () => {
    await expect(find()).rejects.toThrow('there is neither "helm" nor "go"');
  });

  it('says what Go says if that fails', async () => {
    addProgram('go', '#!/bin/sh\necho "no network" >&2\nexit 1\n');

    await expect(find()).rejects.toThrow('no network');
  });

  it('isn\'t built over one that fails', async () => {
    addProgram('helm', '#!/bin/sh\necho "broken" >&2\nexit 1\n');

    await expect(find()).rejects.toThrow('broken');
  });
});
