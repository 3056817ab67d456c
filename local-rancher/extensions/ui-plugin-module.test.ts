import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { RancherApi } from '../rancher-api';
import { ask, json, signedInAs, startTestRancher } from '../rancher-api/testing/client';
import { SECRET, temporaryFolder, WAYS_OUT } from '../rancher-api/testing/folder';
import { PluginFiles } from './plugin-files';
import { uiPluginModule } from './ui-plugin-module';
import type { ListedPlugin } from './ui-plugins';

const ADMINISTRATOR = { headers: signedInAs('administrator') };

describe('/v1/uiplugins', () => {
  const files = temporaryFolder({ 'secret.txt': SECRET, 'files/kept-0.1.0/plugin/a.js': 'kept()' });
  let endpoint: Server;
  let api: RancherApi;
  let installed: Record<string, ListedPlugin>;
  const asked: boolean[] = [];

  beforeAll(async () => {
    endpoint = createServer((request, response) => {
      response.writeHead(request.url?.endsWith('/missing.js') ? 404 : 200).end(`from ${ request.url ?? '' }`);
    });
    await new Promise<void>((resolve) => {
      endpoint.listen(0, '127.0.0.1', resolve);
    });
    const url = `http://127.0.0.1:${ (endpoint.address() as AddressInfo).port }/somewhere`;

    installed = {
      kept: { name: 'kept', version: '0.1.0', endpoint: 'http://127.0.0.1:1', CacheState: 'cached', Ready: true },
      passed: { name: 'passed', version: '0.2.0', endpoint: url, noCache: true, CacheState: 'disabled', Ready: true },
      homeless: { name: 'homeless', version: '0.3.0', noCache: true, Ready: false },
      awaited: { name: 'awaited', version: '0.4.0', endpoint: url, CacheState: 'pending', Ready: false },
    };
    const plugins = {
      entries: (isSignedIn: boolean) => {
        asked.push(isSignedIn);

        return installed;
      },
    };

    api = await startTestRancher({ modules: [uiPluginModule({ plugins, files: new PluginFiles(path.join(files.folder, 'files')) })] });
  });

  afterAll(async () => {
    await api.stop();
    endpoint.close();
    files.remove();
  });

  it('lists what is installed', async () => {
    expect(json(await ask(api, '/v1/uiplugins', ADMINISTRATOR))).toStrictEqual({ entries: installed });
  });

  it('makes a difference between those who have signed in and others', async () => {
    asked.length = 0;
    await ask(api, '/v1/uiplugins', ADMINISTRATOR);
    await ask(api, '/v1/uiplugins');
    expect(asked).toEqual([true, false]);
  });

  it('sends files that are kept, without asking their endpoint', async () => {
    const answer = await ask(api, '/v1/uiplugins/kept/0.1.0/plugin/a.js');

    expect(answer).toMatchObject({ status: 200, body: 'kept()' });
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
  });

  it('takes files that aren\'t kept from their endpoint', async () => {
    const answer = await ask(api, '/v1/uiplugins/passed/0.2.0/plugin/js/a.js');

    expect(answer).toMatchObject({ status: 200, body: 'from /somewhere/plugin/js/a.js' });
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
  });

  it('asks for patience while files are being fetched', async () => {
    expect((await ask(api, '/v1/uiplugins/awaited/0.4.0/plugin/a.js')).status).toBe(425);
  });

  it.each([
    '/v1/uiplugins/kept/0.1.0/plugin/b.js', '/v1/uiplugins/kept/0.2.0/plugin/a.js', '/v1/uiplugins/passed/0.2.0/plugin/missing.js',
    '/v1/uiplugins/homeless/0.3.0/plugin/a.js', '/v1/uiplugins/other/0.1.0/plugin/a.js', '/v1/uiplugins/toString/0.1.0/plugin/a.js',
    '/v1/uiplugins/kept',
  ])('has no %s', async (address) => {
    const answer = await ask(api, address);

    expect(answer.status).toBe(404);
    expect(json(answer)).toMatchObject({ type: 'error', status: 404 });
  });

  it.each(WAYS_OUT)('does not let %s out of the folder of an extension', async (way) => {
    const answer = await ask(api, `/v1/uiplugins/kept/0.1.0/plugin/../../${ way }`);

    expect(answer.body).not.toContain(SECRET);
  });
});
