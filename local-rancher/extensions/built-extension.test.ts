import path from 'node:path';
import { temporaryFolder } from '../rancher-api/testing/folder';
import { installBuilt, readPackageJson, uninstallBuilt } from './built-extension';
import { appOf, type Deployment } from './releases';
import type { App, UiPlugin } from './resources';

const ANNOTATIONS = { 'catalog.cattle.io/ui-extensions-version': '>= 3.0.0 < 4.0.0' };
const { folder, remove } = temporaryFolder({
  'source/package.json': JSON.stringify({ name: 'elemental', version: '0.2.0', rancher: { annotations: ANNOTATIONS } }),
  'built/package.json': JSON.stringify({ name: 'elemental', version: '0.1.0', rancher: true }),
  'nameless/package.json': '{}',
});
const built = { folder: () => path.join(folder, 'built'), packageJson: path.join(folder, 'source/package.json') };
const recorded: [Deployment, UiPlugin[]][] = [];
const releases = {
  record: (deployment: Deployment, plugins: UiPlugin[]) => {
    recorded.push([deployment, plugins]);

    return Promise.resolve();
  },
};

beforeEach(() => {
  recorded.length = 0;
});

afterAll(remove);

describe('the built extension', () => {
  it('is installed in the version that was built, with the annotations of its source', async () => {
    await installBuilt(releases, built, 'http://localhost:8443');

    expect(recorded).toMatchObject([[
      { releaseName: 'elemental', namespace: 'cattle-ui-plugin-system', chart: { metadata: { version: '0.1.0', annotations: ANNOTATIONS } } },
      [{ metadata: { name: 'elemental' }, spec: { plugin: { version: '0.1.0', noCache: true, noAuth: true, metadata: ANNOTATIONS } } }],
    ]]);
    expect(recorded[0]?.[1][0]?.spec.plugin.endpoint).toBe('http://localhost:8443/local-rancher/extension');
  });

  it('isn\'t installed while there is none', async () => {
    await installBuilt(releases, { ...built, folder: () => undefined }, 'http://localhost:8443');

    expect(recorded).toEqual([]);
  });

  it('needs a name and a version', async () => {
    await expect(readPackageJson(path.join(folder, 'nameless/package.json'))).rejects.toThrow('has no name and version');
  });
});

describe('a start that leaves the installation to a person', () => {
  const uninstalled = async (app: App | undefined): Promise<string[]> => {
    const names: string[] = [];

    await uninstallBuilt({
      app: () => Promise.resolve(app),
      uninstall: (...name) => {
        names.push(name.join('/'));

        return Promise.resolve();
      },
    }, built);

    return names;
  };

  const installedApp = (more: Partial<Deployment> = {}): App | undefined => (
    recorded.map(([deployment, plugins]) => appOf({ ...deployment, ...more }, plugins, undefined, new Date())).at(-1)
  );

  it('removes what an earlier start installed', async () => {
    await installBuilt(releases, built, 'http://localhost:8443');

    expect(await uninstalled(installedApp())).toEqual(['cattle-ui-plugin-system/elemental']);
  });

  it('leaves what a person installed', async () => {
    await installBuilt(releases, built, 'http://localhost:8443');

    expect(await uninstalled(installedApp({ annotations: {} }))).toEqual([]);
    expect(await uninstalled(undefined)).toEqual([]);
  });
});
