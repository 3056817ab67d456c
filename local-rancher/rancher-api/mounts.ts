import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { refuseUpgrade } from './answer';
import type { RancherModule } from './handler';

/** Another server that Rancher has under a path of its own. */
export interface Mount {
  /** Begins and ends with a slash, e.g. `/elemental/`. */
  path: string;
  handle: (request: IncomingMessage, response: ServerResponse) => void;
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

/** The mount that a path belongs to. */
export function mountOf(mounts: readonly Mount[], pathname: string): Mount | undefined {
  return mounts.find(({ path }) => pathname.startsWith(path));
}

/** Passes requests on to the mounts, as they are and whoever is signed in: the clients there are hosts, which have no session. */
export function mountModule(mounts: readonly Mount[]): RancherModule {
  return {
    handle: ({ request, response, url }) => {
      const mount = mountOf(mounts, url.pathname);

      mount?.handle(request, response);

      return mount !== undefined;
    },
    upgrade: ({ request, socket, head, url }) => {
      const mount = mountOf(mounts, url.pathname);

      if (mount?.upgrade) {
        mount.upgrade(request, socket, head);
      } else if (mount) {
        refuseUpgrade(socket, 404, `There is no WebSocket under ${ mount.path }`);
      }

      return mount !== undefined;
    },
  };
}
