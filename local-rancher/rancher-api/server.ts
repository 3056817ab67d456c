import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { refuseUpgrade, sendError, sendText } from './answer';
import { dashboardModule } from './dashboard';
import type { RancherModule } from './handler';
import { kubeModule, type KubeEndpoint } from './kube-proxy';
import { kubernetesReleasesModule } from './kubernetes-releases';
import { refusal } from './loopback';
import { mountModule, mountOf, type Mount } from './mounts';
import { normanModule } from './norman';
import { preferencesModule } from './preferences';
import { rancherModule } from './rancher-endpoints';
import { sessionModule, sessionUser } from './session';
import { steveModule } from './steve-proxy';

/** The Rancher that the dashboard takes us for unless told otherwise. */
export const DEFAULT_RANCHER_VERSION = 'v2.15.0';

const ADDRESS = '127.0.0.1';

export interface RancherApiOptions extends KubeEndpoint {
  /** 0 for any free port. */
  port: number;
  /** Where steve listens, e.g. `http://127.0.0.1:9080`. It must accept impersonation headers, and so be reachable by nobody else. */
  steveUrl: string;
  /** The built dashboard: `index.html` and what belongs to it, built for the base `/dashboard/`. */
  dashboardDir: string;
  rancherVersion?: string;
  /** Key and certificate in PEM; without them it speaks plain HTTP. */
  tls?: { key: string; cert: string };
  /** Other servers that Rancher has under paths of its own, e.g. `/elemental/`. */
  mounts?: Mount[];
  /** What else Rancher answers; asked in this order, before steve. */
  modules?: RancherModule[];
  /** Gets a line per request, and one for what is wrong but stops nothing. */
  log?: (line: string) => void;
}

export interface RancherApi {
  /** e.g. `http://localhost:8443` */
  url: string;
  port: number;
  /** Closes the port and every open connection. */
  stop: () => Promise<void>;
}

/** The first module that answers wins, so the order matters: what steve doesn't know comes before steve, which takes the rest. */
function modulesFor(options: RancherApiOptions): RancherModule[] {
  const { rancherVersion = DEFAULT_RANCHER_VERSION } = options;

  return [
    mountModule(options.mounts ?? []),
    dashboardModule(options.dashboardDir),
    sessionModule(),
    ...options.modules ?? [],
    kubeModule(options),
    rancherModule(rancherVersion),
    kubernetesReleasesModule(),
    preferencesModule(rancherVersion),
    normanModule(),
    steveModule(options.steveUrl),
  ];
}

/** The address that was asked for; undefined if it is not a plain path (a proxy's `http://…`, or `//host`, which URLs read as another host). */
function requestUrl(request: IncomingMessage): URL | undefined {
  const target = request.url ?? '';
  const base = 'http://localhost';

  return /^\/(?![/\\])/.test(target) && URL.canParse(target, base) ? new URL(target, base) : undefined;
}

/** One running server: who asks, whether they may, and which module answers. */
class RancherServer {
  private readonly modules: RancherModule[];

  private readonly mounts: Mount[];

  private readonly log: (line: string) => void;

  constructor(options: RancherApiOptions) {
    this.modules = modulesFor(options);
    this.mounts = options.mounts ?? [];
    this.log = options.log ?? (() => undefined);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const user = sessionUser(request);
    const url = requestUrl(request);
    const refused = refusal(request);

    response.on('close', () => {
      this.log(`${ response.statusCode } ${ this.describe(request, url) } ${ user?.login ?? '-' }`);
    });
    // 1: with it the dashboard knows from any answer whether somebody is signed in, and starts only if it is there
    response.setHeader('x-api-cattle-auth', user ? 'true' : 'false');
    if (refused !== undefined) {
      sendText(response, 403, refused);
    } else if (!url) {
      sendText(response, 400, 'The address of a request must be a path');
    } else {
      try {
        await this.firstAnswer((module) => module.handle?.({ request, response, url, user }));
      } catch (error) {
        this.fail(response, error);
      }
    }
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const user = sessionUser(request);
    const url = requestUrl(request);
    const refused = refusal(request);

    // from here on the socket is ours, and without this a client that goes away would end the process
    socket.on('error', () => socket.destroy());
    this.log(`WebSocket ${ this.describe(request, url) } ${ user?.login ?? '-' }`);
    if (refused !== undefined) {
      refuseUpgrade(socket, 403, refused);
    } else if (!url || request.headers.upgrade?.toLowerCase() !== 'websocket') {
      refuseUpgrade(socket, 400, 'A connection here can become a WebSocket and nothing else');
    } else if (!this.modules.some((module) => module.upgrade?.({ request, socket, head, url, user }))) {
      refuseUpgrade(socket, 404, `There is no WebSocket at ${ url.pathname }`);
    }
  }

  stop(): void {
    this.modules.forEach((module) => module.stop?.());
  }

  private async firstAnswer(ask: (module: RancherModule) => boolean | Promise<boolean> | undefined): Promise<void> {
    for (const module of this.modules) {
      if (await ask(module)) {
        return;
      }
    }
  }

  private fail(response: ServerResponse, error: unknown): void {
    this.log(`A request failed: ${ error instanceof Error ? error.stack ?? error.message : String(error) }`);
    if (response.headersSent) {
      response.destroy();
    } else {
      sendError(response, 500, 'The local Rancher failed to answer; its log says why');
    }
  }

  /** For the log. What follows a mount's path may be a secret (a registration's token), and stays out. */
  private describe(request: IncomingMessage, url: URL | undefined): string {
    const mount = url && mountOf(this.mounts, url.pathname);
    const path = mount ? `${ mount.path }...` : `${ url?.pathname ?? '(no path)' }${ url?.search ?? '' }`;

    return `${ request.method ?? '' } ${ path }`;
  }
}

function listen(server: http.Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = `Port ${ port } on ${ ADDRESS } is in use. Stop the program that listens there, or choose another port.`;

      reject(new Error(error.code === 'EADDRINUSE' ? inUse : `Port ${ port } on ${ ADDRESS } cannot be opened: ${ error.message }`, { cause: error }));
    });
    server.listen(port, ADDRESS, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/**
 * Starts what Rancher adds to steve, in front of it, on the loopback interface. Rejects if the port is taken.
 * The CRDs and objects of `rancherObjects` belong into the API server before a browser comes.
 */
export async function startRancherApi(options: RancherApiOptions): Promise<RancherApi> {
  const rancher = new RancherServer(options);
  const sockets = new Set<Duplex>();
  const server = options.tls ? https.createServer(options.tls) : http.createServer();

  server.on('request', (request, response) => void rancher.handle(request, response));
  server.on('upgrade', (request, socket, head) => {
    rancher.upgrade(request, socket, head);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const port = await listen(server, options.port);

  return {
    url: `${ options.tls ? 'https' : 'http' }://localhost:${ port }`,
    port,
    stop: () => new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      rancher.stop();
      sockets.forEach((socket) => socket.destroy());
    }),
  };
}
