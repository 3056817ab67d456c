import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { hasCode } from '../builds/cache';
import { download } from './download';
import { addressIn, type ChartVersion } from './repository-index';
import type { ChartMetadata } from './resources';

/** A chart on this machine. */
export interface Chart {
  metadata: ChartMetadata;
  values: object;
  /** `README.md`, which the Extensions page shows; empty if there is none. */
  readme: string;
  /** `app-readme.md`, a file of Rancher's own, which the page shows above the other one; empty if there is none. */
  appReadme: string;
  /** Of the repository's archive, for Helm. */
  archive: string;
}

/**
 * Downloads a chart and hands it to `use`, in a temporary folder. Rejects with a message for a person if the archive can't be had,
 * or isn't the one that the index promises.
 */
export async function withChart<T>(repositoryUrl: string, version: ChartVersion, use: (chart: Chart) => Promise<T>): Promise<T> {
  const archive = await downloadArchive(repositoryUrl, version);
  const folder = await mkdtemp(path.join(tmpdir(), 'elemental-chart-'));

  try {
    return await use(await unpack(archive, folder));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The archive of a chart, checked against the index. */
export async function downloadArchive(repositoryUrl: string, { name, version, urls, digest }: ChartVersion): Promise<Buffer> {
  const [url] = urls ?? [];

  if (url === undefined) {
    throw new Error(`The repository's index has no address for ${ name } ${ version }`);
  }
  const archive = await download(addressIn(repositoryUrl, url));
  const actual = createHash('sha256').update(archive).digest('hex');

  if (digest !== undefined && digest.replace(/^sha256:/, '') !== actual) {
    throw new Error(`The archive of ${ name } ${ version } isn't the one that the repository's index promises: its digest is ${ actual }`);
  }

  return archive;
}

async function unpack(content: Buffer, folder: string): Promise<Chart> {
  const archive = path.join(folder, 'chart.tgz');
  const files = path.join(folder, 'files');

  await writeFile(archive, content);
  await mkdir(files);
  await promisify(execFile)('tar', ['-xzf', archive, '-C', files, '--strip-components', '1']);
  const metadata = parse(await readFile(path.join(files, 'Chart.yaml'), 'utf8')) as ChartMetadata;
  const values = parse(await textOf(path.join(files, 'values.yaml'))) as object | null;

  return {
    metadata,
    values: values ?? {},
    readme: await textOf(path.join(files, 'README.md')),
    appReadme: await textOf(path.join(files, 'app-readme.md')),
    archive,
  };
}

/** Nothing, if there is no such file. */
async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) {
      return '';
    }
    throw error;
  }
}
