import { createWriteStream } from 'node:fs';
import { readFile, readdir, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buildBackend, freePorts } from '../../local-rancher/backend';
import { buildDashboard } from '../../local-rancher/builds/dashboard';
import { buildExtension } from '../../local-rancher/builds/extension';
import { startLocalRancher } from '../../local-rancher/local-rancher';
import { SESSION_COOKIE } from '../../local-rancher/rancher-api';

const REPORTS = path.resolve(__dirname, '../../reports');

/** A Rancher of its own, with the extension as users get it and nothing in it. */
export interface BenchRancher {
  url: string;
  kubeconfig: string;
  /** What the API server keeps its objects in. */
  etcdUrl: string;
  /** What etcd, kube-apiserver and steve, which are one process, take of this machine. */
  usage: () => Promise<{ memoryBytes: number; etcdBytes: number; steveCacheBytes: number }>;
  /** Stops it and removes its data. */
  stop: () => Promise<void>;
}

export async function startBenchRancher(log: (line: string) => void): Promise<BenchRancher> {
  await mkdir(REPORTS, { recursive: true });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'elemental-bench-'));
  const servers = createWriteStream(path.join(REPORTS, 'bench-servers.log'));
  const extension = await buildExtension('release', log);
  const [port = 0, etcd = 0, etcdPeer = 0, kube = 0, steve = 0] = await freePorts(5);
  const local = await startLocalRancher({
    backend: await buildBackend({ log }),
    dashboard: await buildDashboard(log),
    extension: () => extension,
    dataDir: folder,
    port,
    backendPorts: { etcd, etcdPeer, kube, steve },
    fresh: true,
    operator: false,
    log: (line) => servers.write(`${ line }\n`),
  });
  const data = path.join(folder, 'backend');

  await showAllNamespaces(local.url);

  return {
    url: local.url,
    kubeconfig: local.backend.kubeconfig,
    etcdUrl: local.etcdUrl,
    usage: async () => ({
      memoryBytes: await residentMemory(local.backend.pid),
      etcdBytes: await folderSize(path.join(data, 'etcd')),
      steveCacheBytes: await folderSize(path.join(data, 'cache')),
    }),
    stop: async () => {
      await local.stop();
      servers.end();
      await rm(folder, { recursive: true });
    },
  };
}

/**
 * A cluster's lists leave out the namespaces of the system unless told otherwise; the server would have to filter the ConfigMaps,
 * and not the machines.
 */
async function showAllNamespaces(url: string): Promise<void> {
  const headers = { 'cookie': `${ SESSION_COOKIE }=administrator`, 'content-type': 'application/json' };
  const { data: [preferences] } = await (await fetch(`${ url }/v1/userpreferences`, { headers })).json() as {
    data: [{ links: { self: string }; data: Record<string, string> }];
  };
  const body = JSON.stringify({ ...preferences, data: { ...preferences.data, 'ns-by-cluster': JSON.stringify({ local: ['all'] }) } });

  await fetch(preferences.links.self, { method: 'PUT', headers, body });
}

/** Resident memory of a process (proc(5), VmRSS); NaN where there is no /proc. */
async function residentMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${ pid }/status`, 'utf8').catch(() => '');

  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? NaN) * 1024;
}

async function folderSize(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(files.map(async (file) => {
    // the servers go on while we look
    const found = await stat(path.join(folder, file)).catch(() => undefined);

    return found?.isFile() ? found.size : 0;
  }));

  return sizes.reduce((sum, size) => sum + size, 0);
}
