import path from 'node:path';
import { buildDashboard } from '../../../local-rancher/builds/dashboard';
import type { LocalRancher } from '../../../local-rancher/local-rancher';
import { serveFolder, type StaticServer } from '../../support/catalog/static-server';
import { test as base } from './fixtures';
import { withTemporaryRancher } from './temporary-rancher';

/** A Rancher with Elemental, on which our extension is not installed, and web servers that charts can be published on. */
export interface OwnRancher {
  local: LocalRancher;
  /** Serves the folder of that name, which can be filled with a catalog. */
  catalog: (name: string) => Promise<{ url: string; folder: string }>;
}

/** The tests of a file have it for themselves. Everything is built already, for the Rancher that all others share. */
export const test = base.extend<object, { own: OwnRancher }>({
  own: [async ({}, use) => {
    const dashboard = await buildDashboard(() => undefined);

    await withTemporaryRancher({ dashboard, extension: () => undefined, installed: false }, async (local, folder) => {
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
    });
  }, { scope: 'worker', timeout: 180_000 }],

  origin: async ({ own }, use) => {
    await use(own.local.url);
  },

  kubernetes: async ({ own }, use) => {
    await use(own.local.kubernetes);
  },
});

export { expect } from './fixtures';
