import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { User } from './users';

interface Call {
  request: IncomingMessage;
  /** Method-independent address; `pathname` has no dot segments left. */
  url: URL;
  /** Who is signed in; undefined before login. */
  user: User | undefined;
}

/** A request on its way through the modules. */
export interface HttpCall extends Call {
  response: ServerResponse;
}

/** A request to turn the connection into a WebSocket. */
export interface UpgradeCall extends Call {
  socket: Duplex;
  /** What the client sent after its request, before the upgrade was answered. */
  head: Buffer;
}

/** Answers the call and returns true, or leaves it to the next module and returns false. */
export type Handler = (call: HttpCall) => boolean | Promise<boolean>;

/** The same for WebSockets. */
export type UpgradeHandler = (call: UpgradeCall) => boolean;

/** One thing that Rancher has and steve has not. */
export interface RancherModule {
  handle?: Handler;
  upgrade?: UpgradeHandler;
  /** Ends what the module keeps open. */
  stop?: () => void;
}

/** Answers keyed by method and path, e.g. `GET /rancherversion`. */
export type Endpoints = Record<`${ 'GET' | 'POST' } /${ string }`, (call: HttpCall) => void | Promise<void>>;

/** A handler for a table of fixed paths. */
export function endpoints(table: Endpoints): Handler {
  const answers = new Map(Object.entries(table));

  return async (call) => {
    const answer = answers.get(`${ call.request.method ?? '' } ${ call.url.pathname }`);

    await answer?.(call);

    return answer !== undefined;
  };
}
