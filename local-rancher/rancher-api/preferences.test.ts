import type { RancherApi } from './server';
import { ask, json, signedInAs, startTestRancher } from './testing/client';

const FIRST = { 'seen-whatsnew': '"v2.15.0"', 'read-whatsnew': '"v2.15.0"' };

describe('preferences', () => {
  let api: RancherApi;

  beforeEach(async () => {
    api = await startTestRancher();
  });

  afterEach(() => api.stop());

  function save(login: string, body: string, of = login): ReturnType<typeof ask> {
    return ask(api, `/v1/userpreferences/user-${ of }`, { method: 'PUT', headers: signedInAs(login), body });
  }

  async function preferencesOf(login: string): Promise<unknown> {
    return (json(await ask(api, '/v1/userpreferences', { headers: signedInAs(login) })) as { data: [{ data: unknown }] }).data[0].data;
  }

  it('begin with the release notes read', async () => {
    expect(json(await ask(api, '/k8s/clusters/local/v1/userpreferences', { headers: signedInAs('viewer') }))).toMatchObject({
      data: [{
        id: 'user-viewer',
        type: 'userpreference',
        links: { self: `${ api.url }/v1/userpreferences/user-viewer`, update: `${ api.url }/v1/userpreferences/user-viewer` },
        data: FIRST,
      }],
    });
  });

  it('are each user\'s own', async () => {
    expect(json(await save('viewer', '{"data":{"theme":"dark"}}'))).toMatchObject({ data: { theme: 'dark' } });
    expect(await preferencesOf('viewer')).toStrictEqual({ theme: 'dark' });
    expect(await preferencesOf('operator')).toStrictEqual(FIRST);
    expect((await save('operator', '{"data":{"theme":"light"}}', 'viewer')).status).toBe(404);
    expect(await preferencesOf('viewer')).toStrictEqual({ theme: 'dark' });
  });

  it('are read one by one too', async () => {
    const answer = await ask(api, '/v1/userpreferences/user-viewer', { headers: signedInAs('viewer') });

    expect(json(answer)).toMatchObject({ id: 'user-viewer', data: FIRST });
  });

  it.each([
    ['{"data":{"theme":"dark","rows":5}}', { theme: 'dark' }], ['{"data":null}', {}], ['no JSON', {}],
  ])('are texts: %s', async (body, expected) => {
    await save('viewer', body);
    expect(await preferencesOf('viewer')).toStrictEqual(expected);
  });

  it('are neither deleted nor anybody\'s before login', async () => {
    expect((await ask(api, '/v1/userpreferences/user-viewer', { method: 'DELETE', headers: signedInAs('viewer') })).status).toBe(405);
    expect((await ask(api, '/v1/userpreferences')).status).toBe(401);
  });
});
