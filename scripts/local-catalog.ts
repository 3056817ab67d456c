import { rm } from 'node:fs/promises';
import path from 'node:path';
import { buildExtension } from '../local-rancher/builds/extension';
import { publish } from './catalog/publish';
import { releaseOf } from './catalog/make';

const ROOT = path.resolve(__dirname, '..');

/** The folder of a catalog with the sources as they are, made anew each time: what is published never changes, and sources do. */
export async function localCatalog(dataDir: string, log: (line: string) => void): Promise<string> {
  const folder = path.join(dataDir, 'catalog');
  const built = await buildExtension('release', log);

  await rm(folder, { recursive: true, force: true });
  publish(folder, await releaseOf(ROOT, built));

  return folder;
}

/** What a person does to install the extension from the catalog. */
export function installSteps(catalogUrl: string): string {
  return `Elemental's extension is not installed. Install it as on any Rancher, as Administrator:

  1. Extensions > the menu with three dots > Manage Repositories > Add Repository, with any name and the Index URL

       ${ catalogUrl }

  2. Extensions > Available > Elemental > Install
  3. Reload, when the page offers it.
`;
}
