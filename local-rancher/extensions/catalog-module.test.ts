import path from 'node:path';
import { serveFolder, type StaticServer } from '../../test/support/catalog/static-server';
import { writeCatalog } from '../../test/support/fixture-catalog';
import type { RancherApi } from '../rancher-api';
import { ask, json, signedInAs, startTestRancher, type Answer } from '../rancher-api/testing/client';
import { temporaryFolder } from '../rancher-api/testing/folder';
import { catalogModule } from './catalog-module';
import type { Deployment } from './releases';
import { downloadIndex } from './repository-index';
import type { ClusterRepo, Operation } from './resources';

const REPOSITORY = '/v1/catalog.cattle.io.clusterrepos/ours';
const APP = '/v1/catalog.cattle.io.apps/cattle-ui-plugin-system/ship';
const CHART = 'chartName=ship&version=0.1.0';
const INSTALL = {
  charts: [{ chartName: 'ship', version: '0.1.0', releaseName: 'ship', annotations: { a: 'b' }, values: { c: 'd' } }],
  namespace: 'cattle-ui-plugin-system',
};

const { folder, remove } = temporaryFolder({ 'catalog/icon.svg': '<svg/>' });
let server: StaticServer;
let api: RancherApi;
let deployed: (Omit<Deployment, 'chart'> & { chart: string })[];
let started: object[];
let uninstalled: string[];

const post = (target: string, body: unknown, login = 'administrator'): Promise<Answer> => (
  ask(api, target, { method: 'POST', headers: { ...signedInAs(login), 'content-type': 'application/json' }, body: JSON.stringify(body) })
);
const get = (target: string, login = 'administrator'): Promise<Answer> => ask(api, target, { headers: signedInAs(login) });

beforeAll(async () => {
  server = await serveFolder(path.join(folder, 'catalog'));
  writeCatalog(path.join(folder, 'catalog'), server.url, [{ name: 'ship', version: '0.1.0', readme: '# Ship', appReadme: 'Sails.' }]);
  const repo: ClusterRepo = { apiVersion: '', kind: 'ClusterRepo', metadata: { name: 'ours', namespace: '' }, spec: { url: server.url } };

  api = await startTestRancher({
    modules: [catalogModule({
      mayDo: (user) => Promise.resolve(user.login === 'administrator'),
      repositories: { read: () => Promise.resolve(repo), index: () => downloadIndex(server.url) },
      releases: {
        deploy: ({ chart, ...deployment }) => {
          deployed.push({ ...deployment, chart: `${ chart.metadata.name } ${ chart.metadata.version }` });

          return Promise.resolve();
        },
        uninstall: (...names) => {
          uninstalled.push(names.join('/'));

          return Promise.resolve();
        },
      },
      operations: {
        start: async (about, work) => {
          started.push(about);
          await work();

          return { metadata: { name: 'helm-operation-1', namespace: about.namespace } } as Operation;
        },
      },
    })],
  });
});

beforeEach(() => {
  deployed = [];
  started = [];
  uninstalled = [];
});

afterAll(async () => {
  await api.stop();
  await server.close();
  remove();
});

describe('the links of a repository', () => {
  it('index: all charts, whose archives are to be asked of Rancher', async () => {
    const { entries } = json(await get(`${ REPOSITORY }?link=index`)) as { entries: Record<string, { version: string; urls: string[] }[]> };
    const [entry] = entries.ship ?? [];

    expect(entry?.version).toBe('0.1.0');
    expect(entry?.urls).toEqual([`http://localhost:${ api.port }${ REPOSITORY }?chartName=ship&link=chart&version=0.1.0`]);
  });

  it('info: metadata, values and both READMEs of a version', async () => {
    expect(json(await get(`${ REPOSITORY }?link=info&${ CHART }`))).toMatchObject({
      chart: { name: 'ship', version: '0.1.0' }, values: { plugin: { name: 'ship' } }, readme: '# Ship', appReadme: 'Sails.', questions: null,
    });
  });

  it('chart: the archive', async () => {
    expect((await get(`${ REPOSITORY }?link=chart&${ CHART }`)).headers['content-type']).toBe('application/gzip');
  });

  it('says what is missing', async () => {
    expect(json(await get(`${ REPOSITORY }?link=info&chartName=ship&version=9.9.9`))).toMatchObject({
      status: 500, message: 'The repository has no chart "ship" in version "9.9.9"',
    });
  });

  it.each([['?link=index'], [`?link=info&${ CHART }`]])('%s is for those who may read the repository', async (link) => {
    expect((await get(`${ REPOSITORY }${ link }`, 'viewer')).status).toBe(403);
    expect((await ask(api, `${ REPOSITORY }${ link }`)).status).toBe(401);
  });

  it('leaves everything else to steve', async () => {
    // there is none in this test
    expect((await get(REPOSITORY)).status).toBe(502);
    expect((await get(`${ REPOSITORY }?link=toString`)).status).toBe(502);
  });
});

describe('the actions of a repository', () => {
  it.each(['install', 'upgrade'])('%s a chart, and say where to look how it goes on', async (action) => {
    const answer = await post(`${ REPOSITORY }?action=${ action }`, INSTALL);

    expect(json(answer)).toEqual({ type: 'chartActionOutput', operationName: 'helm-operation-1', operationNamespace: 'cattle-ui-plugin-system' });
    expect(deployed).toEqual([{
      chart: 'ship 0.1.0', repository: 'ours', releaseName: 'ship', namespace: 'cattle-ui-plugin-system', annotations: { a: 'b' }, values: { c: 'd' },
    }]);
    expect(started).toMatchObject([{ action, releaseName: 'ship', chart: 'ship', version: '0.1.0' }]);
    expect(JSON.stringify(started)).toContain('"--labels=catalog.cattle.io/cluster-repo-name=ours"');
  });

  it.each([[{}], [{ charts: [] }], [{ ...INSTALL, namespace: undefined }], [{ charts: [{ chartName: 'ship' }], namespace: 'a' }]])(
    'refuse %j',
    async (body) => {
      expect((await post(`${ REPOSITORY }?action=install`, body)).status).toBe(422);
      expect(started).toEqual([]);
    },
  );

  it('are for those who may make extensions', async () => {
    expect((await post(`${ REPOSITORY }?action=install`, INSTALL, 'viewer')).status).toBe(403);
    expect(started).toEqual([]);
  });
});

describe('the action of an App', () => {
  it('uninstalls it', async () => {
    expect(json(await post(`${ APP }?action=uninstall`, {}))).toMatchObject({ type: 'chartActionOutput' });
    expect(uninstalled).toEqual(['cattle-ui-plugin-system/ship']);
  });

  it('is for those who may delete it', async () => {
    expect((await post(`${ APP }?action=uninstall`, {}, 'operator')).status).toBe(403);
    expect(uninstalled).toEqual([]);
  });
});
