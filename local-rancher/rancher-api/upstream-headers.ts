import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { PublicAddress } from './loopback';
import type { User } from './users';

/** As whom a request goes on: a user whom steve impersonates, nobody in particular, or the holder of a token. */
export type Identity = { user: User } | { anonymous: true } | { bearerToken: string };

/**
 * What a client may say for itself. A list of what is allowed, because a list of what is not could be evaded:
 * `Impersonate-Extra-…` has any name, and `Connection: impersonate-user` makes a Go proxy behind us drop the header we add.
 */
const CLIENT_HEADERS = [
  'accept', 'accept-encoding', 'accept-language', 'cache-control', 'content-encoding', 'content-type',
  'if-match', 'if-modified-since', 'if-none-match', 'user-agent',
] as const;

const WEBSOCKET_HEADERS = ['sec-websocket-extensions', 'sec-websocket-key', 'sec-websocket-version'] as const;

/** Kubernetes takes a token from a WebSocket subprotocol `base64url.bearer.authorization.k8s.io.<token>`. */
const TOKEN_SUBPROTOCOL = /\.authorization\.k8s\.io\./i;

function text(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value;
}

function pick(incoming: IncomingHttpHeaders, names: readonly string[]): OutgoingHttpHeaders {
  return Object.fromEntries(names.flatMap((name) => {
    const value = text(incoming[name]);

    return value === undefined ? [] : [[name, value]];
  }));
}

/** How the body's end is told, in our own words: a value that steve reads otherwise than we do would hide a second request. */
function bodyHeaders(incoming: IncomingHttpHeaders): OutgoingHttpHeaders {
  if (incoming['transfer-encoding'] !== undefined) {
    return { 'transfer-encoding': 'chunked' };
  }

  return /^\d+$/.test(incoming['content-length'] ?? '') ? { 'content-length': incoming['content-length'] } : {};
}

function webSocketHeaders(incoming: IncomingHttpHeaders): OutgoingHttpHeaders {
  const protocols = (text(incoming['sec-websocket-protocol']) ?? '')
    .split(',')
    .map((protocol) => protocol.trim())
    .filter((protocol) => protocol && !TOKEN_SUBPROTOCOL.test(protocol));

  return {
    ...pick(incoming, WEBSOCKET_HEADERS),
    ...(protocols.length ? { 'sec-websocket-protocol': protocols.join(', ') } : {}),
    connection: 'Upgrade',
    upgrade: 'websocket',
  };
}

/** Steve believes these two headers from whoever reaches it: its only protection is that everything goes through us. */
function identityHeaders(identity: Identity): OutgoingHttpHeaders {
  if ('bearerToken' in identity) {
    return { authorization: `Bearer ${ identity.bearerToken }` };
  }

  return 'user' in identity
    ? { 'impersonate-user': identity.user.id, 'impersonate-group': ['system:authenticated'] }
    : { 'impersonate-user': 'system:anonymous', 'impersonate-group': ['system:unauthenticated'] };
}

/** Steve builds its absolute links from these. */
function addressHeaders({ host, scheme }: PublicAddress): OutgoingHttpHeaders {
  return { 'x-api-host': host, 'x-forwarded-host': host, 'x-forwarded-proto': scheme };
}

/**
 * All headers that a request has when it leaves for steve or the API server; the client's own `Impersonate-*`, `Authorization`, cookies,
 * `Origin` (steve refuses a WebSocket whose `Origin` is not its `Host`) and hop-by-hop headers stay behind.
 * `identity` decides who the request is made as, `kind` whether it asks for a WebSocket, `address` is for upstreams that make links.
 */
export function upstreamHeaders(
  incoming: IncomingHttpHeaders,
  { identity, kind, address }: { identity: Identity; kind: 'http' | 'websocket'; address?: PublicAddress },
): OutgoingHttpHeaders {
  return {
    ...pick(incoming, CLIENT_HEADERS),
    ...(kind === 'websocket' ? webSocketHeaders(incoming) : bodyHeaders(incoming)),
    ...(address ? addressHeaders(address) : {}),
    ...identityHeaders(identity),
  };
}
