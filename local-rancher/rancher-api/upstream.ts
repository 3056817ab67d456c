import http, { type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import { refuseUpgrade, sendError } from './answer';
import type { HttpCall, UpgradeCall } from './handler';

/** Shorter than any server keeps an idle connection, so that none is used again while the server closes it. */
const IDLE_CONNECTION_MS = 5_000;

/** Headers that concern one connection and not the message (RFC 9110, section 7.6.1). */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-authenticate', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

/** What of an answer stays behind: with cookies in one direction only, steve would hand out a new one with every answer. */
const KEPT_BACK = new Set([...HOP_BY_HOP, 'set-cookie']);

/** How the server behind a `https` address proves who it is. */
export interface Trust {
  /** Certificate authorities in PEM; without them those that Node.js comes with. */
  ca?: string;
  /** Accept any certificate, as a kubeconfig with `insecure-skip-tls-verify` asks for. */
  skipTlsVerify?: boolean;
}

function forwardedHeaders(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !KEPT_BACK.has(name)));
}

function hasBody(request: IncomingMessage): boolean {
  return request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined;
}

/** Status line and headers as they go over the wire. */
function responseHead(answer: IncomingMessage, extra: OutgoingHttpHeaders): string {
  const headers = Object.entries({ ...forwardedHeaders(answer.headers), ...extra });

  return [
    `HTTP/1.1 ${ answer.statusCode ?? 502 } ${ answer.statusMessage ?? '' }`,
    ...headers.map(([name, value]) => `${ name }: ${ String(value) }`),
    '',
    '',
  ].join('\r\n');
}

/** Connects two sockets; when one closes, so does the other. */
function join(one: Duplex, other: Duplex): void {
  for (const [from, to] of [[one, other], [other, one]] as const) {
    // 'close' follows
    from.on('error', () => undefined);
    from.on('close', () => to.destroy());
    from.pipe(to);
  }
}

/** A server to which requests are passed on. Nothing is buffered: a Kubernetes watch is an answer that never ends. */
export class Upstream {
  private readonly base: URL;

  private readonly agent: http.Agent;

  /** `name` is how errors call the server, e.g. "steve". */
  constructor(private readonly name: string, url: string, private readonly trust: Trust = {}) {
    const options = { keepAlive: true, timeout: IDLE_CONNECTION_MS };

    this.base = new URL(url);
    this.agent = this.isEncrypted ? new https.Agent(options) : new http.Agent(options);
  }

  /** Passes the request on under another path and with these headers, and its answer back. */
  forward({ request, response }: HttpCall, path: string, headers: OutgoingHttpHeaders): void {
    const passedOn = this.request(request.method ?? 'GET', path, headers);

    passedOn.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, forwardedHeaders(answer.headers));
      // a watch has headers long before its first event
      response.flushHeaders();
      answer.on('error', () => response.destroy());
      answer.pipe(response);
    });
    passedOn.on('error', (error) => {
      if (response.headersSent) {
        response.destroy();
      } else {
        sendError(response, 502, this.unreachable(error));
      }
    });
    response.on('close', () => {
      if (!response.writableFinished) {
        passedOn.destroy();
      }
    });
    if (hasBody(request)) {
      request.pipe(passedOn);
    } else {
      passedOn.end();
    }
  }

  /** The same for a request that asks for a WebSocket: when the server agrees, the two connections become one. */
  forwardUpgrade({ socket, head }: UpgradeCall, path: string, headers: OutgoingHttpHeaders): void {
    const passedOn = this.request('GET', path, headers);

    passedOn.on('upgrade', (answer, upstreamSocket, upstreamHead) => {
      socket.write(responseHead(answer, { connection: 'Upgrade', upgrade: 'websocket' }));
      socket.write(upstreamHead);
      upstreamSocket.write(head);
      join(socket, upstreamSocket);
    });
    passedOn.on('response', (answer) => {
      socket.write(responseHead(answer, { connection: 'close' }));
      answer.on('error', () => socket.destroy());
      answer.pipe(socket);
    });
    passedOn.on('error', (error) => {
      refuseUpgrade(socket, 502, this.unreachable(error));
    });
    socket.on('error', () => passedOn.destroy());
    socket.on('close', () => passedOn.destroy());
    passedOn.end();
  }

  /** Closes the connections that are kept for later requests. */
  stop(): void {
    this.agent.destroy();
  }

  private get isEncrypted(): boolean {
    return this.base.protocol === 'https:';
  }

  private request(method: string, path: string, headers: OutgoingHttpHeaders): http.ClientRequest {
    const options = { method, path, headers, agent: this.agent, host: this.base.hostname, port: this.base.port };

    return this.isEncrypted
      ? https.request({ ...options, ca: this.trust.ca, rejectUnauthorized: !this.trust.skipTlsVerify })
      : http.request(options);
  }

  private unreachable(error: Error): string {
    return `${ this.name } at ${ this.base.origin } does not answer (${ error.message }). Is the backend running?`;
  }
}
