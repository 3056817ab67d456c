import { execFileSync } from 'node:child_process';
import { homedir } from 'node:os';
import path from 'node:path';
import { contentOf, temporaryFolders } from '../../test/support/catalog/folders';
import { readCatalog, type FoundVersion } from '../../test/support/catalog/reader';
import { serveFolder } from '../../test/support/catalog/static-server';
import { readExtension } from './extension';
import { releaseOf } from './make';
import { publish } from './publish';
import type { Release } from './release';

const ROOT = path.resolve(__dirname, '../..');
const { name, version } = readExtension(path.join(ROOT, 'pkg/elemental'));
const BUILT = path.join(ROOT, 'dist-pkg', `${ name }-${ version }`);

let release: Release;

beforeAll(async () => {
  release = await releaseOf(ROOT, BUILT);
}, 60_000);

describe('the catalog of the package as it is built', () => {
  const newFolder = temporaryFolders();

  /** What somebody finds who has the address of the catalog. */
  async function found(): Promise<FoundVersion> {
    const folder = newFolder();

    publish(folder, release);
    const server = await serveFolder(folder, '/elemental');

    try {
      const [only] = await readCatalog(server.url);

      if (!only) {
        throw new Error('The catalog is empty');
      }

      return only;
    } finally {
      await server.close();
    }
  }

  it('can be read, and has all that the page "Extensions" shows', async () => {
    const { chart, plugin } = await found();

    expect([...chart.keys()]).toStrictEqual([
      'Chart.yaml', 'LICENSE', 'README.md', 'THIRD-PARTY-NOTICES.txt', 'app-readme.md',
      'templates/NOTES.txt', 'templates/_catalog.tpl', 'templates/uiplugin.yaml', 'values.schema.json', 'values.yaml',
    ]);
    expect(chart.get('README.md')?.toString().match(/<img width="100%" alt="[^"]+" src="data:image\/jpeg;base64,/g)).toHaveLength(3);
    expect([...plugin.keys()]).toStrictEqual(expect.arrayContaining(['plugin/LICENSE', 'plugin/THIRD-PARTY-NOTICES.txt', 'plugin/package.json']));
  });

  it('is the same when it is made again', async () => {
    const again = await releaseOf(ROOT, BUILT);

    expect(again.entry).toStrictEqual(release.entry);
    expect([...again.files].every(([file, content]) => release.files.get(file)?.equals(content))).toBe(true);
  }, 60_000);

  it('has minified code, and neither source maps nor reports', async () => {
    const { plugin } = await found();
    const code = [...plugin].filter(([file]) => file.endsWith('.js'));
    const lines = code.flatMap(([, content]) => content.toString().split('\n'));

    expect([...plugin.keys()].filter((file) => /\.map$|report|\/\./.test(file))).toStrictEqual([]);
    expect(lines.filter((line) => line.startsWith('//# sourceMappingURL='))).toStrictEqual([]);
    expect(lines.join('').length / lines.length).toBeGreaterThan(1000);
  });

  it('names no folder of the machine that it was built on, and no address of a registry', async () => {
    const folder = newFolder();
    const own = [ROOT, path.join(homedir(), '.cache'), path.join(homedir(), '.npm'), ...registries()];

    publish(folder, release);
    const texts = [...contentOf(folder), ...(await found()).chart];

    for (const text of own) {
      expect(texts.filter(([, content]) => content.includes(text)).map(([file]) => file)).toStrictEqual([]);
    }
  });

  it('gives notice of everybody whose code is in it', async () => {
    const notices = (await found()).chart.get('THIRD-PARTY-NOTICES.txt')?.toString() ?? '';

    for (const known of ['@rancher/shell', 'lodash', 'yaml', '@noble/hashes', 'semver']) {
      expect(notices).toMatch(new RegExp(`^${ known } \\d+\\.\\d+\\.\\d+ \\(`, 'm'));
    }
  });
});

/** The host of the registry that npm installs from here, unless it is everybody's. */
function registries(): string[] {
  const { host } = new URL(execFileSync('npm', ['config', 'get', 'registry'], { cwd: ROOT, encoding: 'utf8' }).trim());

  return [host].filter((one) => one !== 'registry.npmjs.org');
}
