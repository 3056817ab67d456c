import http from 'node:http';
import path from 'node:path';
import { startRancherApi, type RancherApi, type RancherApiOptions } from '../server';
import { SESSION_COOKIE } from '../session';

/** An answer, with its body as text. */
export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** A port on which nothing listens: port 1 is for a protocol (tcpmux) that nobody runs. */
export const NOBODY = 'http://127.0.0.1:1';

/** The session cookie of a user. */
export function signedInAs(login: string): { cookie: string } {
  return { cookie: `${ SESSION_COOKIE }=${ login }` };
}

/** A server under test on any free port, with nothing behind it unless told otherwise. */
export function startTestRancher(options: Partial<RancherApiOptions> = {}): Promise<RancherApi> {
  const nowhere = path.join(__dirname, 'nowhere');

  return startRancherApi({ port: 0, steveUrl: NOBODY, kubeUrl: NOBODY, dashboardDir: nowhere, ...options });
}

/** Sends a request exactly as given: neither the path nor the headers are tidied up, as `fetch` would. */
export function ask(
  { port }: { port: number },
  target: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: http.OutgoingHttpHeaders; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, path: target, method, headers: { host: `localhost:${ port }`, ...headers } }, (response) => {
      const chunks: Buffer[] = [];

      response.on('error', reject);
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString('utf8') });
      });
    });

    request.on('error', reject);
    request.end(body);
  });
}

/** The body as JSON. */
export function json(answer: Answer): unknown {
  return JSON.parse(answer.body) as unknown;
}
