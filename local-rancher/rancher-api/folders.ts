import { sendText } from './answer';
import type { RancherModule } from './handler';
import { sendFileBelow } from './static-files';

/**
 * The files of a folder below a path, for anybody: no session is needed, as the clients are servers.
 *
 * @param path begins and ends with a slash, e.g. `/local-rancher/catalog/`
 * @param folder undefined while there is none; asked for at every request, so that a new one shows
 */
export function folderModule(path: string, folder: () => string | undefined): RancherModule {
  return {
    handle: async (call) => {
      const { request, response, url } = call;

      if ((request.method !== 'GET' && request.method !== 'HEAD') || !url.pathname.startsWith(path)) {
        return false;
      }
      const root = folder();

      if (root === undefined || !await sendFileBelow(call, root, url.pathname.slice(path.length))) {
        sendText(response, 404, `There is no ${ url.pathname }`);
      }

      return true;
    },
  };
}
