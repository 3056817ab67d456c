import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { contentOf } from './folders';

/** A version as somebody finds it who has nothing but the address of the catalog. */
export interface FoundVersion {
  /** Its entry in the index. */
  entry: Entry;
  /** The files of its chart, below the folder of its name. */
  chart: Map<string, Buffer>;
  /** The files of the extension that `files.txt` lists. */
  plugin: Map<string, Buffer>;
}

interface Entry {
  name: string;
  version: string;
  icon: string;
  digest: string;
  urls: string[];
  created: string;
  annotations: Record<string, string>;
}

/**
 * Reads a catalog as Helm and Rancher do, and shares no code with what wrote it: follows the index to each chart, checks its digest, unpacks it
 * with tar, compares `Chart.yaml` with the index, fetches the icon, each file that `files.txt` lists, and the archive of the same.
 *
 * @param url what precedes `/index.yaml`
 * @throws Error with what is wrong
 */
export async function readCatalog(url: string): Promise<FoundVersion[]> {
  const index = parse((await fetched(`${ url }/index.yaml`)).toString()) as { apiVersion: string; entries: Record<string, Entry[]> };

  demand(index.apiVersion === 'v1', 'apiVersion of the index');

  return Promise.all(Object.values(index.entries).flat().map((entry) => readVersion(url, entry)));
}

async function readVersion(url: string, entry: Entry): Promise<FoundVersion> {
  const { name, version, digest, urls: [archive = ''], created, icon } = entry;
  const packed = await fetched(addressed(url, archive));
  const chart = unpacked(packed);

  demand(createHash('sha256').update(packed).digest('hex') === digest, `digest of ${ archive }`);
  demand([...chart.keys()].every((file) => file.startsWith(`${ name }/`)), 'folder of the chart');
  const metadata = parse(String(chart.get(`${ name }/Chart.yaml`))) as object;

  demand(JSON.stringify({ ...metadata, created, digest, urls: entry.urls }) === JSON.stringify(entry), 'Chart.yaml, which the index repeats');
  demand(!Number.isNaN(Date.parse(created)), 'created');
  demand(icon.endsWith('.svg') && (await fetched(addressed(url, icon))).toString().includes('<svg'), 'icon');

  return { entry, chart: below(name, chart), plugin: await readPlugin(`${ url }/plugin/${ name }-${ version }`, version) };
}

async function readPlugin(endpoint: string, version: string): Promise<Map<string, Buffer>> {
  const list = (await fetched(`${ endpoint }/files.txt`)).toString().split('\n').filter(Boolean);
  const files = new Map(await Promise.all(list.map(async (name) => [name, await fetched(`${ endpoint }/${ name }`)] as const)));
  const archived = below(version, unpacked(await fetched(`${ endpoint }.tgz`)));
  const { version: built, main } = JSON.parse(String(files.get('plugin/package.json'))) as { version: string; main: string };

  demand(list.join() === [...list].sort().join(), 'order of files.txt');
  demand(built === version && files.has(`plugin/${ main }`), 'package.json of the extension');
  demand(archived.size === files.size + 1, 'number of files in the archive of the extension');
  demand([...files].every(([name, content]) => archived.get(name)?.equals(content)), 'content of the archive of the extension');

  return files;
}

/** An address of the index, which is relative to where the index is. */
function addressed(url: string, relative: string): string {
  return new URL(relative, `${ url }/`).href;
}

async function fetched(url: string): Promise<Buffer> {
  const answer = await fetch(url);

  demand(answer.ok, `${ url }: ${ answer.status }`);

  return Buffer.from(await answer.arrayBuffer());
}

function unpacked(archive: Buffer): Map<string, Buffer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'elemental-unpacked-'));

  try {
    execFileSync('tar', ['-xzmf', '-', '-C', folder], { input: archive });

    return contentOf(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function below(folder: string, files: Map<string, Buffer>): Map<string, Buffer> {
  return new Map([...files].map(([name, content]) => [name.replace(`${ folder }/`, ''), content]));
}

function demand(isRight: boolean, what: string): void {
  if (!isRight) {
    throw new Error(`The catalog is wrong: ${ what }`);
  }
}
