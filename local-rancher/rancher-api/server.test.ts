import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import net from 'node:net';
import { networkInterfaces } from 'node:os';
import WebSocket, { WebSocketServer } from 'ws';
import type { Mount } from './mounts';
import type { RancherApi } from './server';
import { ask, json, NOBODY, signedInAs, startTestRancher } from './testing/client';
import { startFakeUpstream, type FakeUpstream } from './testing/fake-upstream';

const TOKEN_PATH = '/elemental/registration/secret-token';

describe('the server', () => {
  const lines: string[] = [];
  const sockets = new WebSocketServer({ noServer: true });
  const mounts: Mount[] = [
    {
      path: '/elemental/',
      handle: (request, response) => response.end(`mounted ${ request.url ?? '' }`),
      upgrade: (request, socket, head) => {
        sockets.handleUpgrade(request, socket, head, (webSocket) => {
          webSocket.send('hello host');
        });
      },
    },
    { path: '/broken/', handle: () => { throw new Error('out of order'); } },
  ];
  let steve: FakeUpstream;
  let api: RancherApi;

  beforeAll(async () => {
    steve = await startFakeUpstream();
    api = await startTestRancher({ mounts, steveUrl: steve.url, log: (line) => lines.push(line) });
  });

  beforeEach(() => {
    lines.length = 0;
    steve.seen.length = 0;
  });

  afterAll(async () => {
    await api.stop();
    await steve.stop();
  });

  it('is there for this machine alone', async () => {
    const addresses = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []).map(({ address }) => address);
    const reachable = await Promise.all(addresses.filter((address) => net.isIPv4(address) || address === '::1').map((host) => {
      return new Promise((resolve) => {
        const socket = net.connect({ port: api.port, host }, () => {
          resolve(host);
          socket.destroy();
        });

        socket.on('error', () => {
          resolve(undefined);
        });
      });
    }));

    expect(reachable.filter(Boolean)).toStrictEqual(['127.0.0.1']);
    expect(api.url).toBe(`http://localhost:${ api.port }`);
  });

  it.each(['evil.example', `evil.example:80`, 'localhost.evil.example'])('refuses the name %s', async (host) => {
    const answer = await ask(api, '/v1/pods', { headers: { ...signedInAs('administrator'), host } });

    expect(answer.status).toBe(403);
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(answer.body).toMatch(/answers only to localhost/);
    expect(steve.seen).toStrictEqual([]);
  });

  it.each(['localhost', '127.0.0.1', '[::1]:8443', 'LOCALHOST:1'])('answers to the name %s', async (host) => {
    expect((await ask(api, '/rancherversion', { headers: { host } })).status).toBe(200);
  });

  it('refuses pages from elsewhere, also at its mounts', async () => {
    const headers = { origin: 'https://evil.example' };

    expect((await ask(api, '/v1/pods', { headers: { ...headers, ...signedInAs('administrator') } })).status).toBe(403);
    expect((await ask(api, TOKEN_PATH, { headers })).status).toBe(403);
  });

  it.each(['http://evil.example/v1/pods', '//evil.example/v1/pods', '/\\evil.example/v1/pods', '*'])('takes no address but a path: %s', async (target) => {
    expect((await ask(api, target, { headers: signedInAs('administrator') })).status).toBe(400);
    expect(steve.seen).toStrictEqual([]);
  });

  it('judges the same path that it passes on', async () => {
    await ask(api, '/v1/management.cattle.io.settings/../secrets', { headers: signedInAs('viewer') });
    expect(steve.seen[0]?.path).toBe('/v1/secrets');
    expect((await ask(api, '/v1/management.cattle.io.settings/../secrets')).status).toBe(401);
  });

  it('passes what belongs to a mount to it, whoever is signed in', async () => {
    expect(await ask(api, `${ TOKEN_PATH }?a=b`)).toMatchObject({ status: 200, body: `mounted ${ TOKEN_PATH }?a=b` });
    const socket = new WebSocket(`ws://localhost:${ api.port }${ TOKEN_PATH }`);

    expect(String((await once(socket, 'message'))[0])).toBe('hello host');
    socket.terminate();
  });

  it('has no WebSocket where a mount has none', async () => {
    const socket = new WebSocket(`ws://localhost:${ api.port }/broken/x`, { headers: signedInAs('viewer') });
    const [, response] = await once(socket, 'unexpected-response') as [unknown, IncomingMessage];

    expect(response.statusCode).toBe(404);
  });

  it('logs who asked for what, but no registration token', async () => {
    await ask(api, '/v1/pods?page=1', { headers: signedInAs('operator') });
    await ask(api, TOKEN_PATH);

    expect(lines).toStrictEqual(['200 GET /v1/pods?page=1 operator', '200 GET /elemental/... -']);
  });

  it('survives a module that fails, and says so', async () => {
    expect(await ask(api, '/broken/x')).toMatchObject({ status: 500 });
    expect(lines.join('\n')).toContain('out of order');
    expect((await ask(api, '/rancherversion')).status).toBe(200);
  });

  it('survives a client that goes away in the middle of an upgrade', async () => {
    const client = net.connect(api.port, '127.0.0.1', () => {
      client.write('GET /v1/subscribe HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n', () => {
        client.resetAndDestroy();
      });
    });

    await once(client, 'close');
    expect((await ask(api, '/rancherversion')).status).toBe(200);
  });

  it.each([
    ['/rancherversion', { Version: 'v2.15.0' }],
    ['/version', { gitVersion: 'v1.36.0', major: '1', minor: '36' }],
    ['/k8s/clusters/local/version', { gitVersion: 'v1.36.0' }],
    ['/v1-rke2-release/releases', { data: [{ version: 'v1.34.1+rke2r1' }] }],
    ['/v1-k3s-release/channels', { data: [{ id: 'default', latest: 'v1.34.1+k3s1' }] }],
    ['/v3/schemas', { type: 'collection', data: [] }],
    ['/v3/settings/first-login', { id: 'first-login', value: 'false' }],
  ])('answers %s itself, before login too', async (target, expected) => {
    expect(json(await ask(api, target))).toMatchObject(expected);
    expect(steve.seen).toStrictEqual([]);
  });

  it.each(['/v3/clusters', '/v3', '/v3/settings/unknown', '/v3-public/x', '/v1-public/x', '/v1-saml/x', '/meta/proxy'])(
    'says in JSON that there is no %s', async (target) => {
      const answer = await ask(api, target, { headers: { ...signedInAs('administrator'), accept: 'text/html' } });

      expect(answer.status).toBe(404);
      expect(json(answer)).toMatchObject({ type: 'error', status: 404, code: 'NotFound' });
    });

  it.each([
    ['POST', '/v1/ext.cattle.io.selfuser', { status: { userID: 'user-operator' } }],
    ['GET', '/v3/principals', { data: [{ id: 'local://user-operator', me: true, provider: 'local', loginName: 'operator', name: 'Operator' }] }],
    ['GET', '/v3/users?me=true', { data: [{ id: 'user-operator', me: true, username: 'operator', name: 'Operator', mustChangePassword: false }] }],
  ])('tells who one is: %s %s', async (method, target, expected) => {
    expect(json(await ask(api, target, { method, headers: signedInAs('operator') }))).toMatchObject(expected);
    expect((await ask(api, target, { method })).status).toBe(401);
  });

  it('takes another version of Rancher', async () => {
    const older = await startTestRancher({ rancherVersion: 'v2.12.0' });

    expect(json(await ask(older, '/rancherversion'))).toMatchObject({ Version: 'v2.12.0' });
    await older.stop();
  });

  it('opens the socket of the older API for whoever is signed in, and pings', async () => {
    const socket = new WebSocket(`ws://localhost:${ api.port }/v3/subscribe`, { headers: signedInAs('viewer') });

    expect(String((await once(socket, 'message'))[0])).toBe('{"name":"ping","data":{}}');
    socket.terminate();
    const refused = new WebSocket(`ws://localhost:${ api.port }/v3/subscribe`);
    const [, response] = await once(refused, 'unexpected-response') as [unknown, IncomingMessage];

    expect(response.statusCode).toBe(401);
  });

  it('says which port is taken and what to do', async () => {
    await expect(startTestRancher({ port: api.port })).rejects.toThrow(
      `Port ${ api.port } on 127.0.0.1 is in use. Stop the program that listens there, or choose another port.`,
    );
  });

  it('stops with answers under way, and can be stopped twice', async () => {
    const endless = http.createServer((_request, response) => response.write('and so on')).listen(0, '127.0.0.1');

    await once(endless, 'listening');
    const { port } = endless.address() as net.AddressInfo;
    const other = await startTestRancher({ steveUrl: `http://127.0.0.1:${ port }` });
    const request = http.get({ port: other.port, path: '/v1/pods', headers: signedInAs('viewer') });
    const [response] = await once(request, 'response') as [IncomingMessage];

    response.on('error', () => undefined);
    await once(response, 'data');
    const closed = new Promise((resolve) => response.on('close', resolve));

    await other.stop();
    await other.stop();
    await closed;
    await expect(ask(other, '/rancherversion')).rejects.toThrow(/ECONNREFUSED/);
    endless.closeAllConnections();
    endless.close();
  });

  it('has nothing behind it and still answers what is its own', async () => {
    const alone = await startTestRancher({ steveUrl: NOBODY });

    expect((await ask(alone, '/rancherversion')).status).toBe(200);
    await alone.stop();
  });
});
