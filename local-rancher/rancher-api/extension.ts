import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sendError, sendJson } from './answer';
import type { RancherModule } from './handler';
import { sendFileBelow } from './static-files';

const INDEX = '/v1/uiplugins';
const FILE = /^\/v1\/uiplugins\/([^/]+)\/([^/]+)\/plugin\/(.+)$/;

/** Where the extension is. */
export interface ExtensionFolders {
  /** The built extension, e.g. `dist-pkg/elemental-0.1.0`; undefined while there is none. Asked for at every request, so that a new build shows. */
  extensionDir: () => string | undefined;
  /** `package.json` of its source, which alone has the annotations. */
  extensionPackageJson: string;
  log?: (line: string) => void;
}

interface PackageJson {
  name: string;
  version: string;
  annotations: Record<string, unknown>;
}

async function readPackageJson(file: string): Promise<PackageJson> {
  const content = JSON.parse(await readFile(file, 'utf8')) as {
    name?: unknown;
    version?: unknown;
    rancher?: { annotations?: Record<string, unknown> } | boolean;
  };

  const annotations = typeof content.rancher === 'object' ? content.rancher.annotations : undefined;

  if (typeof content.name !== 'string' || typeof content.version !== 'string') {
    throw new Error(`${ file } has no name and version`);
  }

  return { name: content.name, version: content.version, annotations: annotations ?? {} };
}

/**
 * The built extension as Rancher lists an installed one; undefined if none is built, or a build is writing its files right now.
 * Point 12: the annotations come from the source, because the build replaces `rancher` by `true` in its own `package.json`.
 */
async function installed({ extensionDir, extensionPackageJson, log }: ExtensionFolders): Promise<PackageJson & { folder: string } | undefined> {
  const folder = extensionDir();

  if (folder === undefined) {
    return undefined;
  }
  try {
    const { name, version } = await readPackageJson(path.join(folder, 'package.json'));
    const { annotations } = await readPackageJson(extensionPackageJson);

    return { name, version, annotations, folder };
  } catch (error) {
    log?.(`The extension is not served: ${ String(error) }`);

    return undefined;
  }
}

/**
 * Points 7 and 12: the extension as an installed one, readable before login like the dashboard itself (`noAuth`). `endpoint` must not be
 * empty, and the annotations must say for which shell the extension is made: the dashboard skips it silently otherwise.
 */
export function extensionModule(folders: ExtensionFolders): RancherModule {
  return {
    handle: async (call) => {
      const { request, response, url } = call;

      if ((request.method !== 'GET' && request.method !== 'HEAD') || !(url.pathname === INDEX || url.pathname.startsWith(`${ INDEX }/`))) {
        return false;
      }
      const extension = await installed(folders);

      if (url.pathname === INDEX) {
        const entry = extension && {
          name: extension.name, version: extension.version, endpoint: 'local', noCache: true, noAuth: true, metadata: extension.annotations,
        };

        sendJson(response, { entries: entry ? { [entry.name]: entry } : {} });

        return true;
      }
      const [, name, version, file = ''] = FILE.exec(url.pathname) ?? [];
      const isKnown = extension !== undefined && extension.name === name && extension.version === version;

      if (!isKnown || !await sendFileBelow(call, extension.folder, file)) {
        sendError(response, 404, `${ url.pathname } is not part of an installed extension`);
      }

      return true;
    },
  };
}
