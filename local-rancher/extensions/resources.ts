import type { Condition, Resource } from '../controllers/resources';
import type { Kind } from '../controllers/writes';

const CATALOG = { group: 'catalog.cattle.io', version: 'v1' };

export const API_VERSION = `${ CATALOG.group }/${ CATALOG.version }`;
export const CLUSTER_REPOS: Kind = { ...CATALOG, plural: 'clusterrepos' };
export const APPS: Kind = { ...CATALOG, plural: 'apps' };
export const OPERATIONS: Kind = { ...CATALOG, plural: 'operations' };
export const UI_PLUGINS: Kind = { ...CATALOG, plural: 'uiplugins' };

/** Where extensions are installed; the dashboard looks for them nowhere else (the shell's `config/uiplugins.js`). */
export const EXTENSIONS_NAMESPACE = 'cattle-ui-plugin-system';

/** On an App: the repository that its chart came from. */
export const REPOSITORY_LABEL = 'catalog.cattle.io/cluster-repo-name';

/** A Helm repository as a person adds it to Rancher. It is in no namespace. */
export interface ClusterRepo extends Resource {
  metadata: Resource['metadata'] & { generation?: number };
  spec: {
    /** Of a repository of files; the one of `index.yaml` without that. */
    url?: string;
    /** Of a repository in git, which the local Rancher doesn't know. */
    gitRepo?: string;
    enabled?: boolean;
    /** A moment: changed by "Refresh" in the dashboard. */
    forceUpdate?: string;
  };
  status?: ClusterRepoStatus;
}

export interface ClusterRepoStatus {
  url?: string;
  /** When the index was downloaded last. */
  downloadTime?: string;
  observedGeneration?: number;
  conditions?: Condition[];
}

/** `Chart.yaml`, as far as it is needed; the rest of it is kept. */
export interface ChartMetadata {
  name: string;
  version: string;
  icon?: string;
  annotations?: Record<string, string>;
}

/** Something that Helm would have made, for the objects of a release. */
export interface ObjectReference {
  apiVersion: string;
  kind: string;
  name: string;
  namespace?: string;
}

/** A Helm release. */
export interface App extends Resource {
  spec: {
    name: string;
    namespace: string;
    /** Counts installs and upgrades. */
    version: number;
    chart: { metadata: ChartMetadata; values: object };
    values: object;
    info: { firstDeployed: string; lastDeployed: string; status: 'deployed' };
    resources: ObjectReference[];
  };
  status?: { summary: { state: string; transitioning: boolean; error: boolean } };
}

/** What becomes of a request to install, upgrade or uninstall. */
export interface Operation extends Resource {
  status?: OperationStatus;
}

export type Action = 'install' | 'upgrade' | 'uninstall';

export interface OperationStatus {
  action: Action;
  releaseName: string;
  namespace: string;
  chart?: string;
  version?: string;
  /** As Rancher calls Helm. A chart can read it, to learn from which repository it comes. */
  command: string[];
  /** Rancher lets Helm run in a Pod, whose output the dashboard shows. There is none here. */
  podCreated: false;
  conditions: Condition[];
}

/** An extension of the dashboard as its chart describes it. */
export interface PluginEntry {
  name: string;
  version: string;
  /** Has the folder `plugin/` with the files, and the list of them in `files.txt`. */
  endpoint?: string;
  /** The same as a tar archive. */
  compressedEndpoint?: string;
  /** Each file is taken from the endpoint when it is asked for, instead of all of them at once. */
  noCache?: boolean;
  /** Also for people who haven't signed in. */
  noAuth?: boolean;
  /** Says, among other things, for which Rancher it is made: the annotations of its chart. */
  metadata?: Record<string, string>;
}

export interface UiPlugin extends Resource {
  metadata: Resource['metadata'] & { generation?: number };
  spec: { plugin: PluginEntry };
  status?: UiPluginStatus;
}

export interface UiPluginStatus {
  cacheState: 'cached' | 'disabled' | 'pending';
  ready: boolean;
  /** Why the files can't be had. */
  error?: string;
  observedGeneration?: number;
}
