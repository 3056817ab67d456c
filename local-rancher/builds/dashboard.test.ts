import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildOtherDashboard, type Correction } from './dashboard';
import { run, type RunOptions } from './run';

jest.mock('./run');

const FILE = 'components/Page.vue';
const HIDE: Correction = { file: FILE, text: 'show: true', replacement: 'show: false' };

let home: string;
let packages: string;
let xdg: string | undefined;

const log = jest.fn<undefined, [string]>();

/** npm, with a shell of one file; and its build, which copies that file. */
async function standIn(program: string, [command]: string[], { cwd, env = {} }: RunOptions): Promise<string> {
  const shell = path.join(cwd, 'node_modules/@rancher/shell');

  if (program === 'npm') {
    expect(command).toBe('ci');
    expect(readdirSync(cwd).sort()).toStrictEqual(['.npmrc', 'babel.config.js', 'package-lock.json', 'package.json', 'vue.config.js']);
    await mkdir(path.join(shell, 'components'), { recursive: true });
    await writeFile(path.join(shell, FILE), '{ show: true }');
  } else {
    expect(program).toBe(path.join(cwd, 'node_modules/.bin/vue-cli-service'));
    await writeFile(path.join(env.OUTPUT_DIR ?? '', 'index.html'), `${ env.DASHBOARD_VERSION ?? '' } ${ readFileSync(path.join(shell, FILE), 'utf8') }`);
  }

  return '';
}

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'elemental-dashboard-'));
  packages = path.join(home, 'packages');
  xdg = process.env.XDG_CACHE_HOME;
  process.env.XDG_CACHE_HOME = home;
  log.mockClear();
  jest.mocked(run).mockReset().mockImplementation(standIn);
  await mkdir(packages);
  await writeFile(path.join(packages, 'package.json'), '{}');
  await writeFile(path.join(packages, 'package-lock.json'), '{}');
});

afterEach(async () => {
  process.env.XDG_CACHE_HOME = xdg;
  if (xdg === undefined) {
    delete process.env.XDG_CACHE_HOME;
  }
  await rm(home, { recursive: true });
});

function build(...corrections: Correction[]): Promise<string> {
  return buildOtherDashboard({ rancherVersion: 'v2.12.0', packages, corrections }, log);
}

const built = (): string[] => readdirSync(path.join(home, 'elemental-extension/dashboard-v2.12.0'));

describe('the dashboard of another Rancher', () => {
  it('is built once of its own packages, with what is put right in them, and nothing else is left', async () => {
    const folder = await build(HIDE);

    expect(readFileSync(path.join(folder, 'index.html'), 'utf8')).toBe('v2.12.0 { show: false }');
    expect(await build(HIDE)).toBe(folder);
    expect(run).toHaveBeenCalledTimes(2);
    expect(log).toHaveBeenCalledTimes(1);
    expect(built()).toStrictEqual([path.basename(folder)]);
  });

  it('is built anew with other packages, or other corrections', async () => {
    const folders = [await build(), await build(HIDE)];

    await writeFile(path.join(packages, 'package-lock.json'), '{ "packages": {} }');
    expect(new Set([...folders, await build(HIDE)]).size).toBe(3);
  });

  it.each([
    ['missing', { ...HIDE, text: 'show: 1' }, 0], ['there several times', { ...HIDE, text: ' ' }, 3],
  ])('is not built when a text to be put right is %s', async (_what, correction, times) => {
    await expect(build(correction)).rejects.toThrow(`once, and has it ${ times } times`);
    expect(built()).toStrictEqual([]);
  });

  it('leaves nothing when its packages can\'t be fetched', async () => {
    jest.mocked(run).mockRejectedValue(new Error('npm ci failed'));
    await expect(build()).rejects.toThrow('npm ci failed');
    expect(built()).toStrictEqual([]);
    expect(existsSync(packages)).toBe(true);
  });
});
