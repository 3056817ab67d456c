import type { Kubernetes } from '../kubernetes/connection';
import { apiMessage } from '../kubernetes/apply';
import { folderModule } from '../rancher-api/folders';
import type { RancherModule } from '../rancher-api/handler';
import { accessReview } from './access';
import { BUILT_EXTENSION_PATH, installBuilt, uninstallBuilt, type BuiltExtension } from './built-extension';
import { catalogModule } from './catalog-module';
import type { Helm } from './helm';
import { Operations } from './operations';
import { PluginFiles } from './plugin-files';
import { Releases } from './releases';
import { Repositories } from './repositories';
import { uiPluginModule } from './ui-plugin-module';
import { UiPlugins } from './ui-plugins';

/** Where the catalog is served, if there is one: the address that a person gives for a repository, after the server's. */
export const CATALOG_PATH = '/local-rancher/catalog/';

export interface ExtensionsOptions {
  kubernetes: Kubernetes;
  /** Where browsers reach Rancher, without a slash at its end. */
  serverUrl: string;
  /** Folder for the files of extensions. */
  dataDir: string;
  built: BuiltExtension;
  /** Whether the built extension is installed from the start; otherwise a person does it, from the catalog for example. */
  install: boolean;
  /** Folder of a Helm repository that is served at `CATALOG_PATH`; undefined while there is none. */
  catalog: () => string | undefined;
  helm: Helm;
  log: (line: string) => void;
}

export interface Extensions {
  /** What the dashboard asks for. */
  modules: RancherModule[];
  /** Resolves when nothing is being written any more. */
  stop: () => Promise<void>;
}

/** Starts what Rancher has for extensions: repositories, releases, and the extensions themselves. @throws Error if the API can't be read */
export async function startExtensions(options: ExtensionsOptions): Promise<Extensions> {
  const { kubernetes, serverUrl, dataDir, built, install, catalog, helm, log } = options;
  const repositories = new Repositories(kubernetes, log);
  const operations = new Operations(kubernetes, log);
  const releases = new Releases(kubernetes, helm);
  const files = new PluginFiles(dataDir);
  const plugins = new UiPlugins({ kubernetes, files, log });
  const stop = async (): Promise<void> => {
    await operations.stop();
    await Promise.all([repositories.stop(), plugins.stop()]);
  };

  try {
    await (install ? installBuilt(releases, built, serverUrl) : uninstallBuilt(releases, built)).catch((error: unknown) => {
      log(`The built extension: ${ apiMessage(error) }`);
    });
    await Promise.all([repositories.start(), plugins.start()]);
  } catch (error) {
    await stop();
    throw new Error(`What is installed can't be read: ${ apiMessage(error) }`, { cause: error });
  }

  return {
    modules: [
      folderModule(BUILT_EXTENSION_PATH, built.folder),
      folderModule(CATALOG_PATH, catalog),
      uiPluginModule({ plugins, files }),
      catalogModule({ repositories, operations, releases, mayDo: accessReview(kubernetes) }),
    ],
    stop,
  };
}
