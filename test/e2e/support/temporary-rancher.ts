import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildBackend, freePorts } from '../../../local-rancher/backend';
import { startLocalRancher, type LocalRancher, type LocalRancherOptions } from '../../../local-rancher/local-rancher';

type Options = Pick<LocalRancherOptions, 'dashboard' | 'extension' | 'installed' | 'rancherVersion'>;

const log = (): void => undefined;

/**
 * Starts a Rancher of its own on free ports for as long as it is used, then removes its data. The backend is built already.
 *
 * @param use gets it, and a folder that goes with it
 */
export async function withTemporaryRancher(options: Options, use: (local: LocalRancher, folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'elemental-own-'));
  const [port = 0, etcd = 0, etcdPeer = 0, kube = 0, steve = 0] = await freePorts(5);
  const local = await startLocalRancher({
    ...options,
    backend: await buildBackend({ log }),
    dataDir: path.join(folder, 'data'),
    port,
    backendPorts: { etcd, etcdPeer, kube, steve },
    fresh: true,
    log,
  });

  await use(local, folder);
  await local.stop();
  await rm(folder, { recursive: true });
}
