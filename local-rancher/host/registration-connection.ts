import { X509Certificate } from 'node:crypto';
import dns from 'node:dns';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import tls from 'node:tls';
import { WebSocket } from 'ws';
import { parseServerMessage, type HostMessage, type ServerMessage } from '../elemental-operator/protocol';

/** The WebSocket on a registration URL, with errors in the words of the real client, which Go's libraries gave it. */
export class RegistrationConnection {
  private readonly answers: ((answer: ServerMessage | Error) => void)[] = [];
  private end?: Error;

  private constructor(private readonly socket: WebSocket, private readonly addresses: { local: string; remote: string }, deadline: number) {
    const timer = setTimeout(() => {
      this.fail(new Error(`read tcp ${ addresses.local }->${ addresses.remote }: i/o timeout`));
    }, Math.max(0, deadline - Date.now()));

    socket.on('message', (data: Buffer) => {
      this.answers.shift()?.(parseServerMessage(data.toString()) ?? new Error('unexpected response message'));
    });
    socket.on('error', () => {
      socket.terminate();
    });
    socket.on('close', (code) => {
      clearTimeout(timer);
      this.fail(new Error(code === 1006 ? 'websocket: close 1006 (abnormal closure): unexpected EOF' : `websocket: close ${ code }`));
    });
  }

  /** Connects within the time and keeps to it from then on. @throws Error in Go's words */
  static async open(url: string, caCertificate: string, deadlineMs: number): Promise<RegistrationConnection> {
    const deadline = Date.now() + deadlineMs;
    const socket = new WebSocket(url.replace('http', 'ws'), { ca: trusted(caCertificate), handshakeTimeout: deadlineMs });

    return new Promise((resolve, reject) => {
      let addresses = { local: '', remote: '' };

      socket.once('upgrade', ({ socket: tcp }: IncomingMessage) => {
        addresses = addressesOf(tcp);
      });
      socket.once('open', () => {
        resolve(new RegistrationConnection(socket, addresses, deadline));
      });
      socket.once('unexpected-response', (_, response) => {
        reject(new Error(`websocket: bad handshake (Status: ${ response.statusCode ?? '' } ${ response.statusMessage ?? '' })`));
        socket.terminate();
      });
      socket.on('error', (error) => {
        reject(new Error(dialError(error), { cause: error }));
      });
    });
  }

  /** The host's end, `127.0.0.1:45292`. */
  get localAddress(): string {
    return this.addresses.local;
  }

  /** Sends the message and resolves with the server's answer. @throws Error in Go's words */
  async ask(message: HostMessage): Promise<ServerMessage> {
    return new Promise((resolve, reject) => {
      if (this.end) {
        reject(this.end);

        return;
      }
      this.answers.push((answer) => {
        if (answer instanceof Error) {
          reject(answer);
        } else {
          resolve(answer);
        }
      });
      this.socket.send(JSON.stringify(message));
    });
  }

  close(): void {
    this.socket.terminate();
  }

  private fail(error: Error): void {
    this.end ??= error;
    this.answers.splice(0).forEach((answer) => {
      answer(error);
    });
    this.socket.terminate();
  }
}

/** The system's certificate authorities and those in the text; what is no certificate in it doesn't count, as in Go. */
export function trusted(pem: string): string[] {
  const certificates = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];

  return [...tls.rootCertificates, ...certificates.filter(isCertificate)];
}

function isCertificate(pem: string): boolean {
  try {
    return Boolean(new X509Certificate(pem));
  } catch {
    return false;
  }
}

function addressesOf({ localAddress = '', localPort = 0, remoteAddress = '', remotePort = 0 }: Socket): { local: string; remote: string } {
  return { local: hostPort(localAddress, localPort), remote: hostPort(remoteAddress, remotePort) };
}

function hostPort(address: string, port: number): string {
  return address.includes(':') ? `[${ address }]:${ port }` : `${ address }:${ port }`;
}

/** What Node says of a connection that can't be made, or of a certificate that can't be trusted. */
interface DialError extends Error {
  code?: string;
  address?: string;
  port?: number;
  hostname?: string;
  errors?: DialError[];
}

const UNTRUSTED = [
  'SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_GET_ISSUER_CERT', 'CERT_SIGNATURE_FAILURE',
];

/** Go's words for it (recording `03-register/failures/_summary.yaml`), or Node's where no recording has any. */
export function dialError(error: DialError): string {
  // With several addresses Go reports the first one's error.
  const { code = '', address = '', port = 0, hostname = '', message } = error.errors?.[0] ?? error;

  if (code === 'ECONNREFUSED') {
    return `dial tcp ${ hostPort(address, port) }: connect: connection refused`;
  }
  if (code === 'ENOTFOUND') {
    return `dial tcp: lookup ${ hostname } on ${ nameServer() }: no such host`;
  }

  return UNTRUSTED.includes(code) ? 'tls: failed to verify certificate: x509: certificate signed by unknown authority' : message;
}

function nameServer(): string {
  const [server = '127.0.0.53'] = dns.getServers();

  return /:\d+$/.test(server) ? server : `${ server }:53`;
}
