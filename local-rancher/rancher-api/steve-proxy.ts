import { refuseUpgrade, sendError } from './answer';
import type { RancherModule } from './handler';
import { publicAddress } from './loopback';
import { Upstream } from './upstream';
import { upstreamHeaders } from './upstream-headers';

/** Where Rancher has the APIs of the cluster in which it runs itself. */
export const LOCAL_CLUSTER = '/k8s/clusters/local';

const PUBLIC_SETTINGS = /^\/v1\/management\.cattle\.io\.settings(\/[^/]+)?$/;

/**
 * With this parameter steve takes a GET for any other method. A link on a foreign page could then delete something: the session cookie goes
 * along with links (`SameSite=Lax`), and steve's own check against that needs a cookie that we don't pass on.
 */
const METHOD_OVERRIDE = '_method';

/**
 * Point 8: the path in steve. For the dashboard "local" is a cluster like any other; steve *is* that cluster, and answers the long form with
 * a redirect, which a WebSocket cannot follow.
 */
export function stevePath(pathname: string): string {
  const isLong = pathname === LOCAL_CLUSTER || pathname.startsWith(`${ LOCAL_CLUSTER }/`);

  return isLong ? pathname.slice(LOCAL_CLUSTER.length) || '/' : pathname;
}

/**
 * Everything that no other module answers goes to steve as the signed-in user (point 14), whose rights the API server checks.
 * Before login (point 13) the dashboard must get 401, not a redirect, except for the settings that its login page reads: those are asked for as
 * the anonymous user, who may read a few by name.
 */
export function steveModule(steveUrl: string): RancherModule {
  const steve = new Upstream('Steve', steveUrl);

  return {
    handle: (call) => {
      const { request, response, url, user } = call;
      const path = stevePath(url.pathname);

      if (url.searchParams.has(METHOD_OVERRIDE)) {
        sendError(response, 400, `The parameter ${ METHOD_OVERRIDE } is not supported: use the method itself`);

        return true;
      }
      if (!user && !(request.method === 'GET' && PUBLIC_SETTINGS.test(path))) {
        sendError(response, 401, 'must authenticate');

        return true;
      }
      const identity = user ? { user } : { anonymous: true as const };

      steve.forward(call, `${ path }${ url.search }`, upstreamHeaders(request.headers, { identity, kind: 'http', address: publicAddress(request) }));

      return true;
    },
    upgrade: (call) => {
      const { request, socket, url, user } = call;

      if (user) {
        const headers = upstreamHeaders(request.headers, { identity: { user }, kind: 'websocket', address: publicAddress(request) });

        steve.forwardUpgrade(call, `${ stevePath(url.pathname) }${ url.search }`, headers);
      } else {
        refuseUpgrade(socket, 401, 'must authenticate');
      }

      return true;
    },
    stop: () => {
      steve.stop();
    },
  };
}
