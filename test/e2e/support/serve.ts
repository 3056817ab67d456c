import { createWriteStream } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buildBackend, freePorts } from '../../../local-rancher/backend';
import { buildDashboard } from '../../../local-rancher/builds/dashboard';
import { buildExtension } from '../../../local-rancher/builds/extension';
import { startLocalRancher, type LocalRancher, type LocalRancherOptions } from '../../../local-rancher/local-rancher';
import { growFleet } from '../../../local-rancher/sample-data';
import type { Served } from './global-setup';

/** What the servers have to say. */
const LOG_FILE = path.resolve(__dirname, '../../../reports/e2e-servers.log');

function log(line: string): void {
  console.log(line);
}

type Shared = Pick<LocalRancherOptions, 'backend' | 'dashboard' | 'extension' | 'log'>;

/** Starts a Rancher on free ports, with nothing in it yet. */
async function serveOne(shared: Shared, dataDir: string, elemental: boolean): Promise<LocalRancher> {
  const [port = 0, etcd = 0, etcdPeer = 0, kube = 0, steve = 0] = await freePorts(5);

  return startLocalRancher({ ...shared, dataDir, port, backendPorts: { etcd, etcdPeer, kube, steve }, fresh: true, elemental });
}

/** Serves one Rancher with Elemental and one without until standard input ends, then stops them and removes their data. */
async function serve(): Promise<void> {
  await fs.mkdir(path.dirname(LOG_FILE), { recursive: true });
  const logFile = createWriteStream(LOG_FILE);
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'elemental-e2e-'));
  const extension = await buildExtension('release', log);
  const shared = {
    backend: await buildBackend({ log }),
    dashboard: await buildDashboard(log),
    extension: () => extension,
    log: (line: string) => {
      logFile.write(`${ line }\n`);
    },
  };
  const local = await serveOne(shared, path.join(folder, 'with'), true);
  const bare = await serveOne(shared, path.join(folder, 'without'), false);

  await growFleet(local, { log });
  await local.untilListed();
  const { url, backend: { kubeconfig }, etcdUrl, hostsDir } = local;
  const served: Served = { url, kubeconfig, etcdUrl, hostsDir, bareUrl: bare.url, bareKubeconfig: bare.backend.kubeconfig };

  console.log(`served ${ JSON.stringify(served) }`);
  process.stdin.resume();
  process.stdin.once('end', () => {
    void Promise.all([local.stop(), bare.stop()]).then(() => fs.rm(folder, { recursive: true }));
  });
}

void serve();
