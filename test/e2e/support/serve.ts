import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buildBackend, freePorts } from '../../../local-rancher/backend';
import { buildDashboard } from '../../../local-rancher/builds/dashboard';
import { extensionFolder } from '../../../local-rancher/builds/extension';
import { startLocalRancher } from '../../../local-rancher/local-rancher';
import { growFleet } from '../../../local-rancher/sample-data';
import type { Served } from './global-setup';

/** Serves until its standard input ends, then stops and removes its data. */
async function serve(): Promise<void> {
  const log = (line: string): void => {
    console.log(line);
  };
  const [port = 0, etcd = 0, etcdPeer = 0, kube = 0, steve = 0] = await freePorts(5);
  const dataDir = await fs.mkdtemp(path.join(os.tmpdir(), 'elemental-e2e-'));
  const extension = await extensionFolder();
  const local = await startLocalRancher({
    backend: await buildBackend({ log }),
    dashboard: await buildDashboard(log),
    extension: () => extension,
    dataDir,
    port,
    backendPorts: { etcd, etcdPeer, kube, steve },
    fresh: true,
    log,
  });

  await growFleet(local, { log });
  const served: Served = { url: local.url, kubeconfig: local.backend.kubeconfig, hostsDir: local.hostsDir };

  console.log(`served ${ JSON.stringify(served) }`);
  process.stdin.resume();
  process.stdin.once('end', () => {
    void local.stop().then(() => fs.rm(dataDir, { recursive: true }));
  });
}

void serve();
