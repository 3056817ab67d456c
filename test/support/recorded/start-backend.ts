import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBackend, freePorts, startBackend } from '../../../local-rancher/backend';
import { keepTestBackend } from './backend-process';

/**
 * jest's global set-up for `RECORDED=1 npx jest`: a fresh backend on free ports. Tests find it through
 * `BACKEND_KUBECONFIG` (a file's path), `BACKEND_KUBE_URL`, `BACKEND_STEVE_URL` and `BACKEND_ETCD_URL` in the environment.
 */
export default async function startTestBackend(): Promise<void> {
  const log = (line: string): void => {
    console.error(line);
  };
  const binary = await buildBackend({ log });
  const dataDir = await mkdtemp(join(tmpdir(), 'elemental-backend-'));
  const [etcd = 0, etcdPeer = 0, kube = 0, steve = 0] = await freePorts(4);
  const backend = await startBackend({ binary, dataDir, ports: { etcd, etcdPeer, kube, steve }, log });

  keepTestBackend({ backend, dataDir });
  process.env.BACKEND_KUBECONFIG = backend.kubeconfig;
  process.env.BACKEND_KUBE_URL = backend.kubeUrl;
  process.env.BACKEND_STEVE_URL = backend.steveUrl;
  process.env.BACKEND_ETCD_URL = `http://127.0.0.1:${ etcd }`;
}
