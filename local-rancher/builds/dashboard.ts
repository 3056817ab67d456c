import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cached, hashOf } from './cache';
import { run } from './run';

const ROOT = path.resolve(__dirname, '../..');
const SHELL = 'node_modules/@rancher/shell';

/** How any version of the shell is built: `vue.config.js` asks it for the rest. */
const BUILD_FILES = ['vue.config.js', 'babel.config.js'];
const PACKAGE_FILES = ['package.json', 'package-lock.json'];

/** Where the dashboard is served; the build needs it with its last slash. */
const BASE = '/dashboard/';

/** Gets a line for what takes long. */
type Log = (line: string) => void;

/** A text in one of the shell's files that has to be another one. */
export interface Correction {
  /** Below the shell's folder, e.g. `components/ResourceDetail/index.vue`. */
  file: string;
  /** Must be there exactly once. */
  text: string;
  replacement: string;
}

/** The shell of another Rancher than that which the extension is built with. */
export interface OtherShell {
  /** e.g. `v2.12.0` */
  rancherVersion: string;
  /** Folder with a `package.json` that wants this shell and nothing else, and its `package-lock.json`. */
  packages: string;
  corrections: readonly Correction[];
}

/**
 * The folder of the built dashboard: the shell's, without our extension, for it is loaded as an installed one. Built once
 * for each version of the shell, which takes about two minutes.
 */
export async function buildDashboard(log: Log): Promise<string> {
  const packageJson = `${ SHELL }/package.json`;
  const hash = await hashOf(ROOT, [...BUILD_FILES, packageJson]);
  const { rancherVersion } = JSON.parse(await readFile(path.join(ROOT, packageJson), 'utf8')) as { rancherVersion: string };

  return cached({
    kind: 'dashboard',
    hash,
    build: async (folder) => {
      log('Building the dashboard: about 2 minutes, and only once for each version of the shell.');
      await compile(ROOT, folder, `v${ rancherVersion }.0`);
    },
  });
}

/**
 * The same of another Rancher, from packages that are installed for the time of the build: about five minutes and 1 GB, then
 * 30 MB. Rejects if the packages can't be fetched, or a text to be corrected isn't there once.
 */
export async function buildOtherDashboard({ rancherVersion, packages, corrections }: OtherShell, log: Log): Promise<string> {
  const wanted = PACKAGE_FILES.map((file) => path.relative(ROOT, path.join(packages, file)));
  const hash = await hashOf(ROOT, [...BUILD_FILES, ...wanted], [rancherVersion, JSON.stringify(corrections)]);

  return cached({
    // a kind of its own, because the newest two of a kind stay
    kind: `dashboard-${ rancherVersion }`,
    hash,
    build: async (folder) => {
      log(`Installing and building the dashboard of Rancher ${ rancherVersion }: about 5 minutes, and only once.`);
      // beside the result, which the build empties first; if it is interrupted, both are tidied up
      const project = `${ folder }.project`;

      try {
        await installShell(project, [...BUILD_FILES, '.npmrc', ...wanted]);
        for (const correction of corrections) {
          await correct(path.join(project, SHELL, correction.file), correction);
        }
        await compile(project, folder, rancherVersion);
      } finally {
        await rm(project, { recursive: true, force: true });
      }
    },
  });
}

/** Makes a project of these files of ours, with its packages. */
async function installShell(project: string, files: string[]): Promise<void> {
  await mkdir(project);
  for (const file of files) {
    await copyFile(path.join(ROOT, file), path.join(project, path.basename(file)));
  }
  // without what packages want to run: it fetches browsers, and the build needs none of it
  await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: project });
}

/** Rejects unless the file has the text once. */
async function correct(file: string, { text, replacement }: Correction): Promise<void> {
  const parts = (await readFile(file, 'utf8')).split(text);

  if (parts.length !== 2) {
    throw new Error(`${ file } is to have “${ text }” once, and has it ${ parts.length - 1 } times.`);
  }
  await writeFile(file, parts.join(replacement));
}

/** Builds the dashboard of the project's shell into a folder. */
async function compile(project: string, folder: string, rancherVersion: string): Promise<void> {
  await run(path.join(project, 'node_modules/.bin/vue-cli-service'), ['build'], {
    cwd: project,
    env: {
      DASHBOARD_ONLY: '1',
      NODE_ENV: 'production',
      NODE_OPTIONS: '--max-old-space-size=8192',
      ROUTER_BASE: BASE,
      RESOURCE_BASE: BASE,
      OUTPUT_DIR: folder,
      DASHBOARD_VERSION: rancherVersion,
    },
  });
}
