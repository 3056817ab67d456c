import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { stringify } from 'yaml';

/** What a Kubernetes API holds of Rancher's catalog. */
export interface CatalogObjects {
  clusterrepos: object[];
  operations: object[];
}

export interface CatalogApi {
  /** A file that leads Helm to it. */
  kubeconfig: string;
  close: () => Promise<void>;
}

const GROUP_VERSION = 'catalog.cattle.io/v1';
const KINDS = [
  { name: 'clusterrepos', kind: 'ClusterRepo', namespaced: false },
  { name: 'operations', kind: 'Operation', namespaced: true },
  { name: 'uiplugins', kind: 'UIPlugin', namespaced: true },
];
const OBJECTS = /^\/apis\/catalog\.cattle\.io\/v1\/(?:namespaces\/cattle-ui-plugin-system\/)?(clusterrepos|operations)(?:\/([^/]+))?$/;

/** As much of a Kubernetes API as Helm asks for when it renders a chart that looks objects up: discovery, lists, and single objects. */
export async function startCatalogApi(objects: CatalogObjects, folder: string): Promise<CatalogApi> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    const answer = discovery(pathname) ?? found(objects, pathname);

    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'NotFound', code: 404 }));
  });

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const kubeconfig = path.join(folder, 'kubeconfig');
  const address = `http://127.0.0.1:${ (server.address() as AddressInfo).port }`;

  writeFileSync(kubeconfig, stringify({
    'apiVersion': 'v1',
    'kind': 'Config',
    'clusters': [{ name: 'a', cluster: { server: address } }],
    'contexts': [{ name: 'a', context: { cluster: 'a', user: '' } }],
    'current-context': 'a',
  }));

  return {
    kubeconfig,
    close: () => new Promise((closed) => {
      server.close(() => {
        closed();
      });
      server.closeAllConnections();
    }),
  };
}

function discovery(pathname: string): object | undefined {
  const version = { groupVersion: GROUP_VERSION, version: 'v1' };

  return {
    '/version': { major: '1', minor: '34', gitVersion: 'v1.34.0' },
    '/api': { kind: 'APIVersions', versions: ['v1'] },
    '/api/v1': { kind: 'APIResourceList', groupVersion: 'v1', resources: [] },
    '/apis': { kind: 'APIGroupList', apiVersion: 'v1', groups: [{ name: 'catalog.cattle.io', versions: [version], preferredVersion: version }] },
    [`/apis/${ GROUP_VERSION }`]: {
      kind: 'APIResourceList', groupVersion: GROUP_VERSION, resources: KINDS.map((kind) => ({ ...kind, singularName: '', verbs: ['get', 'list'] })),
    },
  }[pathname];
}

function found(objects: CatalogObjects, pathname: string): object | undefined {
  const [, plural, name] = OBJECTS.exec(pathname) ?? [];
  const kind = KINDS.find((one) => one.name === plural)?.kind;

  if (!kind || (plural !== 'clusterrepos' && plural !== 'operations')) {
    return undefined;
  }
  const items = objects[plural].map((object) => ({ apiVersion: GROUP_VERSION, kind, ...object }) as { metadata?: { name?: string } });

  return name === undefined
    ? { apiVersion: GROUP_VERSION, kind: `${ kind }List`, metadata: {}, items }
    : items.find(({ metadata }) => metadata?.name === name);
}
