import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildBackend, freePorts } from '../../../local-rancher/backend';
import { buildDashboard } from '../../../local-rancher/builds/dashboard';
import { startLocalRancher, type LocalRancher } from '../../../local-rancher/local-rancher';
import { serveFolder, type StaticServer } from '../../support/catalog/static-server';
import { test as base } from './fixtures';

/** A Rancher with Elemental, on which our extension is not installed, and web servers that charts can be published on. */
export interface OwnRancher {
  local: LocalRancher;
  /** Serves the folder of that name, which can be filled with a catalog. */
  catalog: (name: string) => Promise<{ url: string; folder: string }>;
}

const log = (): void => undefined;

/** The tests of a file have it for themselves. Everything is built already, for the Rancher that all others share. */
export const test = base.extend<object, { own: OwnRancher }>({
  own: [async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'elemental-own-'));
    const [port = 0, etcd = 0, etcdPeer = 0, kube = 0, steve = 0] = await freePorts(5);
    const local = await startLocalRancher({
      backend: await buildBackend({ log }),
      dashboard: await buildDashboard(log),
      extension: () => undefined,
      installed: false,
      dataDir: path.join(folder, 'data'),
      port,
      backendPorts: { etcd, etcdPeer, kube, steve },
      fresh: true,
      log,
    });
    const servers: StaticServer[] = [];

    await use({
      local,
      catalog: async (name) => {
        const server = await serveFolder(path.join(folder, name));

        servers.push(server);

        return { url: server.url, folder: path.join(folder, name) };
      },
    });
    await Promise.all(servers.map((server) => server.close()));
    await local.stop();
    await rm(folder, { recursive: true });
  }, { scope: 'worker', timeout: 180_000 }],

  origin: async ({ own }, use) => {
    await use(own.local.url);
  },

  kubernetes: async ({ own }, use) => {
    await use(own.local.kubernetes);
  },
});

export { expect } from './fixtures';
