import { once } from 'node:events';
import http, { type IncomingMessage, type RequestListener } from 'node:http';
import type { RancherApi } from './server';
import { stevePath } from './steve-proxy';
import { ask, json, signedInAs, startTestRancher } from './testing/client';
import { HOSTILE_HEADERS, startFakeUpstream, valuesOf, type FakeUpstream, type SeenRequest } from './testing/fake-upstream';

describe('a request for steve', () => {
  let answer: RequestListener | undefined;
  let steve: FakeUpstream;
  let api: RancherApi;

  beforeAll(async () => {
    steve = await startFakeUpstream((request, response) => {
      if (answer) {
        answer(request, response);
      } else {
        response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': 'CSRF=x' }).end('{}');
      }
    });
    api = await startTestRancher({ steveUrl: steve.url });
  });

  beforeEach(() => {
    answer = undefined;
    steve.seen.length = 0;
  });

  afterAll(async () => {
    await api.stop();
    await steve.stop();
  });

  const lastSeen = (): SeenRequest => {
    const [request] = steve.seen.slice(-1);

    if (!request) {
      throw new Error('steve saw nothing');
    }

    return request;
  };

  it('is made as the signed-in user, and only as that', async () => {
    await ask(api, '/v1/pods', { headers: { ...HOSTILE_HEADERS, cookie: `${ signedInAs('viewer').cookie }; R_SESS=token` } });

    expect(valuesOf(lastSeen(), 'impersonate-user')).toStrictEqual(['user-viewer']);
    expect(valuesOf(lastSeen(), 'impersonate-group')).toStrictEqual(['system:authenticated']);
    expect(Object.keys(lastSeen().headers).filter((name) => /extra|authorization|cookie/.test(name))).toStrictEqual([]);
    expect(lastSeen().headers.connection).toBe('keep-alive');
  });

  it('keeps its query, and its path in the long form of the local cluster', async () => {
    await ask(api, '/k8s/clusters/local/v1/pods?filter=metadata.name=a%20b&page=2', { headers: signedInAs('viewer') });

    expect(lastSeen().path).toBe('/v1/pods?filter=metadata.name=a%20b&page=2');
  });

  it('keeps its method and body', async () => {
    await ask(api, '/v1/pods/a', { method: 'PUT', headers: { ...signedInAs('operator'), 'content-type': 'application/json' }, body: '{"a":1}' });
    expect(lastSeen()).toMatchObject({ method: 'PUT', body: '{"a":1}' });
    expect(lastSeen().headers['content-type']).toBe('application/json');

    await ask(api, '/v1/pods/a', { method: 'DELETE', headers: { ...signedInAs('operator'), 'transfer-encoding': 'chunked' }, body: '{"b":2}' });
    expect(lastSeen()).toMatchObject({ method: 'DELETE', body: '{"b":2}' });
  });

  it('says under which address its links must be', async () => {
    await ask(api, '/v1/pods', { headers: signedInAs('viewer') });

    expect(lastSeen().headers).toMatchObject({ 'x-api-host': `localhost:${ api.port }`, 'x-forwarded-proto': 'http' });
  });

  it('brings back the answer, but not the cookies of steve', async () => {
    answer = (_request, response) => {
      response.writeHead(409, { 'content-type': 'application/json', 'x-api-types': 'y', 'set-cookie': 'CSRF=x' }).end('{"type":"error"}');
    };
    const received = await ask(api, '/v1/pods', { headers: signedInAs('viewer') });

    expect(received).toMatchObject({ status: 409, body: '{"type":"error"}' });
    expect(received.headers).toMatchObject({ 'x-api-types': 'y', 'x-api-cattle-auth': 'true' });
    expect(received.headers['set-cookie']).toBeUndefined();
  });

  it.each([
    '/v1/pods', '/k8s/clusters/local/v1/pods', '/api/v1/secrets', '/v1/management.cattle.io.settings/a/b', '/v1/management.cattle.io.settingsx',
  ])('is 401 before login: %s', async (address) => {
    const received = await ask(api, address, { headers: { ...HOSTILE_HEADERS, Authorization: 'Basic eDp5' } });

    expect(received.status).toBe(401);
    expect(received.headers['x-api-cattle-auth']).toBe('false');
    expect(json(received)).toStrictEqual({ type: 'error', status: 401, code: 'Unauthorized', message: 'must authenticate' });
    expect(steve.seen).toStrictEqual([]);
  });

  it.each([
    '/v1/management.cattle.io.settings?exclude=a', '/v1/management.cattle.io.settings/ui-pl',
  ])('is made as nobody before login: %s', async (address) => {
    expect((await ask(api, address, { headers: HOSTILE_HEADERS })).status).toBe(200);
    expect(lastSeen().path).toBe(address);
    expect(valuesOf(lastSeen(), 'impersonate-user')).toStrictEqual(['system:anonymous']);
    expect(valuesOf(lastSeen(), 'impersonate-group')).toStrictEqual(['system:unauthenticated']);
  });

  it('cannot change a setting before login', async () => {
    expect((await ask(api, '/v1/management.cattle.io.settings/ui-pl', { method: 'PUT', body: '{}' })).status).toBe(401);
  });

  it.each([
    '/v1/pods/a?_method=DELETE', '/v1/management.cattle.io.settings/ui-pl?a=b&%5Fmethod=PUT',
  ])('has no other method than its own: %s', async (address) => {
    expect((await ask(api, address, { headers: signedInAs('administrator') })).status).toBe(400);
    expect(steve.seen).toStrictEqual([]);
  });

  it('gets the beginning of an answer before its end', async () => {
    let finish = (): void => undefined;

    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders();
      finish = () => response.end('later');
    };
    const request = http.get({ port: api.port, path: '/v1/watch', headers: signedInAs('viewer') });
    const [response] = await once(request, 'response') as [IncomingMessage];

    expect(response.statusCode).toBe(200);
    finish();
    expect(String((await once(response, 'data'))[0])).toBe('later');
  });

  it('ends in steve when the browser goes away', async () => {
    let closed: Promise<unknown> = Promise.reject(new Error('steve was not asked'));

    closed.catch(() => undefined);
    answer = (_request, response) => {
      closed = once(response, 'close');
      response.write('first');
    };
    const request = http.get({ port: api.port, path: '/v1/watch', headers: signedInAs('viewer') });
    const [response] = await once(request, 'response') as [IncomingMessage];

    response.on('error', () => undefined);
    await once(response, 'data');
    request.destroy();
    await expect(closed).resolves.toBeDefined();
  });

  it('ends in the browser when steve goes away', async () => {
    answer = (_request, response) => {
      response.write('first', () => response.destroy());
    };
    await expect(ask(api, '/v1/watch', { headers: signedInAs('viewer') })).rejects.toThrow(/aborted|hang up/);
  });

  it('says that steve does not answer, and where it should', async () => {
    const alone = await startTestRancher();
    const received = await ask(alone, '/v1/pods', { headers: signedInAs('viewer') });

    expect(received.status).toBe(502);
    expect(received.body).toMatch(/Steve at http:\/\/127\.0\.0\.1:1 does not answer .* Is the backend running\?/);
    await alone.stop();
  });
});

describe('the path in steve', () => {
  it.each([
    ['/k8s/clusters/local/v1/pods', '/v1/pods'], ['/k8s/clusters/local/', '/'], ['/k8s/clusters/local', '/'], ['/v1/pods', '/v1/pods'],
    ['/k8s/clusters/localhost/v1/pods', '/k8s/clusters/localhost/v1/pods'], ['/k8s/clusters/c-m-1/v1/pods', '/k8s/clusters/c-m-1/v1/pods'],
  ])('of %s is %s', (pathname, expected) => {
    expect(stevePath(pathname)).toBe(expected);
  });
});
