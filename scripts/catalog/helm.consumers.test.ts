import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { findHelm } from '../../local-rancher/builds/helm';
import { startCatalogApi, type CatalogObjects } from '../../test/support/catalog/catalog-api';
import { temporaryFolders } from '../../test/support/catalog/folders';
import { operation, repository } from '../../test/support/catalog/rancher-objects';
import { sampleRelease } from '../../test/support/catalog/sources';
import { serveFolder } from '../../test/support/catalog/static-server';
import { publish } from './publish';
import type { Release } from './release';

let helm: string;
let release: Release;

beforeAll(async () => {
  helm = await findHelm(() => undefined);
  release = await sampleRelease();
}, 300_000);

const newFolder = temporaryFolders();

/** The path of the chart's archive. */
function chart(): string {
  const file = path.join(newFolder(), 'chart.tgz');

  writeFileSync(file, release.files.get(release.entry.urls[0] ?? '') ?? '');

  return file;
}

/** Runs Helm beside this process, which may have to answer it. Rejects with what Helm says. */
function runHelm(...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(helm, args, { env: { ...process.env, HOME: newFolder() } });
    const output = { stdout: '', stderr: '' };

    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].on('data', (chunk) => {
        output[stream] += String(chunk);
      });
    }
    child.on('close', (code) => {
      if (code === 0) {
        resolve(output.stdout);
      } else {
        reject(new Error(output.stderr));
      }
    });
  });
}

const INTO = ['--namespace', 'cattle-ui-plugin-system'];

/** `spec.plugin` of the UIPlugin as Helm renders it. */
async function rendered(...args: string[]): Promise<unknown> {
  const { spec } = parse(await runHelm('template', 'elemental', chart(), ...INTO, ...args)) as { spec: { plugin: unknown } };

  return spec.plugin;
}

/** The same in a cluster with these objects, which the templates can look up. */
async function renderedIn(objects: CatalogObjects, ...args: string[]): Promise<unknown> {
  const api = await startCatalogApi(objects, newFolder());

  try {
    return await rendered('--dry-run=server', '--kubeconfig', api.kubeconfig, ...args);
  } finally {
    await api.close();
  }
}

describe('Helm and the chart', () => {
  it('finds nothing to complain about, but that the icon has no address of its own: it is where the catalog is', () => {
    const { stdout } = spawnSync(helm, ['lint', '--strict', chart(), ...INTO, '--set', 'catalog.url=https://example.com'], { encoding: 'utf8' });

    expect(stdout.match(/^\[.*$/gm)).toStrictEqual(['[ERROR] Chart.yaml: invalid icon URL \'plugin/elemental-0.1.0/icon.svg\'']);
  });

  it('renders all that Rancher needs', async () => {
    expect(await rendered('--set', 'catalog.url=https://example.com/charts/')).toStrictEqual({
      name: 'elemental',
      version: '0.1.0',
      endpoint: 'https://example.com/charts/plugin/elemental-0.1.0',
      compressedEndpoint: 'https://example.com/charts/plugin/elemental-0.1.0.tgz',
      noCache: false,
      noAuth: false,
      metadata: { 'catalog.cattle.io/display-name': 'Elemental', 'catalog.cattle.io/ui-extensions-version': '>= 3.0.0 < 4.0.0' },
    });
  });

  it('takes an endpoint of your own as it is', async () => {
    expect(await rendered('--set', 'plugin.endpoint=http://files.example.com/x'))
      .toMatchObject({ endpoint: 'http://files.example.com/x', compressedEndpoint: '' });
  });

  it('refuses values that can\'t be right, and other namespaces', async () => {
    await expect(rendered('--set', 'catalog.url=example.com')).rejects.toThrow('/catalog/url');
    await expect(rendered('--set', 'catalog.url=https://example.com', '--namespace', 'default')).rejects.toThrow('cattle-ui-plugin-system');
  });

  it('says what to do where nobody says where the catalog is', async () => {
    await expect(rendered()).rejects.toThrow('set the value catalog.url');
  });
});

describe('Helm and the catalog', () => {
  it('is found, downloaded, and shows its README, from any path of any server', async () => {
    const folder = newFolder();

    publish(folder, release);
    publish(folder, await sampleRelease('0.2.0'));
    const server = await serveFolder(folder, '/some/where');

    try {
      const readme = await runHelm('show', 'readme', 'elemental', '--repo', server.url, '--version', '0.1.0');
      const newest = parse(await runHelm('show', 'chart', 'elemental', '--repo', server.url)) as { version: string };

      expect(readme).toContain('### 0.1.0 (2026-11-23)');
      expect(newest.version).toBe('0.2.0');
    } finally {
      await server.close();
    }
  });
});

describe('the endpoint, in a Rancher', () => {
  const SITE = repository('elemental', { url: 'https://example.com/elemental/' });
  // as "Import Extension Catalog" makes it of the image registry.example.com/mirror/renamed:0.1.0
  const RENAMED_IMAGE = repository('renamed-charts', { url: 'http://renamed-svc.cattle-ui-plugin-system.svc:8080' });

  it('is where the repository is that the operation installs from', async () => {
    expect(await renderedIn({ clusterrepos: [SITE, RENAMED_IMAGE], operations: [operation('elemental', 1)] }))
      .toMatchObject({ endpoint: 'https://example.com/elemental/plugin/elemental-0.1.0' });
  });

  it('is the service in the cluster for an image of any name', async () => {
    expect(await renderedIn({ clusterrepos: [SITE, RENAMED_IMAGE], operations: [operation('renamed-charts', 1)] })).toMatchObject({
      endpoint: 'http://renamed-svc.cattle-ui-plugin-system.svc:8080/plugin/elemental-0.1.0',
      compressedEndpoint: 'http://renamed-svc.cattle-ui-plugin-system.svc:8080/plugin/elemental-0.1.0.tgz',
    });
  });

  it('follows the newest operation for this release, in whatever order they are listed', async () => {
    const operations = [operation('elemental', 1), operation('renamed-charts', 3), operation('elemental', 2), operation('elemental', 4, 'other')];

    for (const listed of [operations, [...operations].reverse()]) {
      expect(await renderedIn({ clusterrepos: [SITE, RENAMED_IMAGE], operations: listed }))
        .toMatchObject({ endpoint: expect.stringContaining('http://renamed-svc') as unknown });
    }
  });

  it('passes over operations that say nothing: of an uninstall, or not begun', async () => {
    const operations = [operation('elemental', 1), { metadata: { name: 'a', creationTimestamp: '2026-11-23T09:00:00Z' } }, {
      metadata: { name: 'b', creationTimestamp: '2026-11-23T09:00:00Z' },
      status: { action: 'uninstall', releaseName: 'elemental', command: ['helm', 'uninstall', 'elemental'] },
    }];

    expect(await renderedIn({ clusterrepos: [SITE], operations })).toMatchObject({ endpoint: expect.stringContaining('https://example.com') as unknown });
  });

  it('is what the values say, if they say it', async () => {
    expect(await renderedIn({ clusterrepos: [SITE], operations: [operation('elemental', 1)] }, '--set', 'catalog.url=http://10.0.0.1:8080'))
      .toMatchObject({ endpoint: 'http://10.0.0.1:8080/plugin/elemental-0.1.0' });
  });

  it('is asked for where the repository has no web address', async () => {
    const objects = { clusterrepos: [repository('git', { gitRepo: 'https://example.com/x.git' })], operations: [operation('git', 1)] };

    await expect(renderedIn(objects)).rejects.toThrow('repository "git" has no web address');
    await expect(renderedIn({ ...objects, operations: [] })).rejects.toThrow('set the value catalog.url');
    await expect(renderedIn({ ...objects, operations: [operation('gone', 1)] })).rejects.toThrow('repository "gone" has no web address');
  });
});
