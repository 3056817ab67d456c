import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { KubeConfig } from '@kubernetes/client-node';
import type { Operator } from '../../../local-rancher/elemental-operator';
import type { Certificate } from './certificate';

/** What hosts see of Rancher: the operator's `/elemental/` and, with their own token, the API server at `/k8s/clusters/local/`. */
export interface RancherFront {
  /** E.g. `https://127.0.0.1:4711`. */
  url: string;
  /** Whom to pass requests below `/elemental/` to; without an operator they are refused. */
  operator?: Operator['registrationServer'];
  /** Cuts all connections, as a network would. */
  cut: () => void;
  stop: () => Promise<void>;
}

const API = '/k8s/clusters/local';

/** Serves it on a free port of the loopback interface, without TLS if there is no certificate. */
export async function startRancherFront(config: KubeConfig, certificate?: Certificate): Promise<RancherFront> {
  const server = certificate ? https.createServer({ key: certificate.key, cert: certificate.certificate }) : http.createServer();
  const front: RancherFront = {
    url: '',
    cut: () => {
      server.closeAllConnections();
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };

  server.on('request', (request, response) => {
    if (request.url?.startsWith(API)) {
      passOn(config, request, response);
    } else if (request.url?.startsWith('/elemental') && front.operator) {
      front.operator.handle(request, response);
    } else {
      response.writeHead(404).end();
    }
  });
  server.on('upgrade', (request, socket, head) => {
    if (request.url?.startsWith('/elemental') && front.operator) {
      front.operator.upgrade(request, socket, head);
    } else {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  front.url = `${ certificate ? 'https' : 'http' }://127.0.0.1:${ (server.address() as AddressInfo).port }`;

  return front;
}

function passOn(config: KubeConfig, request: IncomingMessage, response: ServerResponse): void {
  const cluster = config.getCurrentCluster();
  const upstream = https.request(`${ cluster?.server ?? '' }${ request.url?.slice(API.length) ?? '' }`, {
    method: request.method,
    headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => name !== 'host')),
    ca: cluster?.caData ? Buffer.from(cluster.caData, 'base64') : undefined,
    rejectUnauthorized: !cluster?.skipTLSVerify,
  }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });

  upstream.on('error', () => response.destroy());
  response.on('close', () => upstream.destroy());
  request.pipe(upstream);
}
