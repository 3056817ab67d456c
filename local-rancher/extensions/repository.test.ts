import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { serveFolder, type StaticServer } from '../../test/support/catalog/static-server';
import { writeCatalog } from '../../test/support/fixture-catalog';
import { temporaryFolder } from '../rancher-api/testing/folder';
import { withChart } from './chart';
import { addressIn, chartVersion, downloadIndex, type ChartVersion } from './repository-index';

const { folder, remove } = temporaryFolder({
  'html/index.yaml': '<html>: [not: yaml', 'empty/index.yaml': 'apiVersion: v1\n', 'elsewhere/index.yaml': 'entries: {}\n',
});
let server: StaticServer;

beforeAll(async () => {
  server = await serveFolder(folder);
  writeCatalog(folder, server.url, [{ name: 'ship', version: '0.1.0', readme: '# Ship', appReadme: 'Sails.' }, { name: 'ship', version: '0.2.0' }]);
});

afterAll(async () => {
  await server.close();
  remove();
});

describe('the index of a repository', () => {
  it.each(['', '/'])('is downloaded from an address that ends with "%s"', async (end) => {
    const index = await downloadIndex(`${ server.url }${ end }`);

    expect(Object.keys(index.entries)).toEqual(['ship']);
    expect(chartVersion(index, 'ship', '0.1.0')).toMatchObject({ name: 'ship', version: '0.1.0', urls: ['ship-0.1.0.tgz'] });
  });

  it.each([['ship', '0.3.0'], ['boat', '0.1.0'], ['toString', '0.1.0']])('has no %s %s', async (name, version) => {
    const index = await downloadIndex(server.url);

    expect(() => chartVersion(index, name, version)).toThrow(`The repository has no chart "${ name }" in version "${ version }"`);
  });

  it.each([
    ['http://127.0.0.1:1', 'http://127.0.0.1:1/index.yaml can\'t be reached: '],
    ['ftp://127.0.0.1', 'ftp://127.0.0.1/index.yaml can\'t be downloaded: the local Rancher knows only http and https'],
    ['harbour', '"harbour/index.yaml" is no address'],
  ])('says why it can\'t be downloaded from %s', async (address, message) => {
    await expect(downloadIndex(address)).rejects.toThrow(message);
  });

  it.each([
    ['nowhere', 'the server answers 404'],
    ['html', 'is no index of a Helm repository'],
    ['empty', 'is no index of a Helm repository'],
  ])('says what is wrong with what is at /%s', async (where, message) => {
    await expect(downloadIndex(`${ server.url }/${ where }`)).rejects.toThrow(message);
  });
});

describe('addresses in a repository', () => {
  it.each([
    ['http://a.test/charts', 'b.tgz', 'http://a.test/charts/b.tgz'],
    ['http://a.test/charts/', 'b.tgz', 'http://a.test/charts/b.tgz'],
    ['http://a.test/charts', 'https://c.test/b.tgz', 'https://c.test/b.tgz'],
  ])('of %s: %s is %s', (repository, file, address) => {
    expect(addressIn(repository, file)).toBe(address);
  });
});

describe('a chart', () => {
  const version = async (name = '0.1.0'): Promise<ChartVersion> => chartVersion(await downloadIndex(server.url), 'ship', name);

  it('is downloaded, checked and unpacked', async () => {
    const { archive, ...chart } = await withChart(server.url, await version(), (found) => (
      Promise.resolve({ ...found, archive: createHash('sha256').update(readFileSync(found.archive)).digest('hex') })
    ));

    expect(archive).toBe((await version()).digest);
    expect(chart).toMatchObject({
      metadata: { name: 'ship', version: '0.1.0', annotations: { 'catalog.cattle.io/ui-component': 'plugins' } },
      values: { plugin: { name: 'ship', version: '0.1.0', noCache: false } },
      readme: '# Ship',
      appReadme: 'Sails.',
    });
  });

  it('may do without a text for those who install it', async () => {
    expect(await withChart(server.url, await version('0.2.0'), ({ appReadme }) => Promise.resolve(appReadme))).toBe('');
  });

  it('is refused when its archive was exchanged', async () => {
    const found = await version('0.2.0');

    writeFileSync(path.join(folder, 'ship-0.2.0.tgz'), 'something else');
    await expect(withChart(server.url, found, () => Promise.resolve())).rejects.toThrow('isn\'t the one that the repository\'s index promises');
  });

  it('needs an address', async () => {
    const lost = { ...await version(), urls: undefined };

    await expect(withChart(server.url, lost, () => Promise.resolve())).rejects.toThrow('has no address for ship 0.1.0');
  });
});
