import type { KubernetesObject } from '@kubernetes/client-node';
import { appOf, uiPluginsOf, type Deployment } from './releases';
import type { UiPlugin } from './resources';

const NOW = new Date('2026-11-23T10:00:00.123Z');
const PLUGIN: UiPlugin = {
  apiVersion: 'catalog.cattle.io/v1',
  kind: 'UIPlugin',
  metadata: { name: 'ship', namespace: 'harbour' },
  spec: { plugin: { name: 'ship', version: '0.2.0' } },
};
const DEPLOYMENT: Deployment = {
  chart: { metadata: { name: 'ship', version: '0.2.0', annotations: { a: 'chart', b: 'chart' } }, values: { plugin: {} }, archive: '' },
  repository: 'ours',
  releaseName: 'ship',
  namespace: 'harbour',
  values: { chosen: true },
  annotations: { b: 'request' },
};

describe('the objects of a chart', () => {
  it('are extensions', () => {
    expect(uiPluginsOf([PLUGIN as KubernetesObject])).toEqual([PLUGIN]);
  });

  it.each([
    ['Deployment', { apiVersion: 'apps/v1', kind: 'Deployment' }],
    ['UIPlugin', { apiVersion: 'other/v1', kind: 'UIPlugin' }],
    ['nameless thing', {}],
  ])('are not: %s', (kind, object) => {
    expect(() => uiPluginsOf([PLUGIN as KubernetesObject, object])).toThrow(`this one has a ${ kind } too`);
  });
});

describe('the App of a release', () => {
  const first = appOf(DEPLOYMENT, [PLUGIN], undefined, NOW);

  it('says what it is made of, and from which repository', () => {
    expect(first).toMatchObject({
      metadata: { name: 'ship', namespace: 'harbour', labels: { 'catalog.cattle.io/cluster-repo-name': 'ours' } },
      spec: {
        version: 1,
        chart: { metadata: { name: 'ship', version: '0.2.0', annotations: { a: 'chart', b: 'request' } }, values: { plugin: {} } },
        values: { chosen: true },
        info: { firstDeployed: '2026-11-23T10:00:00Z', lastDeployed: '2026-11-23T10:00:00Z', status: 'deployed' },
        resources: [{ apiVersion: 'catalog.cattle.io/v1', kind: 'UIPlugin', name: 'ship', namespace: 'harbour' }],
      },
    });
  });

  it('counts what was deployed over it', () => {
    const second = appOf(DEPLOYMENT, [PLUGIN], first, new Date('2026-11-23T11:00:00Z'));

    expect(second.spec).toMatchObject({ version: 2, info: { firstDeployed: '2026-11-23T10:00:00Z', lastDeployed: '2026-11-23T11:00:00Z' } });
  });

  it('has no repository if it is from none', () => {
    expect(appOf({ ...DEPLOYMENT, repository: undefined }, [PLUGIN], undefined, NOW).metadata.labels).toEqual({});
  });
});
