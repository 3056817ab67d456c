import { redirect, sendText } from './answer';
import type { HttpCall, RancherModule } from './handler';
import { looksLikeAsset, sendFileBelow } from './static-files';

/** Where the dashboard was built to be. */
export const DASHBOARD_BASE = '/dashboard/';

/**
 * Whether the request is for a page of the dashboard's own router. Pages have dots in their addresses (`elemental.cattle.io.machineregistration`, a
 * machine called `edge.js`), so the name alone doesn't tell; a browser says `text/html` when it opens a page and not when it loads a part of one.
 */
function isPage({ request, url }: HttpCall): boolean {
  return (request.headers.accept ?? '').includes('text/html') || !looksLikeAsset(url.pathname);
}

async function dashboardFile(call: HttpCall, dashboardDir: string): Promise<void> {
  const { response, url } = call;
  const asset = url.pathname.slice(DASHBOARD_BASE.length);

  if (asset && await sendFileBelow(call, dashboardDir, asset)) {
    return;
  }
  if (!isPage(call)) {
    sendText(response, 404, `There is no ${ url.pathname }`);
  } else if (!await sendFileBelow(call, dashboardDir, 'index.html')) {
    sendText(response, 404, `The dashboard is not built: ${ dashboardDir } has no index.html. Build it, or give another folder.`);
  }
}

/**
 * Point 10: the built dashboard. A path that is no file is a page of its router and gets `index.html`, but only below its base: elsewhere
 * an HTML page in place of a JSON 404 would stop it from starting.
 */
export function dashboardModule(dashboardDir: string): RancherModule {
  return {
    handle: async (call) => {
      const { request, response, url } = call;

      if (request.method !== 'GET' && request.method !== 'HEAD') {
        return false;
      }
      if (url.pathname === '/' || url.pathname === DASHBOARD_BASE.slice(0, -1)) {
        redirect(response, DASHBOARD_BASE);
      } else if (url.pathname === '/favicon.png') {
        // the page asks for it at the root, whatever its base
        if (!await sendFileBelow(call, dashboardDir, 'favicon.png')) {
          sendText(response, 404, 'There is no favicon');
        }
      } else if (url.pathname.startsWith(DASHBOARD_BASE)) {
        await dashboardFile(call, dashboardDir);
      } else {
        return false;
      }

      return true;
    },
  };
}
