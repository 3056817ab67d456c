import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import WebSocket from 'ws';
import type { RancherApi } from './server';
import { signedInAs, startTestRancher } from './testing/client';
import { HOSTILE_HEADERS, startFakeUpstream, valuesOf, type FakeUpstream, type SeenRequest } from './testing/fake-upstream';

describe('a WebSocket to steve', () => {
  let steve: FakeUpstream;
  let api: RancherApi;

  beforeAll(async () => {
    steve = await startFakeUpstream();
    api = await startTestRancher({ steveUrl: steve.url });
  });

  beforeEach(() => {
    steve.seen.length = 0;
  });

  afterAll(async () => {
    await api.stop();
    await steve.stop();
  });

  function connect(path: string, headers: http.OutgoingHttpHeaders, protocols: string[] = []): WebSocket {
    return new WebSocket(`ws://localhost:${ api.port }${ path }`, protocols, { headers });
  }

  it('is opened as the signed-in user, without the origin, and carries messages both ways', async () => {
    const socket = connect('/k8s/clusters/local/v1/subscribe?sockId=1', {
      ...HOSTILE_HEADERS, ...signedInAs('viewer'), origin: `http://localhost:${ api.port }`, connection: 'Upgrade, impersonate-user',
    });

    await once(socket, 'open');
    socket.send('{"resourceType":"pod"}');
    expect(String((await once(socket, 'message'))[0])).toBe('{"resourceType":"pod"}');
    socket.send(Buffer.alloc(200_000, 7));
    expect((await once(socket, 'message'))[0]).toHaveLength(200_000);
    const [seen] = steve.seen as [SeenRequest];

    expect(seen.path).toBe('/v1/subscribe?sockId=1');
    expect(valuesOf(seen, 'impersonate-user')).toStrictEqual(['user-viewer']);
    expect(valuesOf(seen, 'impersonate-group')).toStrictEqual(['system:authenticated']);
    expect(valuesOf(seen, 'connection')).toStrictEqual(['Upgrade']);
    expect(Object.keys(seen.headers).filter((name) => /extra|authorization|cookie|origin/.test(name))).toStrictEqual([]);
    socket.close();
    await once(socket, 'close');
  });

  it('carries no token among its subprotocols', async () => {
    const socket = connect('/api/v1/x', signedInAs('viewer'), ['base64url.bearer.authorization.k8s.io.dG9rZW4', 'v4.channel.k8s.io']);

    await once(socket, 'open');
    expect(socket.protocol).toBe('v4.channel.k8s.io');
    expect(valuesOf((steve.seen as [SeenRequest])[0], 'sec-websocket-protocol')).toStrictEqual(['v4.channel.k8s.io']);
    socket.terminate();
  });

  it.each([
    ['nobody', {}, 401],
    ['somebody unknown', { cookie: 'LOCAL_RANCHER_USER=root' }, 401],
    ['a page from elsewhere', { ...signedInAs('viewer'), origin: 'https://evil.example' }, 403],
    ['a name that is not this machine\'s', { ...signedInAs('viewer'), host: 'evil.example' }, 403],
  ])('is refused to %s', async (_who, headers, status) => {
    const socket = connect('/v1/subscribe', headers);
    const [, response] = await once(socket, 'unexpected-response') as [unknown, IncomingMessage];

    expect(response.statusCode).toBe(status);
    expect(steve.seen).toStrictEqual([]);
  });

  it('is not opened for another protocol', async () => {
    const request = http.get({ port: api.port, path: '/v1/subscribe', headers: { ...signedInAs('viewer'), connection: 'Upgrade', upgrade: 'h2c' } });
    const [response] = await once(request, 'response') as [IncomingMessage];

    expect(response.statusCode).toBe(400);
    expect(steve.seen).toStrictEqual([]);
  });

  it('passes on why steve opens none', async () => {
    const forbidding = http.createServer().on('upgrade', (_request, socket) => {
      socket.end('HTTP/1.1 403 Forbidden\r\ncontent-type: text/plain\r\ncontent-length: 2\r\n\r\nno');
    }).listen(0, '127.0.0.1');

    await once(forbidding, 'listening');
    const { port } = forbidding.address() as AddressInfo;
    const other = await startTestRancher({ steveUrl: `http://127.0.0.1:${ port }` });
    const socket = new WebSocket(other.url.replace('http', 'ws'), { headers: signedInAs('viewer') });
    const [, response] = await once(socket, 'unexpected-response') as [unknown, IncomingMessage];

    expect(response.statusCode).toBe(403);
    expect(String((await once(response, 'data'))[0])).toBe('no');
    await other.stop();
    forbidding.close();
  });

  it('ends in steve when the browser is cut off', async () => {
    const accepting = http.createServer().on('upgrade', (_request, socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n');
    }).listen(0, '127.0.0.1');

    await once(accepting, 'listening');
    const upgraded = once(accepting, 'upgrade') as Promise<[IncomingMessage, Duplex]>;
    const { port } = accepting.address() as AddressInfo;
    const other = await startTestRancher({ steveUrl: `http://127.0.0.1:${ port }` });
    const headers = { ...signedInAs('viewer'), connection: 'Upgrade', upgrade: 'websocket' };
    const browser = http.get({ port: other.port, path: '/v1/subscribe', headers });
    const [, browserSocket] = await once(browser, 'upgrade') as [IncomingMessage, Socket];
    const [, steveSocket] = await upgraded;
    const ended = once(steveSocket.resume(), 'end');

    browserSocket.resetAndDestroy();
    await expect(ended).resolves.toBeDefined();
    steveSocket.destroy();
    await other.stop();
    accepting.close();
  });

  it('ends when the server stops', async () => {
    const other = await startTestRancher({ steveUrl: steve.url });
    const socket = new WebSocket(`${ other.url.replace('http', 'ws') }/v1/subscribe`, { headers: signedInAs('viewer') });

    await once(socket, 'open');
    const closed = once(socket, 'close');

    await other.stop();
    await expect(closed).resolves.toBeDefined();
  });
});
