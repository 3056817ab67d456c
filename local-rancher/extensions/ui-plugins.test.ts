import { KubeConfig } from '@kubernetes/client-node';
import { watchConnection, watchConnections } from '../../test/support/elemental/fake-watch';
import type { Kubernetes } from '../kubernetes/connection';
import type { PluginFiles } from './plugin-files';
import type { PluginEntry, UiPlugin, UiPluginStatus } from './resources';
import { UiPlugins } from './ui-plugins';

jest.mock('@kubernetes/client-node', () => ({
  ...jest.requireActual<{ clientLibrary: object }>('../../test/support/elemental/fake-watch').clientLibrary,
  setHeaderOptions: jest.fn(),
  PatchStrategy: {},
}));

const NAMESPACE = 'cattle-ui-plugin-system';

function plugin(entry: Partial<PluginEntry> = {}, metadata: Partial<UiPlugin['metadata']> = {}, status?: UiPluginStatus): UiPlugin {
  const name = entry.name ?? 'ship';

  return {
    apiVersion: 'catalog.cattle.io/v1',
    kind: 'UIPlugin',
    metadata: { name, namespace: NAMESPACE, resourceVersion: '3', generation: 1, ...metadata },
    spec: { plugin: { version: '0.1.0', endpoint: 'http://a.test', ...entry, name } },
    status,
  };
}

/** Extensions in an API server that has these, with files that can be fetched or not. */
async function started(items: UiPlugin[], { fails = false, has = false } = {}): Promise<{ plugins: UiPlugins; calls: string[]; statuses: object[] }> {
  const calls: string[] = [];
  const statuses: object[] = [];
  const noted = (call: string) => ({ name, version }: PluginEntry): Promise<void> => {
    calls.push(`${ call } ${ name } ${ version }`);

    return fails && call === 'fetch' ? Promise.reject(new Error('no answer')) : Promise.resolve();
  };
  const custom = {
    listCustomObjectForAllNamespaces: () => Promise.resolve({ items, metadata: { resourceVersion: '5' } }),
    patchNamespacedCustomObjectStatus: ({ name, body }: { name: string; body: { status: UiPluginStatus } }) => {
      statuses.push(body.status);
      const before = items.find(({ metadata }) => metadata.name === name);

      return Promise.resolve({ ...before, metadata: { ...before?.metadata, resourceVersion: '6' }, status: body.status });
    },
  };
  const plugins = new UiPlugins({
    kubernetes: { custom, config: new KubeConfig() } as unknown as Kubernetes,
    files: { has: () => has, fetch: noted('fetch'), forget: noted('forget') } as unknown as PluginFiles,
    log: () => undefined,
  });

  await plugins.start();
  await jest.advanceTimersByTimeAsync(0);

  return { plugins, calls, statuses };
}

beforeEach(() => {
  watchConnections.length = 0;
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

describe('the files of an installed extension', () => {
  it('are fetched, and then it is ready', async () => {
    const { plugins, calls, statuses } = await started([plugin()]);

    expect(calls).toEqual(['fetch ship 0.1.0']);
    expect(statuses).toEqual([{ cacheState: 'cached', ready: true, observedGeneration: 1 }]);
    expect(plugins.entries(true)).toMatchObject({ ship: { name: 'ship', version: '0.1.0', CacheState: 'cached', Ready: true } });
    await plugins.stop();
  });

  it('are tried again while they can\'t be fetched', async () => {
    const { plugins, calls, statuses } = await started([plugin()], { fails: true });

    expect(statuses).toEqual([{ cacheState: 'pending', ready: false, error: 'no answer', observedGeneration: 1 }]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(calls).toHaveLength(2);
    await plugins.stop();
  });

  it('aren\'t kept if it doesn\'t want that', async () => {
    const { plugins, calls, statuses } = await started([plugin({ noCache: true })]);

    expect(calls).toEqual([]);
    expect(statuses).toEqual([{ cacheState: 'disabled', ready: true, observedGeneration: 1 }]);
    await plugins.stop();
  });

  it('stay from an earlier start', async () => {
    const { plugins, calls } = await started([plugin({}, {}, { cacheState: 'cached', ready: true, observedGeneration: 1 })], { has: true });

    expect(calls).toEqual([]);
    await plugins.stop();
  });

  it('go with their version, and with the extension', async () => {
    const { plugins, calls } = await started([plugin()]);

    calls.length = 0;
    watchConnection().event('MODIFIED', plugin({ version: '0.2.0' }, { resourceVersion: '8', generation: 2 }));
    await jest.advanceTimersByTimeAsync(0);
    expect(calls).toEqual(['forget ship 0.1.0', 'fetch ship 0.2.0']);
    watchConnection().event('DELETED', plugin({ version: '0.2.0' }, { resourceVersion: '9', generation: 2 }));
    expect(calls.at(-1)).toBe('forget ship 0.2.0');
    expect(plugins.entries(true)).toEqual({});
    await plugins.stop();
  });
});

describe('what is installed', () => {
  it('is shown before sign-in only if it wants that, and only from Rancher\'s namespace', async () => {
    const { plugins } = await started([
      plugin(), plugin({ name: 'open', noAuth: true }), plugin({ name: 'elsewhere', noAuth: true }, { namespace: 'default' }),
    ]);

    expect(Object.keys(plugins.entries(true))).toEqual(['ship', 'open']);
    expect(Object.keys(plugins.entries(false))).toEqual(['open']);
    await plugins.stop();
  });
});
