import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Releases } from './releases';
import { API_VERSION, EXTENSIONS_NAMESPACE, type App, type UiPlugin } from './resources';

/** Where the built extension is served from its folder: the endpoint of its object. */
export const BUILT_EXTENSION_PATH = '/local-rancher/extension/plugin/';

/** On the App of an extension that wasn't installed by a person. */
const AT_START = 'local-rancher/installed-at-start';

/** The extension that is developed here. */
export interface BuiltExtension {
  /** Its folder, e.g. `dist-pkg/elemental-0.1.0`; undefined while there is none. Asked for at every request, so that a new build shows. */
  folder: () => string | undefined;
  /** `package.json` of its source, which alone has the annotations: the build replaces `rancher` by `true`. */
  packageJson: string;
}

interface PackageJson {
  name: string;
  version: string;
  annotations: Record<string, string>;
}

/** @throws Error if the file has no name and version */
export async function readPackageJson(file: string): Promise<PackageJson> {
  const { name, version, rancher } = JSON.parse(await readFile(file, 'utf8')) as {
    name?: unknown;
    version?: unknown;
    rancher?: { annotations?: Record<string, string> } | boolean;
  };

  if (typeof name !== 'string' || typeof version !== 'string') {
    throw new Error(`${ file } has no name and version`);
  }

  return { name, version, annotations: (typeof rancher === 'object' ? rancher.annotations : undefined) ?? {} };
}

/** The object of an extension whose files are asked for each time, so that a new build shows; also for people who haven't signed in. */
export function builtPlugin({ name, version, annotations }: PackageJson, serverUrl: string): UiPlugin {
  const endpoint = `${ serverUrl }${ path.posix.dirname(BUILT_EXTENSION_PATH) }`;

  return {
    apiVersion: API_VERSION,
    kind: 'UIPlugin',
    metadata: { name, namespace: EXTENSIONS_NAMESPACE },
    spec: { plugin: { name, version, endpoint, noCache: true, noAuth: true, metadata: annotations } },
  };
}

/** Installs the built extension as its chart would, without one. Whatever of its name was installed before is replaced. */
export async function installBuilt(releases: Pick<Releases, 'record'>, built: BuiltExtension, serverUrl: string): Promise<void> {
  const folder = built.folder();

  if (folder === undefined) {
    return;
  }
  const { name, version } = await readPackageJson(path.join(folder, 'package.json'));
  const { annotations } = await readPackageJson(built.packageJson);
  const deployment = {
    chart: { metadata: { name, version, annotations }, values: {}, archive: '' },
    releaseName: name,
    namespace: EXTENSIONS_NAMESPACE,
    values: {},
    annotations: { [AT_START]: 'true' },
  };

  await releases.record(deployment, [builtPlugin({ name, version, annotations }, serverUrl)]);
}

/** Removes what an earlier start installed, and nothing that a person did. */
export async function uninstallBuilt(releases: Pick<Releases, 'app' | 'uninstall'>, { packageJson }: BuiltExtension): Promise<void> {
  const { name } = await readPackageJson(packageJson);
  const app: App | undefined = await releases.app(EXTENSIONS_NAMESPACE, name);

  if (app?.spec.chart.metadata.annotations?.[AT_START]) {
    await releases.uninstall(EXTENSIONS_NAMESPACE, name);
  }
}
