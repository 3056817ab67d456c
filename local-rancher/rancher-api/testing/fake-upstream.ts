import http, { type IncomingMessage, type RequestListener } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';

/** What arrived at the fake server. */
export interface SeenRequest {
  method: string;
  path: string;
  headers: http.IncomingHttpHeaders;
  /** Names and values as they came over the wire, with duplicates. */
  rawHeaders: string[];
  body: string;
}

/** What a client may try in order to be somebody else. */
export const HOSTILE_HEADERS = {
  'Impersonate-User': 'system:admin',
  'IMPERSONATE-GROUP': ['system:masters', 'system:nodes'],
  'Impersonate-Extra-Scopes': 'everything',
  'Authorization': 'Bearer stolen',
  'Connection': 'keep-alive, impersonate-user, impersonate-group',
};

/** All values of a header, as they came over the wire. */
export function valuesOf({ rawHeaders }: SeenRequest, name: string): string[] {
  return rawHeaders.filter((_value, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}

/** A stand-in for steve or the API server on the loopback interface. */
export interface FakeUpstream {
  url: string;
  seen: SeenRequest[];
  stop: () => Promise<void>;
}

function record(request: IncomingMessage, body: string): SeenRequest {
  return { method: request.method ?? '', path: request.url ?? '', headers: request.headers, rawHeaders: request.rawHeaders, body };
}

/** Records what it gets and answers with `answer`, by default `{}`; WebSockets are accepted and send back what they get. */
export async function startFakeUpstream(answer?: RequestListener, tls?: { key: string; cert: string }): Promise<FakeUpstream> {
  const seen: SeenRequest[] = [];
  const sockets = new Set<Duplex>();
  const echo = new WebSocketServer({ noServer: true, handleProtocols: (protocols) => [...protocols][0] ?? false });
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];

    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      seen.push(record(request, Buffer.concat(chunks).toString('utf8')));
      if (answer) {
        answer(request, response);
      } else {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      }
    });
  };
  const server = tls ? https.createServer(tls, listener) : http.createServer(listener);

  server.on('connection', (socket: Duplex) => sockets.add(socket));
  server.on('upgrade', (request, socket, head) => {
    seen.push(record(request, ''));
    echo.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('message', (message, isBinary) => {
        webSocket.send(message, { binary: isBinary });
      });
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });

  return {
    url: `${ tls ? 'https' : 'http' }://127.0.0.1:${ (server.address() as AddressInfo).port }`,
    seen,
    stop: () => new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      sockets.forEach((socket) => socket.destroy());
    }),
  };
}
