import { randomBytes } from 'node:crypto';
import { parse } from 'yaml';
import { builtPackage, extension, sampleRelease } from '../../test/support/catalog/sources';
import { chartFiles, chartMetadata } from './chart';

const CHANGES = [{ version: '0.1.0', released: new Date('2026-11-23T00:00:00Z'), text: '- The first' }];

describe('the chart', () => {
  it('is one that Rancher shows on the page "Extensions"', () => {
    const { annotations, name, version } = chartMetadata(extension());

    expect({ name, version }).toStrictEqual({ name: 'elemental', version: '0.1.0' });
    expect(annotations).toMatchObject({
      'catalog.cattle.io/ui-component': 'plugins',
      'catalog.cattle.io/namespace': 'cattle-ui-plugin-system',
      'catalog.cattle.io/ui-extensions-version': '>= 3.0.0 < 4.0.0',
    });
  });

  it('claims nothing that isn\'t ours, and nothing that makes it uninstallable', () => {
    const { annotations } = chartMetadata(extension());

    expect(Object.keys(annotations).filter((key) => /certified|ui-extensions-host/.test(key))).toStrictEqual([]);
  });

  it('has values that say for which Rancher it is, ask for a copy to be kept, and hold no address', () => {
    const values = chartFiles(extension(), CHANGES, new Map()).get('elemental/values.yaml');

    expect(parse(String(values))).toStrictEqual({
      catalog: { url: '' },
      plugin: { endpoint: '', compressedEndpoint: '', noCache: false, noAuth: false, metadata: extension().annotations },
    });
  });

  it('brings licence and notices along', () => {
    expect([...chartFiles(extension(), CHANGES, new Map([['LICENSE', Buffer.from('')]])).keys()]).toContain('elemental/LICENSE');
  });
});

describe('release', () => {
  it('refuses a build of another version, or of nothing', async () => {
    await expect(sampleRelease('0.1.0', { packageFiles: builtPackage('0.0.9') })).rejects.toThrow('is elemental 0.0.9, not elemental 0.1.0');
    await expect(sampleRelease('0.1.0', { packageFiles: new Map() })).rejects.toThrow('build it again');
  });

  it('refuses a version that says nothing of what it brings', async () => {
    await expect(sampleRelease('0.1.0', { changelog: '# Changelog' })).rejects.toThrow('no entry for 0.1.0');
  });

  it('refuses a chart that Helm could not keep', async () => {
    await expect(sampleRelease('0.1.0', { legal: new Map([['LICENSE', randomBytes(400_000)]]) })).rejects.toThrow('smaller pictures');
  });
});
