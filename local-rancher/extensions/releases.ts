import type { KubernetesObject } from '@kubernetes/client-node';
import { apply, unlessNotFound } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import type { Chart } from './chart';
import type { Helm } from './helm';
import { API_VERSION, APPS, REPOSITORY_LABEL, UI_PLUGINS, type App, type UiPlugin } from './resources';

const RELEASE_NAME = 'meta.helm.sh/release-name';
const RELEASE_NAMESPACE = 'meta.helm.sh/release-namespace';

/** What becomes a release. */
export interface Deployment {
  chart: Pick<Chart, 'metadata' | 'values' | 'archive'>;
  /** Name of the repository that the chart is from, if it is from one. */
  repository?: string;
  releaseName: string;
  namespace: string;
  /** What the person chose, over the chart's own values. */
  values: object;
  /** Annotations for the chart, by which the dashboard finds its repository again. */
  annotations: Record<string, string>;
}

/** The extensions among the objects of a chart. @throws Error if there are others: a whole Helm is not what this is */
export function uiPluginsOf(objects: KubernetesObject[]): UiPlugin[] {
  const other = objects.find(({ apiVersion, kind }) => apiVersion !== API_VERSION || kind !== 'UIPlugin');

  if (other) {
    throw new Error(`The local Rancher installs charts of extensions, and this one has a ${ other.kind ?? 'nameless thing' } too`);
  }

  return objects as UiPlugin[];
}

/** The object with what Helm marks everything of a release with, and by which it knows it again. */
function ofRelease(plugin: UiPlugin, { releaseName, namespace }: Deployment): UiPlugin {
  return {
    ...plugin,
    metadata: {
      ...plugin.metadata,
      namespace,
      labels: { ...plugin.metadata.labels, 'app.kubernetes.io/managed-by': 'Helm' },
      annotations: { ...plugin.metadata.annotations, [RELEASE_NAME]: releaseName, [RELEASE_NAMESPACE]: namespace },
    },
  };
}

/** The App of a release that is made, or made anew over `previous`. */
export function appOf(deployment: Deployment, plugins: UiPlugin[], previous: App | undefined, now: Date): App {
  const { chart, repository, releaseName: name, namespace, values, annotations } = deployment;
  const lastDeployed = now.toISOString().replace(/\.\d+Z$/, 'Z');
  const metadata = { ...chart.metadata, annotations: { ...chart.metadata.annotations, ...annotations } };

  return {
    apiVersion: API_VERSION,
    kind: 'App',
    metadata: { name, namespace, labels: repository === undefined ? {} : { [REPOSITORY_LABEL]: repository } },
    spec: {
      name,
      namespace,
      version: (previous?.spec.version ?? 0) + 1,
      chart: { metadata, values: chart.values },
      values,
      info: { firstDeployed: previous?.spec.info.firstDeployed ?? lastDeployed, lastDeployed, status: 'deployed' },
      resources: plugins.map(({ apiVersion, kind, metadata }) => ({ apiVersion, kind, name: metadata.name, namespace: metadata.namespace })),
    },
  };
}

/** The object as it is written: without what the API server adds to its metadata. */
function manifest({ metadata: { name, namespace, labels, annotations }, ...rest }: UiPlugin | App): KubernetesObject {
  return { ...rest, metadata: { name, namespace, labels, annotations } };
}

/** Does what Helm does for Rancher, for charts of extensions. Each method is one operation; a failed one says why. */
export class Releases {
  constructor(private readonly kubernetes: Kubernetes, private readonly helm: Pick<Helm, 'render'>) {}

  /** Installs the chart, or replaces the release of that name: an upgrade and a downgrade are the same. */
  async deploy(deployment: Deployment): Promise<void> {
    const { releaseName, namespace, values, chart: { archive } } = deployment;

    await this.record(deployment, uiPluginsOf(await this.helm.render({ archive, releaseName, namespace, values })));
  }

  /** The same for extensions that need no rendering. */
  async record(deployment: Deployment, objects: UiPlugin[]): Promise<void> {
    const { releaseName, namespace } = deployment;
    const plugins = objects.map((plugin) => ofRelease(plugin, deployment));
    const previous = await this.app(namespace, releaseName);

    for (const plugin of plugins) {
      await this.checkOwner(plugin, releaseName);
    }
    for (const plugin of plugins) {
      await apply(this.kubernetes, manifest(plugin));
    }
    const app = appOf(deployment, plugins, previous, new Date());
    const kept = new Set(plugins.map(({ metadata }) => metadata.name));

    await this.removePlugins(namespace, (previous?.spec.resources ?? []).map(({ name }) => name).filter((name) => !kept.has(name)));
    await apply(this.kubernetes, manifest(app));
    await this.writeAppStatus(app);
  }

  /** Removes what the release consists of. */
  async uninstall(namespace: string, releaseName: string): Promise<void> {
    const app = await this.app(namespace, releaseName);

    await this.removePlugins(namespace, (app?.spec.resources ?? []).map(({ name }) => name));
    await unlessNotFound(this.kubernetes.custom.deleteNamespacedCustomObject({ ...APPS, namespace, name: releaseName }));
  }

  /** The release of that name, if there is one. */
  async app(namespace: string, name: string): Promise<App | undefined> {
    return await unlessNotFound(this.kubernetes.custom.getNamespacedCustomObject({ ...APPS, namespace, name })) as App | undefined;
  }

  private async removePlugins(namespace: string, names: string[]): Promise<void> {
    for (const name of names) {
      await unlessNotFound(this.kubernetes.custom.deleteNamespacedCustomObject({ ...UI_PLUGINS, namespace, name }));
    }
  }

  /** Helm takes over nothing that it hasn't made for this release: an extension of Developer Load, for example. */
  private async checkOwner({ metadata: { name, namespace } }: UiPlugin, releaseName: string): Promise<void> {
    const request = this.kubernetes.custom.getNamespacedCustomObject({ ...UI_PLUGINS, namespace, name });
    const existing = await unlessNotFound(request) as UiPlugin | undefined;

    if (existing && existing.metadata.annotations?.[RELEASE_NAME] !== releaseName) {
      throw new Error(`There is an extension ${ name } that doesn't belong to the release ${ releaseName }: remove it first`);
    }
  }

  private async writeAppStatus({ metadata: { name, namespace } }: App): Promise<void> {
    const status: App['status'] = { summary: { state: 'deployed', transitioning: false, error: false } };

    await this.kubernetes.custom.patchNamespacedCustomObjectStatus({
      ...APPS, namespace, name, body: [{ op: 'add', path: '/status', value: status }],
    });
  }
}
