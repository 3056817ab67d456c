import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { nextTick, reactive } from 'vue';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import { pagedServer } from '../../../../test/support/components/paged-server';
import { READY } from '../../../../test/support/machines';
import { UNMANAGED_LABEL } from '../../domain/labels';
import { CLUSTER_MACHINE, INVENTORY, SELECTOR, type KubernetesObject } from '../../types';
import ClusterMachines from './ClusterMachines.vue';

const NAMESPACE = 'fleet-default';
const CLUSTER = { metadata: { name: 'berlin', namespace: NAMESPACE, resourceVersion: '1' }, status: { clusterName: 'c-m-1' } };

function selector(name: string, machine?: string, cluster = 'berlin') {
  const labels = { 'cluster.x-k8s.io/cluster-name': cluster, 'cluster.x-k8s.io/deployment-name': `${ cluster }-pool1` };
  const ownerReferences = [{ apiVersion: 'v1', kind: 'Machine', name, uid: 'u' }];

  const status = machine === undefined ? {} : { machineInventoryRef: { name: machine } };

  return { metadata: { name, namespace: NAMESPACE, labels, ownerReferences }, status };
}

function machine(name: string, labels: Record<string, string> = {}, operatingSystem = 'SLES') {
  const ownerReferences = [{ apiVersion: 'v1', kind: 'MachineInventorySelector', name: 's', uid: 'u' }];
  const annotations = { 'elemental.cattle.io/os.pretty-name': operatingSystem };

  return { metadata: { name, namespace: NAMESPACE, labels, annotations, ownerReferences }, status: READY };
}

const UNMANAGED = machine('till', { [UNMANAGED_LABEL]: 'true' }, '<b>Ubuntu</b>');

async function open(objects: Record<string, KubernetesObject[] | Error>, held: object[] = []) {
  const server = pagedServer(objects);
  const resource = reactive({ ...CLUSTER, metadata: { ...CLUSTER.metadata } });
  const router = await routerAt('/');

  router.addRoute({ name: 'c-cluster-product-resource-id', path: '/c/:cluster/:product/:resource/:id', component: { render: () => null } });
  const page = mountInShell(ClusterMachines, { resource }, { actions: server.actions, router, getters: {
    ...server.getters,
    'management/paginationEnabled': () => false,
    'management/typeRegistered': (type: string) => type === CLUSTER_MACHINE,
    'management/all': (type: string) => (type === CLUSTER_MACHINE ? held : []),
  } });

  await flushPromises();

  return { page, asked: server.asked, resource };
}

function rows(page: VueWrapper): string[][] {
  return page.findAll('tbody tr').map((row) => row.findAll('td, th').map((cell) => cell.text()));
}

describe('ClusterMachines', () => {
  const SELECTORS = [selector('berlin-1', 'till'), selector('berlin-2', 'kiosk'), selector('berlin-3'), selector('other-1', 'x', 'other')];

  it('lists the machines of the cluster and no others, as text', async () => {
    const nodes = [{ metadata: { name: 'berlin-1', namespace: NAMESPACE }, status: { nodeRef: { name: 'node-1' } } }];
    const { page } = await open({ [SELECTOR]: SELECTORS, [INVENTORY]: [UNMANAGED, machine('kiosk')] }, nodes);

    expect(rows(page)).toStrictEqual([
      ['Provisioning', 'kiosk', 'Managed', 'SLES', 'pool1', 'berlin-2', 'Can\'t be found out'],
      ['Provisioning', 'till', 'Unmanaged', '<b>Ubuntu</b>', 'pool1', 'berlin-1', 'node-1'],
      ['Waits for a machine', 'None yet', '', '', 'pool1', 'berlin-3', 'Can\'t be found out'],
    ]);
    expect(page.text()).toContain('1 machine of this cluster is unmanaged. Elemental can\'t upgrade or reset the operating system of unmanaged');
  });

  it('links machine, selector and node', async () => {
    const nodes = [{ metadata: { name: 'berlin-1', namespace: NAMESPACE }, status: { nodeRef: { name: 'node-1' } } }];
    const { page } = await open({ [SELECTOR]: SELECTORS.slice(0, 1), [INVENTORY]: [UNMANAGED] }, nodes);

    expect(page.findAll('tbody a').map((link) => link.attributes('href'))).toStrictEqual([
      '/c/_/elemental/elemental.cattle.io.machineinventory/fleet-default/till',
      '/c/_/elemental/elemental.cattle.io.machineinventoryselector/fleet-default/berlin-1',
      '/c/c-m-1/explorer/node/node-1',
    ]);
  });

  it('asks by the selectors of the cluster, and for their machines by name', async () => {
    const { asked } = await open({ [SELECTOR]: SELECTORS, [INVENTORY]: [UNMANAGED, machine('kiosk'), machine('stranger')] });

    expect(asked.map(({ type }) => type)).toStrictEqual([SELECTOR, INVENTORY]);
    expect(asked.every(({ opt }) => opt.namespaced === NAMESPACE)).toBe(true);
    expect(asked[0]?.opt.pagination.labelSelector?.matchExpressions[0]?.values).toStrictEqual(['berlin']);
    expect(asked[1]?.opt.pagination.filters[0]?.fields.map(({ value }) => value)).toStrictEqual(['till', 'kiosk']);
  });

  it('reads a large cluster in pieces, and says where it stops', async () => {
    const many = Array.from({ length: 520 }, (_, index) => selector(`berlin-${ index }`, `m-${ index }`));
    const { page, asked } = await open({ [SELECTOR]: many, [INVENTORY]: [] });

    expect(asked).toHaveLength(10);
    expect(rows(page)).toHaveLength(500);
    expect(rows(page)[0]?.[0]).toBe('Can\'t be read');
    expect(page.text()).toContain('The first 500 of 520 machines are shown.');
  });

  it('says where no machine is unmanaged, or none is there', async () => {
    expect((await open({ [SELECTOR]: [SELECTORS[1] as object], [INVENTORY]: [machine('kiosk')] })).page.text())
      .toMatch(/No machine of this cluster is unmanaged\.(?!.*Elemental can't)/);
    expect((await open({ [SELECTOR]: [], [INVENTORY]: [] })).page.text()).toContain('Rancher has not asked for machines for this cluster yet');
  });

  it.each([[[SELECTOR]], [[INVENTORY]], [[]]])('asks nothing with a right to %j alone', async (visible) => {
    const { page, asked } = await open(Object.fromEntries(visible.map((type) => [type, []])));

    expect(page.get('[role=alert]').text()).toContain('Your role gives no right to read machines');
    expect(asked).toStrictEqual([]);
  });

  it('says what the server says, and tries again', async () => {
    const objects: Record<string, KubernetesObject[] | Error> = { [SELECTOR]: new Error('<i>down</i>'), [INVENTORY]: [UNMANAGED] };
    const { page } = await open(objects);

    expect(page.get('[role=alert]').text()).toContain('could not be read: <i>down</i>');
    objects[SELECTOR] = SELECTORS.slice(0, 1);
    await page.get('button').trigger('click');
    await flushPromises();
    expect(page.get('[role=alert]').text()).toBe('');
    expect(rows(page)).toHaveLength(1);
  });

  it('reads again when the cluster has changed', async () => {
    const objects: Record<string, KubernetesObject[]> = { [SELECTOR]: [SELECTORS[2] as object], [INVENTORY]: [UNMANAGED] };
    const { page, resource } = await open(objects);

    objects[SELECTOR] = SELECTORS.slice(0, 1);
    resource.metadata.resourceVersion = '2';
    await nextTick();
    await flushPromises();
    expect(rows(page)[0]?.[1]).toBe('till');
  });
});
