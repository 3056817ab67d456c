import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cached, hashOf, isDiskFull } from './cache';

let home: string;
let xdg: string | undefined;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'elemental-cache-'));
  xdg = process.env.XDG_CACHE_HOME;
  process.env.XDG_CACHE_HOME = home;
});

afterEach(async () => {
  process.env.XDG_CACHE_HOME = xdg;
  if (xdg === undefined) {
    delete process.env.XDG_CACHE_HOME;
  }
  await rm(home, { recursive: true });
});

const builds = (): string[] => readdirSync(join(home, 'elemental-extension', 'thing')).sort();

describe('cached', () => {
  const build = jest.fn(async (folder: string) => writeFile(join(folder, 'result'), 'x'));

  beforeEach(() => build.mockClear());

  it('builds once, outside the checkout', async () => {
    const first = await cached({ kind: 'thing', hash: 'a', build });
    const second = await cached({ kind: 'thing', hash: 'a', build });

    expect(first).toBe(join(home, 'elemental-extension', 'thing', 'a'));
    expect(second).toBe(first);
    expect(existsSync(join(first, 'result'))).toBe(true);
    expect(build).toHaveBeenCalledTimes(1);
  });

  it('keeps the two that were used last', async () => {
    for (const [index, hash] of ['a', 'b', 'c'].entries()) {
      const folder = await cached({ kind: 'thing', hash, build });

      await utimes(folder, index, index);
    }
    await cached({ kind: 'thing', hash: 'b', build });

    expect(builds()).toStrictEqual(['b', 'c']);
  });

  it('leaves nothing of a build that failed', async () => {
    const failing = async (folder: string): Promise<void> => {
      await writeFile(join(folder, 'half'), 'x');
      throw new Error('broken');
    };

    await expect(cached({ kind: 'thing', hash: 'a', build: failing })).rejects.toThrow('broken');
    expect(builds()).toStrictEqual([]);
  });

  it('keeps builds of the same apart that run in one process', async () => {
    const first = cached({ kind: 'thing', hash: 'a', build: async (folder) => {
      await writeFile(join(folder, 'one'), 'x');
      await cached({ kind: 'thing', hash: 'a', build });
      expect(existsSync(join(folder, 'one'))).toBe(true);
    } });

    expect(readdirSync(await first)).toStrictEqual(['result']);
    expect(builds()).toStrictEqual(['a']);
  });

  it('removes what an interrupted build left, not what another is building', async () => {
    const left = join(home, 'elemental-extension', 'thing', '.a.left');
    const running = join(home, 'elemental-extension', 'thing', '.a.running');

    await mkdir(left, { recursive: true });
    await mkdir(running);
    await utimes(left, 1, 1);
    await cached({ kind: 'thing', hash: 'b', build });

    expect(builds()).toStrictEqual(['.a.running', 'b']);
  });

  it('takes the result of another process that was faster', async () => {
    const slow = async (): Promise<void> => {
      await mkdir(join(home, 'elemental-extension', 'thing', 'a'));
      await writeFile(join(home, 'elemental-extension', 'thing', 'a', 'theirs'), 'x');
    };
    const folder = await cached({ kind: 'thing', hash: 'a', build: slow });

    expect(readdirSync(folder)).toStrictEqual(['theirs']);
    expect(builds()).toStrictEqual(['a']);
  });
});

describe('hashOf', () => {
  it('changes with content, names and settings, and with nothing else', async () => {
    await mkdir(join(home, 'src'));
    await writeFile(join(home, 'src', 'a.ts'), '1');
    await writeFile(join(home, 'src', 'a.test.ts'), '1');
    const isSource = (file: string): boolean => !file.endsWith('.test.ts');
    const hash = (settings?: string[]): Promise<string> => hashOf(home, ['src'], settings, isSource);
    const before = await hash();

    await writeFile(join(home, 'src', 'a.test.ts'), '2');
    expect(await hash()).toBe(before);
    expect(await hash(['quick'])).not.toBe(before);
    await writeFile(join(home, 'src', 'a.ts'), '2');
    expect(await hash()).not.toBe(before);
    expect(before).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('isDiskFull', () => {
  it('knows the system\'s code and Go\'s words', () => {
    expect(isDiskFull(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toBe(true);
    expect(isDiskFull(new Error('write /tmp/x: no space left on device'))).toBe(true);
    expect(isDiskFull(new Error('broken'))).toBe(false);
    expect(isDiskFull('no space left on device')).toBe(false);
  });
});
