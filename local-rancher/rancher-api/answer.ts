import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

const MAX_BODY_BYTES = 1024 * 1024;

/** Answers with JSON that is never cached. */
export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-cache' }).end(JSON.stringify(body));
}

/**
 * Answers with an error in Rancher's API format. The dashboard reads `status` and shows `message`;
 * an HTML page instead of JSON would stop it from starting.
 */
export function sendError(response: ServerResponse, status: number, message: string): void {
  sendJson(response, { type: 'error', status, code: (STATUS_CODES[status] ?? '').replaceAll(' ', ''), message }, status);
}

/** Answers with a sentence for a person who looks at it in a browser or with curl. */
export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' }).end(`${ text }\n`);
}

/** Sends the browser to another page of the same origin. */
export function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location, 'cache-control': 'no-cache' }).end();
}

/** A collection in the format of Rancher's APIs. */
export function collection(resourceType: string, data: unknown[]): Record<string, unknown> {
  return { type: 'collection', resourceType, data };
}

/** Refuses to turn a connection into a WebSocket, and closes it. */
export function refuseUpgrade(socket: Duplex, status: number, message: string): void {
  const body = `${ message }\n`;

  socket.end([
    `HTTP/1.1 ${ status } ${ STATUS_CODES[status] ?? '' }`,
    'content-type: text/plain; charset=utf-8',
    `content-length: ${ Buffer.byteLength(body) }`,
    'connection: close',
    '',
    body,
  ].join('\r\n'));
}

/** The request's JSON body as an object; undefined if it is none, or larger than a form of the dashboard can be. */
export async function readJsonObject(request: IncomingMessage): Promise<Record<string, unknown> | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;

  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) {
      return undefined;
    }
    chunks.push(chunk);
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');

    return typeof body === 'object' && body !== null && !Array.isArray(body) ? body as Record<string, unknown> : undefined;
  } catch {
    return undefined;
  }
}
