import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { cached, hashOf } from './cache';
import { run } from './run';

const ROOT = path.resolve(__dirname, '../..');
const SHELL = 'node_modules/@rancher/shell/package.json';

/** Where the dashboard is served; the build needs it with its last slash. */
const BASE = '/dashboard/';

/**
 * The folder of the built dashboard: the shell's, without our extension, for it is loaded as an installed one. Built once
 * for each version of the shell, which takes about two minutes.
 */
export async function buildDashboard(log: (line: string) => void): Promise<string> {
  const hash = await hashOf(ROOT, ['vue.config.js', 'babel.config.js', SHELL]);
  const { rancherVersion } = JSON.parse(await readFile(path.join(ROOT, SHELL), 'utf8')) as { rancherVersion: string };

  return cached({
    kind: 'dashboard',
    hash,
    build: async (folder) => {
      log('Building the dashboard: about 2 minutes, and only once for each version of the shell.');
      await run(path.join(ROOT, 'node_modules/.bin/vue-cli-service'), ['build'], {
        cwd: ROOT,
        env: {
          DASHBOARD_ONLY: '1',
          NODE_ENV: 'production',
          NODE_OPTIONS: '--max-old-space-size=8192',
          ROUTER_BASE: BASE,
          RESOURCE_BASE: BASE,
          OUTPUT_DIR: folder,
          DASHBOARD_VERSION: `v${ rancherVersion }.0`,
        },
      });
    },
  });
}
