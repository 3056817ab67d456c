import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { untilSteveLists } from './steve-lists';

function kind(plural: string, group: string): { metadata: { name: string }; spec: { group: string; names: { plural: string } } } {
  return { metadata: { name: `${ plural }.${ group }` }, spec: { group, names: { plural } } };
}

const MACHINES = kind('machineinventories', 'elemental.cattle.io');
const APPS = kind('apps', 'catalog.cattle.io');

describe('untilSteveLists', () => {
  let statusOf: (url: string, times: number) => number;
  let asked: string[];
  let server: http.Server;
  let url: string;

  beforeEach(async () => {
    asked = [];
    server = http.createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(statusOf(request.url ?? '', asked.filter((other) => other === request.url).length)).end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${ (server.address() as AddressInfo).port }`;
  });

  afterEach(() => server.close());

  it('asks for each kind until each was listed once', async () => {
    statusOf = (path, times) => path.includes('machineinventories') && times < 3 ? 404 : 200;

    await untilSteveLists(url, [MACHINES, APPS]);

    expect(asked.sort()).toEqual([
      '/v1/catalog.cattle.io.apps?pagesize=1',
      ...Array.from({ length: 3 }, () => '/v1/elemental.cattle.io.machineinventories?pagesize=1'),
    ]);
  });

  it('says which kind steve doesn\'t list, and what it answers', async () => {
    statusOf = () => 404;

    await expect(untilSteveLists(url, [APPS], 0)).rejects.toThrow('steve doesn\'t list apps.catalog.cattle.io: it answers 404');
  });

  it('says so when nobody answers', async () => {
    await new Promise((resolve) => server.close(resolve));

    await expect(untilSteveLists(url, [APPS], 0)).rejects.toThrow('steve doesn\'t list apps.catalog.cattle.io: ');
  });
});
