import type { IncomingMessage } from 'node:http';

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** True for a `Host` header's value that names this machine's loopback interface, with or without a port. */
export function isLoopbackHost(host: string | undefined): boolean {
  const name = /^(\[[^\]]*\]|[^:]*)(:\d{1,5})?$/.exec(host ?? '')?.[1];

  return name !== undefined && LOOPBACK_NAMES.includes(name.toLowerCase());
}

function isLoopbackOrigin(origin: string): boolean {
  return URL.canParse(origin) && isLoopbackHost(new URL(origin).host);
}

/**
 * Why a request is refused, or undefined if it may pass.
 * The session is a name in a cookie and any password will do, so a page on the internet must not reach us: neither by a
 * name of its own that resolves to 127.0.0.1 (DNS rebinding: then `Host` is that name) nor across origins (then `Origin` is its own).
 */
export function refusal(request: IncomingMessage): string | undefined {
  if (!isLoopbackHost(request.headers.host)) {
    return 'The local Rancher answers only to localhost, 127.0.0.1 and [::1]. Open it under one of these names.';
  }
  const { origin } = request.headers;

  if (origin !== undefined && !isLoopbackOrigin(origin)) {
    return 'The local Rancher answers only to pages that come from localhost, 127.0.0.1 or [::1].';
  }

  return undefined;
}

/** The address under which the browser knows us. */
export interface PublicAddress {
  scheme: 'http' | 'https';
  /** With its port, e.g. `localhost:8443`. */
  host: string;
}

/**
 * Links in answers must be absolute and have the page's own origin, or the dashboard's requests become cross-origin.
 * The shell's development server sits in front of us and says what its own address is in `X-API-Host` and `X-Forwarded-Proto`.
 */
export function publicAddress(request: IncomingMessage): PublicAddress {
  const apiHost = request.headers['x-api-host'];
  const scheme = request.headers['x-forwarded-proto'];
  const isEncrypted = 'encrypted' in request.socket;

  return {
    host: typeof apiHost === 'string' && isLoopbackHost(apiHost) ? apiHost : request.headers.host ?? 'localhost',
    scheme: scheme === 'http' || scheme === 'https' ? scheme : isEncrypted ? 'https' : 'http',
  };
}
