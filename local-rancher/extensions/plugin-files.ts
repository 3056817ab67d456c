import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { download } from './download';
import type { PluginEntry } from './resources';

const FILE_LIST = 'files.txt';

/** The address of one of an extension's files, e.g. `plugin/elemental-0.1.0.umd.min.js`. */
export function fileAddress({ name, endpoint }: PluginEntry, file: string): string {
  if (!endpoint) {
    throw new Error(`The extension ${ name } has no endpoint to take its files from`);
  }

  return new URL(file, `${ endpoint.replace(/\/$/, '') }/`).href;
}

/** Files of extensions, in a folder for each version; a folder is complete or isn't there. */
export class PluginFiles {
  constructor(private readonly folder: string) {}

  /** Where the files of a version are, or would be. */
  folderOf({ name, version }: Pick<PluginEntry, 'name' | 'version'>): string {
    return path.join(this.folder, `${ segment(name) }-${ segment(version) }`);
  }

  /** True if all files are there. */
  has(plugin: PluginEntry): boolean {
    return existsSync(this.folderOf(plugin));
  }

  /**
   * Downloads the files: as an archive, or if that isn't possible one by one. Rejects with a message for a person if neither is possible, or
   * if what is there is another version than the object says: Rancher compares that, too.
   */
  async fetch(plugin: PluginEntry): Promise<void> {
    const { compressedEndpoint, endpoint } = plugin;

    if (compressedEndpoint) {
      try {
        await this.fill(plugin, (folder) => fetchArchive(compressedEndpoint, folder));

        return;
      } catch (error) {
        if (!endpoint) {
          throw error;
        }
      }
    }
    await this.fill(plugin, (folder) => fetchListed(plugin, folder));
  }

  /** Removes the files of a version. */
  async forget(plugin: PluginEntry): Promise<void> {
    await rm(this.folderOf(plugin), { recursive: true, force: true });
  }

  private async fill(plugin: PluginEntry, fetch: (folder: string) => Promise<void>): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const unfinished = await mkdtemp(path.join(this.folder, '.unfinished-'));

    try {
      await fetch(unfinished);
      await checkVersion(unfinished, plugin);
      await this.forget(plugin);
      await rename(unfinished, this.folderOf(plugin));
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  }
}

/** The archive holds what the endpoint's folder does, in a folder named after the version. */
async function fetchArchive(address: string, folder: string): Promise<void> {
  const archive = path.join(folder, '.archive.tgz');

  await writeFile(archive, await download(address));
  await promisify(execFile)('tar', ['-xzf', archive, '-C', folder, '--strip-components', '1']);
  await rm(archive);
}

async function fetchListed(plugin: PluginEntry, folder: string): Promise<void> {
  const files = (await download(fileAddress(plugin, FILE_LIST))).toString('utf8').split('\n').map((line) => line.trim()).filter(Boolean);

  for (const file of files) {
    await save(folder, file, await download(fileAddress(plugin, file)));
  }
}

/** A part of a file's name, whatever is in it. */
function segment(text: string): string {
  return encodeURIComponent(text).replace(/^\.+/, (dots) => '%2E'.repeat(dots.length));
}

async function save(folder: string, file: string, content: Buffer): Promise<void> {
  const target = path.resolve(folder, file);

  if (!target.startsWith(folder + path.sep)) {
    throw new Error(`The list of files has one outside of its folder: ${ file }`);
  }
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, content);
}

async function checkVersion(folder: string, { name, version }: PluginEntry): Promise<void> {
  const packageJson = JSON.parse(await readFile(path.join(folder, 'plugin/package.json'), 'utf8')) as { version?: unknown };

  if (packageJson.version !== version) {
    throw new Error(`The files of ${ name } are those of version ${ String(packageJson.version) }, and ${ version } is to be installed`);
  }
}
