import path from 'node:path';
import { startBackend, type BackendPorts, type RunningBackend } from './backend';
import { installCrds, readCrds } from './crds';
import { applyAll } from './kubernetes/apply';
import { findHelm } from './builds/helm';
import { startExtensions, type Extensions } from './extensions';
import { Helm } from './extensions/helm';
import { startOperator, type Operator } from './elemental-operator';
import { connect, type Kubernetes } from './kubernetes/connection';
import { untilSteveLists } from './kubernetes/steve-lists';
import { startProvisioning, type Provisioning } from './provisioning';
import { DEFAULT_RANCHER_VERSION, kubeEndpoint, rancherObjects, startRancherApi, type RancherApi } from './rancher-api';

export interface LocalRancherOptions {
  /** Path of the compiled backend. */
  backend: string;
  /** Folder of the built dashboard. */
  dashboard: string;
  /** Folder of the built extension, looked up for each request, so that a rebuild shows. */
  extension: () => string | undefined;
  /** Whether the built extension is installed from the start, as it is unless said otherwise; else a person does it on the page Extensions. */
  installed?: boolean;
  /** Folder of the catalog to install it from, looked up for each request. */
  catalog?: () => string | undefined;
  /** Folder for everything that survives a restart. */
  dataDir: string;
  /** The port to open in a browser. */
  port: number;
  backendPorts: BackendPorts;
  /** Start without the data of earlier runs. */
  fresh: boolean;
  /** Which Rancher it says it is, e.g. `v2.12.0`: that of the dashboard. */
  rancherVersion?: string;
  /** Whether Elemental is installed on this Rancher; it is unless said otherwise. */
  elemental?: boolean;
  /**
   * Whether the stand-ins for its operator and for Rancher's provisioning run, as they do unless said otherwise; without them
   * objects stay as they are written.
   */
  operator?: boolean;
  /** Gets a line for what takes time or goes wrong. */
  log: (line: string) => void;
}

export interface LocalRancher {
  /** Where the browser goes, e.g. `http://localhost:8443`. */
  url: string;
  /** Where simulated hosts are kept. */
  hostsDir: string;
  kubernetes: Kubernetes;
  backend: RunningBackend;
  /** What the API server keeps its objects in, e.g. `http://127.0.0.1:2379`. */
  etcdUrl: string;
  /**
   * Resolves when steve answers a list of each kind. After much was written at once it may answer none for two minutes: a query inside of a
   * transaction waits for a connection that waits for the end of the transaction, as long as SQLite's busy timeout lasts (steve v0.10.2,
   * pkg/sqlcache/store/store.go, updateExternalInfo).
   */
  untilListed: () => Promise<void>;
  stop: () => Promise<void>;
}

/** Longer than steve can be in that state. */
const LISTED_MS = 180_000;

/** Starts the API server, what Rancher adds to it, and the stand-in for Elemental's operator; resolves when all of it answers. */
export async function startLocalRancher(options: LocalRancherOptions): Promise<LocalRancher> {
  const { log, dataDir, fresh, elemental = true, installed = true, catalog = () => undefined, rancherVersion = DEFAULT_RANCHER_VERSION } = options;
  const backend = await startBackend({ binary: options.backend, dataDir: path.join(dataDir, 'backend'), ports: options.backendPorts, fresh, log });
  const kubernetes = connect(backend.kubeconfig);
  const serverUrl = `http://localhost:${ options.port }`;
  let operator: Operator | undefined;
  let provisioning: Provisioning | undefined;
  let extensions: Extensions | undefined;
  let api: RancherApi | undefined;
  let kinds: ReturnType<typeof readCrds> = [];

  async function stop(): Promise<void> {
    await api?.stop();
    await extensions?.stop();
    await provisioning?.stop();
    await operator?.stop();
    await backend.stop();
  }

  try {
    const { crds, objects } = rancherObjects({ serverUrl, rancherVersion });

    kinds = elemental ? [...crds, ...readCrds()] : crds;

    await installCrds(kubernetes, kinds);
    await untilSteveLists(backend.steveUrl, kinds);
    for (const group of objects) {
      await applyAll(kubernetes, group);
    }
    if (elemental && options.operator !== false) {
      operator = await startOperator({ kubernetes, log });
      provisioning = await startProvisioning({ kubernetes, serverUrl, log });
    }
    extensions = await startExtensions({
      kubernetes,
      serverUrl,
      dataDir: path.join(dataDir, 'extensions'),
      built: { folder: options.extension, packageJson: path.resolve(__dirname, '../pkg/elemental/package.json') },
      install: installed,
      catalog,
      helm: new Helm(() => findHelm(log), backend.kubeconfig),
      log,
    });
    api = await startRancherApi({
      port: options.port,
      steveUrl: backend.steveUrl,
      ...kubeEndpoint(kubernetes.config),
      dashboardDir: options.dashboard,
      rancherVersion,
      modules: extensions.modules,
      mounts: operator && provisioning ? [{ path: '/elemental/', ...operator.registrationServer }, provisioning.mount] : [],
    });
  } catch (error) {
    await stop();
    throw error;
  }

  const etcdUrl = `http://127.0.0.1:${ options.backendPorts.etcd }`;

  const untilListed = (): Promise<void> => untilSteveLists(backend.steveUrl, kinds, LISTED_MS);

  return { url: api.url, hostsDir: path.join(dataDir, 'hosts'), kubernetes, backend, etcdUrl, untilListed, stop };
}
