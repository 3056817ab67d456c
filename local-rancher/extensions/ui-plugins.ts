import { isDeepStrictEqual } from 'node:util';
import { customObjects } from '../controllers/collection';
import { failureLog } from '../controllers/failure-log';
import { Informer } from '../controllers/informer';
import { mergePatch } from '../controllers/merge-patch';
import { WorkQueue, type Outcome } from '../controllers/work-queue';
import { patchCustom } from '../controllers/writes';
import { apiMessage } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import type { PluginFiles } from './plugin-files';
import { EXTENSIONS_NAMESPACE, UI_PLUGINS, type PluginEntry, type UiPlugin, type UiPluginStatus } from './resources';

const BACKOFF = { firstMs: 1_000, maxMs: 60_000 };

/** An extension as Rancher lists it: the names of the last two are Go's. */
export type ListedPlugin = PluginEntry & { CacheState?: string; Ready: boolean };

/** The extensions that are installed, and the files of those that are to be kept. */
export class UiPlugins {
  private readonly informer: Informer<UiPlugin>;
  private readonly queue: WorkQueue;

  constructor(private readonly options: { kubernetes: Kubernetes; files: PluginFiles; log: (line: string) => void }) {
    const { kubernetes, files, log } = options;

    this.informer = new Informer<UiPlugin>({
      kubernetes,
      collection: customObjects(kubernetes, UI_PLUGINS),
      onChange: ({ key, object, previous, isDeleted }) => {
        if (previous && (isDeleted || isOtherVersion(object, previous))) {
          void files.forget(previous.spec.plugin);
        }
        if (!isDeleted && !isDeepStrictEqual(object.spec, previous?.spec)) {
          this.queue.add(key);
        }
      },
    });
    this.queue = new WorkQueue({
      work: (key) => this.reconcile(key),
      parallel: 2,
      backoff: BACKOFF,
      onError: failureLog('Extension', log),
    });
  }

  /** @throws ApiException if the extensions can't be read */
  async start(): Promise<void> {
    await this.informer.start();
    this.queue.start();
  }

  async stop(): Promise<void> {
    this.informer.stop();
    await this.queue.stop();
  }

  /** What is installed, by name; for somebody who hasn't signed in only what may be loaded before that. */
  entries(isSignedIn: boolean): Record<string, ListedPlugin> {
    const listed = [...this.informer.values()]
      .filter(({ metadata, spec }) => metadata.namespace === EXTENSIONS_NAMESPACE && (isSignedIn || spec.plugin.noAuth === true))
      .map(({ spec, status }) => ({ ...spec.plugin, CacheState: status?.cacheState, Ready: status?.ready === true }));

    return Object.fromEntries(listed.map((entry) => [entry.name, entry]));
  }

  private async reconcile(key: string): Promise<Outcome> {
    const plugin = this.informer.get(key);

    if (!plugin) {
      return undefined;
    }
    const status = { ...await this.fetchFiles(plugin), observedGeneration: plugin.metadata.generation };
    const patch = mergePatch({ status: plugin.status ?? {} }, { status });

    if (patch) {
      this.informer.remember(await patchCustom(this.options.kubernetes, UI_PLUGINS, plugin, patch, 'status'));
    }

    return status.ready ? undefined : { retry: 'with backoff' };
  }

  private async fetchFiles({ metadata, spec: { plugin: entry }, status }: UiPlugin): Promise<UiPluginStatus> {
    const { files, log } = this.options;
    // files from before a start of ours; an object of the same name and version that is new may have others
    const isFetched = status?.cacheState === 'cached' && status.observedGeneration === metadata.generation && files.has(entry);

    if (entry.noCache) {
      return { cacheState: 'disabled', ready: true };
    }
    try {
      if (!isFetched) {
        await files.fetch(entry);
      }

      return { cacheState: 'cached', ready: true };
    } catch (error) {
      log(`Extension ${ entry.name } ${ entry.version }: ${ apiMessage(error) }`);

      return { cacheState: 'pending', ready: false, error: apiMessage(error) };
    }
  }
}

function isOtherVersion({ spec: { plugin } }: UiPlugin, previous: UiPlugin): boolean {
  return plugin.name !== previous.spec.plugin.name || plugin.version !== previous.spec.plugin.version;
}
