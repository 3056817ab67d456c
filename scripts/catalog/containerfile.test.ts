import { cpSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolders } from '../../test/support/catalog/folders';
import { readCatalog } from '../../test/support/catalog/reader';
import { sampleRelease } from '../../test/support/catalog/sources';
import { serveFolder } from '../../test/support/catalog/static-server';
import { publish } from './publish';

/** Of the web server's image that the Containerfile begins with. */
const WEB_ROOT = '/usr/share/nginx/html/';

interface Instruction {
  name: string;
  words: string[];
}

function instructions(): Instruction[] {
  const lines = readFileSync(path.resolve(__dirname, '../../Containerfile'), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));

  return lines.map((line) => line.split(/\s+/)).map(([name = '', ...words]) => ({ name, words }));
}

describe('the image', () => {
  const newFolder = temporaryFolders();

  /** The file system of the image below its web server's root, as the COPY instructions make it of a catalog. */
  function webRoot(catalog: string): string {
    const image = newFolder();

    for (const { name, words: [from = '', to = ''] } of instructions()) {
      if (name === 'COPY') {
        cpSync(path.join(catalog, from), path.join(image, to), { recursive: true });
      }
    }

    return path.join(image, WEB_ROOT);
  }

  it('serves what "Import Extension Catalog" and Rancher ask for, at the root', async () => {
    const catalog = newFolder();

    publish(catalog, await sampleRelease('0.1.0'));
    publish(catalog, await sampleRelease('0.2.0'));
    const root = webRoot(catalog);
    const server = await serveFolder(root);

    try {
      expect((await readCatalog(server.url)).map(({ entry }) => entry.version)).toStrictEqual(['0.2.0', '0.1.0']);
    } finally {
      await server.close();
    }
    for (const name of ['index.yaml', 'plugin/elemental-0.1.0.tgz', 'plugin/elemental-0.1.0/files.txt', 'plugin/elemental-0.1.0/plugin']) {
      expect(existsSync(path.join(root, name))).toBe(true);
    }
  });

  it('begins with a server that listens on 8080 without being root, and builds for any processor: nothing runs in it', () => {
    expect(instructions().map(({ name }) => name)).toStrictEqual(['FROM', 'COPY']);
    expect(instructions()[0]?.words[0]).toMatch(/^nginxinc\/nginx-unprivileged:/);
  });
});
