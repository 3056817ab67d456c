import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { digestsOf, temporaryFolders } from '../../test/support/catalog/folders';
import { readCatalog } from '../../test/support/catalog/reader';
import { builtPackage, sampleRelease } from '../../test/support/catalog/sources';
import { serveFolder } from '../../test/support/catalog/static-server';
import { publish } from './publish';
import type { Release } from './release';

let older: Release;
let newer: Release;

beforeAll(async () => {
  [older, newer] = [await sampleRelease('0.1.0'), await sampleRelease('0.2.0')];
});

describe('publish', () => {
  const newFolder = temporaryFolders();

  it('makes the same bytes of the same sources', async () => {
    const folders = [newFolder(), newFolder()];

    for (const folder of folders) {
      expect(publish(folder, await sampleRelease())).toBe('added');
    }
    const [one, other] = folders.map(digestsOf);

    expect(one).toStrictEqual(other);
  });

  it('puts versions side by side, whichever comes first', () => {
    const [ascending, descending] = [newFolder(), newFolder()];

    publish(ascending, older);
    const before = digestsOf(ascending);

    publish(ascending, newer);
    publish(descending, newer);
    publish(descending, older);

    expect(digestsOf(ascending)).toStrictEqual(digestsOf(descending));
    for (const [name, digest] of before) {
      expect(name === 'index.yaml' || digestsOf(ascending).get(name) === digest).toBe(true);
    }
  });

  it('leaves a version alone that is there already', () => {
    const folder = newFolder();

    publish(folder, older);
    const before = digestsOf(folder);

    expect(publish(folder, older)).toBe('unchanged');
    expect(digestsOf(folder)).toStrictEqual(before);
  });

  it('refuses other content for a version that is there, and writes nothing', async () => {
    const folder = newFolder();

    publish(folder, older);
    const before = digestsOf(folder);

    for (const changes of [{ packageFiles: builtPackage('0.1.0', 'console.log("other")') }, { icon: Buffer.from('<svg></svg>') }]) {
      const changed = await sampleRelease('0.1.0', changes);

      expect(() => publish(folder, changed)).toThrow('elemental 0.1.0 is in the catalog already, with other content (plugin/');
      expect(digestsOf(folder)).toStrictEqual(before);
    }
  });

  it('refuses a version of which something is missing, or there is too much', () => {
    const [missing, tooMuch] = [newFolder(), newFolder()];

    publish(missing, older);
    rmSync(path.join(missing, 'plugin/elemental-0.1.0.tgz'));
    publish(tooMuch, older);
    writeFileSync(path.join(tooMuch, 'plugin/elemental-0.1.0/plugin/more.js'), '');

    expect(() => publish(missing, older)).toThrow('(plugin/elemental-0.1.0.tgz…)');
    expect(() => publish(tooMuch, older)).toThrow('(plugin/elemental-0.1.0/plugin/more.js…)');
  });

  it('completes what was interrupted before the index was written', () => {
    const [interrupted, whole] = [newFolder(), newFolder()];

    for (const folder of [interrupted, whole]) {
      publish(folder, older);
    }
    rmSync(path.join(interrupted, 'index.yaml'));
    rmSync(path.join(interrupted, 'plugin/elemental-0.1.0/plugin/package.json'));

    expect(publish(interrupted, older)).toBe('added');
    expect(digestsOf(interrupted)).toStrictEqual(digestsOf(whole));
  });

  it.each(['', '/charts/elemental'])('can be read by somebody who has nothing but its address, below "%s"', async (below) => {
    const folder = newFolder();

    publish(folder, older);
    publish(folder, newer);
    const server = await serveFolder(folder, below);

    try {
      const found = await readCatalog(server.url);

      expect(found.map(({ entry }) => entry.version)).toStrictEqual(['0.2.0', '0.1.0']);
      expect([...found[0]?.plugin.keys() ?? []]).toStrictEqual([
        'plugin/LICENSE', 'plugin/THIRD-PARTY-NOTICES.txt', 'plugin/elemental-0.2.0.umd.min.js', 'plugin/img/elemental.svg', 'plugin/package.json',
      ]);
      expect(found[0]?.chart.get('README.md')?.toString()).toContain('### 0.2.0 (2026-12-24)');
    } finally {
      await server.close();
    }
  });
});
