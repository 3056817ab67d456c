import { safeDestination, SESSION_COOKIE } from './session';
import type { RancherApi } from './server';
import { ask, json, signedInAs, startTestRancher } from './testing/client';

describe('a session', () => {
  let api: RancherApi;

  beforeAll(async () => {
    api = await startTestRancher();
  });

  afterAll(() => api.stop());

  const logIn = (body: string): ReturnType<typeof ask> => ask(api, '/v1-public/login', { method: 'POST', body });

  it.each(['administrator', 'operator', 'viewer'])('begins with the login form for %s and any password', async (username) => {
    const answer = await logIn(JSON.stringify({ type: 'localProvider', username, password: 'anything', responseType: 'cookie' }));

    expect(answer.status).toBe(200);
    expect(answer.headers['x-api-cattle-auth']).toBe('true');
    expect(answer.headers['set-cookie']).toStrictEqual([`${ SESSION_COOKIE }=${ username }; Path=/; HttpOnly; SameSite=Lax`]);
  });

  it.each([
    '{"username":"nobody"}', '{"username":"__proto__"}', '{"username":["viewer"]}', '{}', '[]', 'null', 'no JSON', '',
  ])('does not begin with %p', async (body) => {
    const answer = await logIn(body);

    expect(answer.status).toBe(401);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(json(answer)).toMatchObject({ type: 'error', status: 401, code: 'Unauthorized' });
  });

  it('begins with /login-as/ and the wanted page of the dashboard', async () => {
    const answer = await ask(api, '/login-as/operator?to=/dashboard/c/_/elemental?mode=edit%23labels');

    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe('/dashboard/c/_/elemental?mode=edit#labels');
    expect(answer.headers['set-cookie']?.[0]).toMatch(/=operator;/);
  });

  it('does not begin for somebody unknown, who is told whom there is', async () => {
    const answer = await ask(api, '/login-as/root');

    expect(answer.status).toBe(404);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.body).toContain('/login-as/viewer');
  });

  it('ends with logging out', async () => {
    const answer = await ask(api, '/v1/logout', { method: 'POST', headers: signedInAs('viewer'), body: '{}' });

    expect(answer.status).toBe(200);
    expect(answer.headers['x-api-cattle-auth']).toBe('false');
    expect(answer.headers['set-cookie']?.[0]).toMatch(new RegExp(`^${ SESSION_COOKIE }=; Max-Age=0; Path=/;`));
  });

  it.each([
    ['nothing', {}, 'false'],
    ['a user', signedInAs('viewer'), 'true'],
    ['a user among other cookies', { cookie: `R_LOCALE=en-us; ${ SESSION_COOKIE }=viewer; X=1` }, 'true'],
    ['somebody unknown', signedInAs('root'), 'false'],
    ['a cookie whose name ends alike', { cookie: `X${ SESSION_COOKIE }=viewer` }, 'false'],
    ['a user after a cookie whose name ends alike', { cookie: `X${ SESSION_COOKIE }=x; ${ SESSION_COOKIE }=viewer` }, 'true'],
  ])('is reported with every answer: %s', async (_what, headers, expected) => {
    expect((await ask(api, '/rancherversion', { headers })).headers['x-api-cattle-auth']).toBe(expected);
  });

  it.each(['/v1-public/authproviders', '/v3-public/authProviders'])('has a form: that of the local provider, by %s', async (target) => {
    expect(json(await ask(api, target))).toMatchObject({ data: [{ id: 'local', type: 'localProvider' }] });
  });
});

describe('the page after /login-as/', () => {
  it.each(['/dashboard/', '/dashboard/home', '/dashboard/c/_/elemental?a=b#c'])('may be %s', (wanted) => {
    expect(safeDestination(wanted)).toBe(wanted);
  });

  it.each([
    null, '', 'https://evil.example/dashboard/home', '//evil.example/dashboard/home', '/\\evil.example/dashboard/home', '\\\\evil.example\\dashboard\\',
    '/dashboard/../v1/logout', '/dashboard/%2e%2e/v1/logout', '/v1/secrets', 'javascript:alert(1)', 'http://', '/\t/evil.example/dashboard/',
  ])('may not be %p', (wanted) => {
    expect(safeDestination(wanted)).toBe('/dashboard/');
  });
});
