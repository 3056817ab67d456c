import path from 'node:path';
import { apiMessage } from '../kubernetes/apply';
import { sendError, sendJson } from '../rancher-api/answer';
import type { HttpCall, RancherModule } from '../rancher-api/handler';
import { contentType, sendFileBelow } from '../rancher-api/static-files';
import { download } from './download';
import { fileAddress, type PluginFiles } from './plugin-files';
import type { ListedPlugin, UiPlugins } from './ui-plugins';

const INDEX = '/v1/uiplugins';
const FILE = /^\/v1\/uiplugins\/([^/]+)\/([^/]+)\/(.+)$/;

/** RFC 8470; Rancher's answer while it fetches the files. */
const TOO_EARLY = 425;

/**
 * What the dashboard loads extensions from: the list of those that are installed, made from the UIPlugin objects, and their files. What needs no
 * sign-in is all that somebody sees who hasn't signed in.
 */
export function uiPluginModule({ plugins, files }: { plugins: Pick<UiPlugins, 'entries'>; files: PluginFiles }): RancherModule {
  return {
    handle: async (call) => {
      const { request, response, url, user } = call;

      if ((request.method !== 'GET' && request.method !== 'HEAD') || !(url.pathname === INDEX || url.pathname.startsWith(`${ INDEX }/`))) {
        return false;
      }
      const entries = plugins.entries(user !== undefined);

      if (url.pathname === INDEX) {
        sendJson(response, { entries });
      } else {
        await sendFile(call, entries, files);
      }

      return true;
    },
  };
}

async function sendFile(call: HttpCall, entries: Record<string, ListedPlugin>, files: PluginFiles): Promise<void> {
  const { pathname } = call.url;
  const [, name = '', version, file = ''] = FILE.exec(pathname) ?? [];
  const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
  const isKnown = entry?.version === version;

  if (entry && isKnown && entry.noCache) {
    await passOn(call, entry, file);
  } else if (entry && isKnown && entry.CacheState !== 'cached') {
    sendError(call.response, TOO_EARLY, `The files of ${ name } are still being fetched`);
  } else if (!entry || !isKnown || !await sendFileBelow(call, files.folderOf(entry), file)) {
    sendError(call.response, 404, `${ pathname } is not part of an installed extension`);
  }
}

/** What isn't kept is taken from the extension's endpoint each time. */
async function passOn({ response }: HttpCall, entry: ListedPlugin, file: string): Promise<void> {
  try {
    const content = await download(fileAddress(entry, file));

    response.writeHead(200, { 'content-type': contentType(path.extname(file)), 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' });
    response.end(content);
  } catch (error) {
    sendError(response, 404, apiMessage(error));
  }
}
