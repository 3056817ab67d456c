import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Informer } from '../controllers/informer';
import { keyOf } from '../controllers/resources';
import { apiMessage } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import { elementalObjects } from './collections';
import { hostText } from './host-text';
import type { MachineEnrolment } from './machine-enrolment';
import { publicConfig } from './registration-config';
import { RegistrationSession } from './registration-session';
import { isReady } from './registration-status';
import type { MachineRegistration } from './resources';
import { readCaCertificate } from './setting';

export interface RegistrationServerOptions {
  kubernetes: Kubernetes;
  registrations: Informer<MachineRegistration>;
  enrolment: MachineEnrolment;
  log: (message: string) => void;
}

/** What the URL is refused with. */
class Refusal extends Error {
  constructor(readonly status: 400 | 404, message: string) {
    super(message);
  }
}

/**
 * Answers `/elemental/…`, where hosts register: plain HTTP gives the configuration that a host needs for it, a WebSocket
 * registers it. Status codes and texts are those of recording `02-registration-url/get.yaml`.
 */
export class RegistrationServer {
  private readonly webSockets = new WebSocketServer({ noServer: true });

  constructor(private readonly options: RegistrationServerOptions) {}

  /** Answers a plain request, whatever its method. */
  readonly handle = (request: IncomingMessage, response: ServerResponse): void => {
    void this.answer(request).then(({ status, body }) => {
      response.writeHead(status, headers(status, body)).end(body);
    });
  };

  /** Takes over the connection of a request for a WebSocket. */
  readonly upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => {
      socket.destroy();
    });
    this.registrationFor(request).then((registration) => {
      this.webSockets.handleUpgrade(request, socket, head, (webSocket) => {
        new RegistrationSession(webSocket, registration, this.options.enrolment, this.options.log);
      });
    }, (error: unknown) => {
      const { status, body } = refused(error);
      const lines = Object.entries(headers(status, body)).map(([name, value]) => `${ name }: ${ value }\r\n`).join('');

      socket.end(`HTTP/1.1 ${ status } ${ STATUS_CODES[status] ?? '' }\r\n${ lines }Connection: close\r\n\r\n${ body }`);
    });
  };

  /** Ends the connections of hosts that are registering. */
  stop(): void {
    this.webSockets.clients.forEach((client) => {
      client.terminate();
    });
  }

  private async answer(request: IncomingMessage): Promise<{ status: number; body: string }> {
    try {
      const registration = await this.registrationFor(request);

      return { status: 200, body: publicConfig(registration, await readCaCertificate(this.options.kubernetes)) };
    } catch (error) {
      return refused(error);
    }
  }

  private async registrationFor(request: IncomingMessage): Promise<MachineRegistration> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [, , api] = hostText(decodeURIComponent(pathname)).split('/');

    if (api === undefined) {
      throw new Refusal(404, '');
    }
    if (api !== 'registration') {
      throw new Refusal(400, `unknwon api: ${ api }`);
    }
    const token = path.posix.basename(decodeURIComponent(pathname)).replace(/[\r\n]/g, '');
    const registration = oneOf(token, [...this.options.registrations.values()]);

    // The watch may be a moment behind somebody who has just seen the registration become Ready.
    return registration && isReady(registration) ? registration : usable(token, oneOf(token, await this.read()));
  }

  private async read(): Promise<MachineRegistration[]> {
    const collection = elementalObjects<MachineRegistration>(this.options.kubernetes, 'machineregistrations');
    const all: MachineRegistration[] = [];
    let next: string | undefined;

    do {
      const page = await collection.page(next);

      all.push(...page.items);
      next = page.next;
    } while (next);

    return all;
  }
}

function oneOf(token: string, registrations: MachineRegistration[]): MachineRegistration | undefined {
  const [first, second] = registrations.filter(({ status }) => status?.registrationToken === token);

  if (first && second) {
    throw new Refusal(404, `machine registrations ${ keyOf(first) } and ${ keyOf(second) } have the same registration token ${ token }`);
  }

  return first;
}

function usable(token: string, registration: MachineRegistration | undefined): MachineRegistration {
  if (!registration) {
    throw new Refusal(404, `failed to find machine registration with registration token ${ token }`);
  }
  if (!isReady(registration)) {
    throw new Refusal(404, `MachineRegistration ${ keyOf(registration) } is not ready`);
  }

  return registration;
}

function refused(error: unknown): { status: number; body: string } {
  return { status: error instanceof Refusal ? error.status : 500, body: `${ apiMessage(error) }\n` };
}

/** As Go's `http.Error` and `http.ResponseWriter` set them. */
function headers(status: number, body: string): Record<string, string> {
  return {
    'Content-Type': 'text/plain; charset=utf-8',
    ...status === 200 ? {} : { 'X-Content-Type-Options': 'nosniff' },
    'Content-Length': String(Buffer.byteLength(body)),
  };
}
