import { WebSocketServer, type WebSocket } from 'ws';
import { collection, refuseUpgrade, sendError, sendJson } from './answer';
import type { RancherModule } from './handler';
import { PUBLIC_SETTINGS } from './settings';

const PING_MS = 5_000;
const SETTING = /^\/v3\/settings\/([^/]+)$/;

/** Other APIs that Rancher has and steve has not: what steve answers there is not what the dashboard takes for "there is none". */
const OTHER_APIS = /^\/(v3|v3-public|v1-public|v1-saml|meta)(\/|$)/;

function keepAlive(socket: WebSocket): void {
  const ping = (): void => {
    socket.send(JSON.stringify({ name: 'ping', data: {} }));
  };
  const timer = setInterval(ping, PING_MS);

  ping();
  socket.on('close', () => {
    clearInterval(timer);
  });
  // a browser that goes away without a goodbye is no error of ours; 'close' follows
  socket.on('error', () => undefined);
}

/** Point 5: Rancher's older API `/v3` (norman), of which the dashboard still wants to see that it is there. */
export function normanModule(): RancherModule {
  const sockets = new WebSocketServer({ noServer: true });

  return {
    handle: ({ request, response, url }) => {
      if (!OTHER_APIS.test(url.pathname)) {
        return false;
      }
      const setting = SETTING.exec(url.pathname)?.[1] ?? '';
      const value = PUBLIC_SETTINGS.get(setting);

      if (request.method === 'GET' && url.pathname === '/v3/schemas') {
        // nothing in it, but without it the dashboard takes us for a bare steve
        sendJson(response, collection('schema', []));
      } else if (request.method === 'GET' && value !== undefined) {
        // 13: asked for before login if the settings in /v1 could not be read
        sendJson(response, { id: setting, type: 'setting', value });
      } else {
        // JSON: an HTML page with 200 stops the dashboard from starting
        sendError(response, 404, `${ url.pathname } is not part of the local Rancher`);
      }

      return true;
    },
    // live updates of /v3: nothing ever changes there, but a socket that does not open is tried again and again
    upgrade: ({ request, socket, head, url, user }) => {
      if (url.pathname !== '/v3/subscribe') {
        return false;
      }
      if (user) {
        sockets.handleUpgrade(request, socket, head, keepAlive);
      } else {
        refuseUpgrade(socket, 401, 'must authenticate');
      }

      return true;
    },
    stop: () => {
      sockets.close();
    },
  };
}
