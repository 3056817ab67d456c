import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http, { type IncomingMessage, type RequestListener } from 'node:http';
import path from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import WebSocket from 'ws';
import { kubeEndpoint } from './kube-proxy';
import type { RancherApi } from './server';
import { ask, signedInAs, startTestRancher } from './testing/client';
import { startFakeUpstream, type FakeUpstream } from './testing/fake-upstream';
import { temporaryFolder } from './testing/folder';

const SECRETS = '/k8s/clusters/local/api/v1/namespaces/fleet-default/secrets';
const TOKEN = { authorization: 'Bearer host.service-account.token' };

describe('a request from a host', () => {
  const files = temporaryFolder({});
  const keyFile = path.join(files.folder, 'key.pem');
  const certFile = path.join(files.folder, 'cert.pem');
  let answer: RequestListener | undefined;
  let kube: FakeUpstream;
  let steve: FakeUpstream;
  let kubeCa: string;
  let api: RancherApi;

  beforeAll(async () => {
    execFileSync('openssl', [
      'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1', '-subj', '/CN=kube',
      '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', keyFile, '-out', certFile,
    ], { stdio: 'ignore' });
    kubeCa = readFileSync(certFile, 'utf8');
    kube = await startFakeUpstream((request, response) => {
      if (answer) {
        answer(request, response);
      } else {
        response.end('{"kind":"SecretList"}');
      }
    }, { key: readFileSync(keyFile, 'utf8'), cert: kubeCa });
    steve = await startFakeUpstream();
    api = await startTestRancher({ kubeUrl: kube.url, kubeCa, steveUrl: steve.url });
  });

  beforeEach(() => {
    answer = undefined;
    kube.seen.length = 0;
    steve.seen.length = 0;
  });

  afterAll(async () => {
    await api.stop();
    await kube.stop();
    await steve.stop();
    files.remove();
  });

  it('goes to the API server with its token and nothing else that says who it is', async () => {
    const hostile = { 'Impersonate-User': 'system:admin', 'Impersonate-Group': ['system:masters'], 'X-Remote-User': 'system:admin' };
    const received = await ask(api, `${ SECRETS }?limit=1`, { headers: { ...TOKEN, ...hostile, cookie: 'R_SESS=x' } });

    expect(received).toMatchObject({ status: 200, body: '{"kind":"SecretList"}' });
    expect(kube.seen).toHaveLength(1);
    expect(kube.seen[0]).toMatchObject({ path: '/api/v1/namespaces/fleet-default/secrets?limit=1', headers: TOKEN });
    expect(Object.keys(kube.seen[0]?.headers ?? {}).filter((name) => /impersonate|remote|cookie/.test(name))).toStrictEqual([]);
    expect(steve.seen).toStrictEqual([]);
  });

  it('may change what the token may change', async () => {
    await ask(api, `${ SECRETS }/plan`, { method: 'PATCH', headers: { ...TOKEN, 'content-type': 'application/merge-patch+json' }, body: '{"data":{}}' });

    expect(kube.seen[0]).toMatchObject({ method: 'PATCH', body: '{"data":{}}', headers: { 'content-type': 'application/merge-patch+json' } });
  });

  it('is a watch that begins at once and brings each event when it happens', async () => {
    let next: (event: string) => void = () => undefined;

    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders();
      next = (event) => response.write(event);
    };
    const request = http.get({ port: api.port, path: `${ SECRETS }?watch=true`, headers: TOKEN });
    const [response] = await once(request, 'response') as [IncomingMessage];

    for (const event of ['{"type":"ADDED"}\n', '{"type":"MODIFIED"}\n']) {
      next(event);
      expect(String((await once(response, 'data'))[0])).toBe(event);
    }
    response.on('error', () => undefined);
    request.destroy();
  });

  it('may be for a WebSocket', async () => {
    const headers = { ...TOKEN, 'Impersonate-User': 'system:admin' };
    const socket = new WebSocket(`${ api.url.replace('http', 'ws') }/k8s/clusters/local/api/v1/watch`, { headers });

    await once(socket, 'open');
    expect(kube.seen[0]).toMatchObject({ path: '/api/v1/watch', headers: TOKEN });
    expect(kube.seen[0]?.headers['impersonate-user']).toBeUndefined();
    socket.terminate();
  });

  it('is none if a browser with a session makes it: steve gets it, without the token', async () => {
    await ask(api, SECRETS, { headers: { ...TOKEN, ...signedInAs('viewer') } });

    expect(kube.seen).toStrictEqual([]);
    expect(steve.seen[0]).toMatchObject({ path: '/api/v1/namespaces/fleet-default/secrets', headers: { 'impersonate-user': 'user-viewer' } });
    expect(steve.seen[0]?.headers.authorization).toBeUndefined();
  });

  it.each([
    ['without a token', SECRETS, {}],
    ['with a password', SECRETS, { authorization: 'Basic eDp5' }],
    ['with an empty token', SECRETS, { authorization: 'Bearer ' }],
    ['with a session that is none', SECRETS, { ...TOKEN, ...signedInAs('root') }],
    ['outside the cluster\'s path', '/api/v1/namespaces/fleet-default/secrets', TOKEN],
    ['outside the cluster\'s path, in the end', '/k8s/clusters/local/../../../api/v1/secrets', TOKEN],
    ['for another cluster', '/k8s/clusters/other/api/v1/secrets', TOKEN],
  ])('is none %s: 401', async (_how, target, headers) => {
    expect((await ask(api, target, { headers })).status).toBe(401);
    expect([...kube.seen, ...steve.seen]).toStrictEqual([]);
  });

  it('reaches no API server whose certificate is not the expected one, unless the kubeconfig wants that', async () => {
    const strict = await startTestRancher({ kubeUrl: kube.url });
    const lax = await startTestRancher({ kubeUrl: kube.url, kubeSkipTlsVerify: true });

    expect(await ask(strict, SECRETS, { headers: TOKEN })).toMatchObject({ status: 502 });
    expect(await ask(lax, SECRETS, { headers: TOKEN })).toMatchObject({ status: 200 });
    await strict.stop();
    await lax.stop();
  });
});

describe('the API server of a kubeconfig', () => {
  const files = temporaryFolder({ 'ca.pem': 'from a file' });

  afterAll(() => {
    files.remove();
  });

  function config(cluster: object, context = 'here'): KubeConfig {
    const kubeConfig = new KubeConfig();

    kubeConfig.loadFromString(JSON.stringify({
      'apiVersion': 'v1',
      'kind': 'Config',
      'clusters': [{ name: 'c', cluster: { server: 'https://127.0.0.1:6443', ...cluster } }],
      'users': [{ name: 'u', user: {} }],
      'contexts': [{ name: 'here', context: { cluster: 'c', user: 'u' } }],
      'current-context': context,
    }));

    return kubeConfig;
  }

  it.each([
    ['inline', { 'certificate-authority-data': Buffer.from('inline').toString('base64') }, { kubeCa: 'inline', kubeSkipTlsVerify: false }],
    ['in a file', { 'certificate-authority': path.join(files.folder, 'ca.pem') }, { kubeCa: 'from a file', kubeSkipTlsVerify: false }],
    ['of no importance', { 'insecure-skip-tls-verify': true }, { kubeCa: undefined, kubeSkipTlsVerify: true }],
  ])('has its certificate authority %s', (_where, cluster, expected) => {
    expect(kubeEndpoint(config(cluster))).toStrictEqual({ kubeUrl: 'https://127.0.0.1:6443', ...expected });
  });

  it('must be there', () => {
    expect(() => kubeEndpoint(config({}, 'elsewhere'))).toThrow(/"elsewhere".*current-context/);
  });
});
