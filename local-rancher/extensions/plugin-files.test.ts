import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { serveFolder, type StaticServer } from '../../test/support/catalog/static-server';
import { writeCatalog } from '../../test/support/fixture-catalog';
import { temporaryFolder } from '../rancher-api/testing/folder';
import { PluginFiles } from './plugin-files';
import type { PluginEntry } from './resources';

const { folder, remove } = temporaryFolder({ 'catalog/plugin/empty/files.txt': '' });
const catalog = path.join(folder, 'catalog');
const kept = path.join(folder, 'kept');
const files = new PluginFiles(kept);
let server: StaticServer;

const plugin = (more: Partial<PluginEntry> = {}): PluginEntry => ({ name: 'ship', version: '0.1.0', endpoint: `${ server.url }/plugin/ship-0.1.0`, ...more });
const contentOf = (entry: PluginEntry, file: string): string => readFileSync(path.join(files.folderOf(entry), 'plugin', file), 'utf8');

beforeAll(async () => {
  server = await serveFolder(catalog);
  writeCatalog(catalog, server.url, [{ name: 'ship', version: '0.1.0', files: { 'ship.js': 'listed()', 'parts/1.js': 'part()' } }]);
});

beforeEach(async () => {
  await files.forget(plugin());
});

afterAll(async () => {
  await server.close();
  remove();
});

describe('the files of an extension', () => {
  it('are those that its list names', async () => {
    await files.fetch(plugin());

    expect(files.has(plugin())).toBe(true);
    expect(contentOf(plugin(), 'ship.js')).toBe('listed()');
    expect(contentOf(plugin(), 'parts/1.js')).toBe('part()');
  });

  it('come from the archive, if there is one', async () => {
    const source = path.join(folder, 'archived');

    cpSync(path.join(catalog, 'plugin/ship-0.1.0'), path.join(source, '0.1.0'), { recursive: true });
    writeFileSync(path.join(source, '0.1.0/plugin/ship.js'), 'archived()');
    execFileSync('tar', ['-czf', path.join(catalog, 'ship.tgz'), '-C', source, '0.1.0']);
    await files.fetch(plugin({ compressedEndpoint: `${ server.url }/ship.tgz` }));

    expect(contentOf(plugin(), 'ship.js')).toBe('archived()');
    expect(readdirSync(files.folderOf(plugin())).sort()).toEqual(['files.txt', 'plugin']);
  });

  it('come one by one if the archive can\'t be had', async () => {
    await files.fetch(plugin({ compressedEndpoint: `${ server.url }/nowhere.tgz` }));

    expect(contentOf(plugin(), 'ship.js')).toBe('listed()');
  });

  it.each([
    ['that has no endpoint', { endpoint: '' }, 'has no endpoint'],
    ['of another version', { version: '0.2.0' }, 'are those of version 0.1.0, and 0.2.0 is to be installed'],
    ['without package.json', { endpoint: 'empty' }, 'package.json'],
    ['whose archive alone is missing', { endpoint: '', compressedEndpoint: 'nowhere.tgz' }, 'the server answers 404'],
  ])('of one %s are refused, and nothing of them stays', async (_, more, message) => {
    const at = (address: string | undefined): string | undefined => address && `${ server.url }/plugin/${ address }`;
    const entry = plugin({
      ...more,
      ...('endpoint' in more ? { endpoint: at(more.endpoint) } : {}),
      ...('compressedEndpoint' in more ? { compressedEndpoint: at(more.compressedEndpoint) } : {}),
    });

    await expect(files.fetch(entry)).rejects.toThrow(message);
    expect(files.has(entry)).toBe(false);
    expect(readdirSync(kept)).toEqual([]);
  });

  it('stay in their folder, whatever the list names', async () => {
    const list = path.join(catalog, 'plugin/ship-0.1.0/files.txt');
    const before = readFileSync(list, 'utf8');

    writeFileSync(list, '../../../../../escaped.txt\n');
    writeFileSync(path.join(catalog, 'escaped.txt'), 'out');
    await expect(files.fetch(plugin())).rejects.toThrow('has one outside of its folder');
    expect(existsSync(path.join(folder, 'escaped.txt'))).toBe(false);
    writeFileSync(list, before);
  });

  it.each([['..', '0.1.0'], ['a/b', '0.1.0'], ['ship', '../../0.1.0']])('of "%s" in version "%s" have a folder below the others', (name, version) => {
    expect(path.dirname(files.folderOf({ name, version }))).toBe(kept);
  });
});
