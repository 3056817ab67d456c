import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { nextTick, reactive } from 'vue';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import { pagedServer } from '../../../../test/support/components/paged-server';
import { READY } from '../../../../test/support/machines';
import { UNMANAGED_LABEL } from '../../domain/labels';
import { CLUSTER_MACHINE, INVENTORY, SELECTOR, SELECTOR_TEMPLATE, type KubernetesObject } from '../../types';
import ClusterMachines from './ClusterMachines.vue';

const NAMESPACE = 'fleet-default';
const CLUSTER = { metadata: { name: 'berlin', namespace: NAMESPACE, resourceVersion: '1' }, status: { clusterName: 'c-m-1' } };

function selector(name: string, machine?: string, cluster = 'berlin') {
  const labels = { 'cluster.x-k8s.io/cluster-name': cluster, 'cluster.x-k8s.io/deployment-name': `${ cluster }-pool1` };
  const ownerReferences = [{ apiVersion: 'v1', kind: 'Machine', name, uid: 'u' }];

  const status = machine === undefined ? {} : { machineInventoryRef: { name: machine } };

  return { metadata: { name, namespace: NAMESPACE, labels, ownerReferences }, status };
}

function machine(name: string, owner: string, labels: Record<string, string> = {}, more: Record<string, string> = {}) {
  const ownerReferences = [{ apiVersion: 'v1', kind: 'MachineInventorySelector', name: owner, uid: 'u' }];
  const annotations = { 'elemental.cattle.io/os.pretty-name': 'SLES', ...more };

  return { metadata: { name, namespace: NAMESPACE, labels, annotations, ownerReferences }, status: READY };
}

const UNMANAGED = machine('till', 'berlin-1', { [UNMANAGED_LABEL]: 'true' }, { 'elemental.cattle.io/os.pretty-name': '<b>Ubuntu</b>' });
const KIOSK = machine('kiosk', 'berlin-2');

/** As the shell's store throws what the server answered. */
const refusal = (_status: number, message = ''): Error => Object.assign(new Error(message), { _status });

interface Others {
  /** Cluster API's machines that the shell has. */
  held?: object[];
  /** What the server answers about a machine that its list lacks, by its name. */
  find?: (id: string) => KubernetesObject;
  spec?: object;
}

async function open(objects: Record<string, KubernetesObject[] | Error>, { held = [], find = notFound, spec }: Others = {}) {
  const server = pagedServer(objects);
  const asked: string[] = [];
  const resource = reactive({ ...CLUSTER, metadata: { ...CLUSTER.metadata }, spec });
  const router = await routerAt('/');

  router.addRoute({ name: 'c-cluster-product-resource-id', path: '/c/:cluster/:product/:resource/:id', component: { render: () => null } });
  const actions = { ...server.actions, 'management/find': async ({ id }: { id: string }) => {
    asked.push(id);

    return await Promise.resolve(id).then(find);
  } };
  const page = mountInShell(ClusterMachines, { resource }, { actions, router, getters: {
    ...server.getters,
    'management/paginationEnabled': () => false,
    'management/typeRegistered': (type: string) => type === CLUSTER_MACHINE,
    'management/all': (type: string) => (type === CLUSTER_MACHINE ? held : []),
  } });

  await flushPromises();

  return { page, asked: server.asked, askedByName: asked, resource };
}

function notFound(): never {
  throw refusal(404);
}

function rows(page: VueWrapper): string[][] {
  return page.findAll('tbody tr').map((row) => row.findAll('td, th').map((cell) => cell.text()));
}

describe('ClusterMachines', () => {
  const SELECTORS = [selector('berlin-1', 'till'), selector('berlin-2', 'kiosk'), selector('berlin-3'), selector('other-1', 'x', 'other')];

  it('lists the machines of the cluster and no others, as text', async () => {
    const nodes = [{ metadata: { name: 'berlin-1', namespace: NAMESPACE }, status: { nodeRef: { name: 'node-1' } } }];
    const { page } = await open({ [SELECTOR]: SELECTORS, [INVENTORY]: [UNMANAGED, KIOSK] }, { held: nodes });

    expect(rows(page)).toStrictEqual([
      ['Provisioning', 'kiosk', 'Managed', 'SLES', 'pool1', 'berlin-2', 'Can\'t be found out'],
      ['Provisioning', 'till', 'Unmanaged', '<b>Ubuntu</b>', 'pool1', 'berlin-1', 'node-1'],
      ['Waits for a machine', 'None yet', '', '', 'pool1', 'berlin-3', 'Can\'t be found out'],
    ]);
    expect(page.text()).toContain('1 machine of this cluster is unmanaged. Elemental can\'t upgrade or reset the operating system of unmanaged');
  });

  it('links machine, selector and node', async () => {
    const nodes = [{ metadata: { name: 'berlin-1', namespace: NAMESPACE }, status: { nodeRef: { name: 'node-1' } } }];
    const { page } = await open({ [SELECTOR]: SELECTORS.slice(0, 1), [INVENTORY]: [UNMANAGED] }, { held: nodes });

    expect(page.findAll('tbody a').map((link) => link.attributes('href'))).toStrictEqual([
      '/c/_/elemental/elemental.cattle.io.machineinventory/fleet-default/till',
      '/c/_/elemental/elemental.cattle.io.machineinventoryselector/fleet-default/berlin-1',
      '/c/c-m-1/explorer/node/node-1',
    ]);
  });

  it('asks by the selectors of the cluster, and for their machines by name', async () => {
    const { asked } = await open({ [SELECTOR]: SELECTORS, [INVENTORY]: [UNMANAGED, KIOSK, machine('stranger', 'x')] });

    expect(asked.map(({ type }) => type)).toStrictEqual([SELECTOR, INVENTORY]);
    expect(asked.every(({ opt }) => opt.namespaced === NAMESPACE)).toBe(true);
    expect(asked[0]?.opt.pagination.labelSelector?.matchExpressions[0]?.values).toStrictEqual(['berlin']);
    expect(asked[1]?.opt.pagination.filters[0]?.fields.map(({ value }) => value)).toStrictEqual(['till', 'kiosk']);
  });

  it('reads a large cluster in pieces, and says where it stops', async () => {
    const many = Array.from({ length: 520 }, (_, index) => selector(`berlin-${ index }`, `m-${ index }`));
    const { page, asked, askedByName } = await open({ [SELECTOR]: many, [INVENTORY]: [] });

    expect(asked).toHaveLength(10);
    expect(askedByName).toHaveLength(1);
    expect(rows(page)).toHaveLength(500);
    expect(rows(page)[0]?.[0]).toBe('The machine was deleted');
    expect(page.text()).toContain('The first 500 of 520 machines are shown.');
    expect(page.text()).toContain('None of those machines of this cluster that could be read is unmanaged. 500 machines were deleted');
  });

  it('tells a machine that was deleted from one that may not be read, and links neither', async () => {
    const objects = { [SELECTOR]: SELECTORS.slice(0, 2), [INVENTORY]: [KIOSK] };
    const gone = await open(objects);

    expect(gone.askedByName).toStrictEqual(['fleet-default/till']);
    expect(rows(gone.page)[1]?.slice(0, 3)).toStrictEqual(['The machine was deleted', 'till', '']);
    expect(gone.page.text()).toMatch(/None of those machines .* 1 machine was deleted from the inventory.* delete its node under Machine Pools\./);
    const hidden = await open(objects, { find: () => {
      throw refusal(403);
    } });

    expect(rows(hidden.page)[1]?.slice(0, 3)).toStrictEqual(['No right to read it', 'till', '']);
    expect(hidden.page.text()).toMatch(/Your role gives no right to read 1 machine of this cluster/);
    for (const { page } of [gone, hidden]) {
      expect(page.findAll('a').map((link) => link.text())).toStrictEqual(['kiosk', 'berlin-2', 'berlin-1']);
    }
  });

  it('says it where the server can\'t tell', async () => {
    const { page } = await open({ [SELECTOR]: SELECTORS, [INVENTORY]: [] }, { find: () => {
      throw refusal(500, 'etcd is away');
    } });

    expect(page.get('[role=alert]').text()).toContain('could not be read: etcd is away');
  });

  it('takes machines that the list lacks though they are there', async () => {
    const { page, askedByName } = await open({ [SELECTOR]: SELECTORS, [INVENTORY]: [] }, {
      find: (id) => id === 'fleet-default/till' ? UNMANAGED : notFound(),
    });

    expect(askedByName).toStrictEqual(['fleet-default/till', 'fleet-default/kiosk']);
    expect(rows(page).map(([state, name]) => [state, name])).toStrictEqual([
      ['The machine was deleted', 'kiosk'], ['Provisioning', 'till'], ['Waits for a machine', 'None yet'],
    ]);
  });

  it('links the template of a pool for those who may see it', async () => {
    const machineConfigRef = { kind: 'MachineInventorySelectorTemplate', name: 'nc-berlin-pool1' };
    const spec = { rkeConfig: { machinePools: [{ name: 'pool1', machineConfigRef }] } };
    const objects = { [SELECTOR]: SELECTORS.slice(2, 3), [INVENTORY]: [] };
    const templates = async (more: object): Promise<(string | undefined)[]> => {
      const { page } = await open({ ...objects, ...more }, { spec });

      expect(rows(page)[0]?.[4]).toBe('pool1');

      return page.findAll('tbody a').map((link) => link.attributes('href')).filter((address) => address?.includes('template'));
    };

    expect(await templates({ [SELECTOR_TEMPLATE]: [] })).toStrictEqual([
      '/c/_/elemental/elemental.cattle.io.machineinventoryselectortemplate/fleet-default/nc-berlin-pool1',
    ]);
    expect(await templates({})).toStrictEqual([]);
  });

  it('says where no machine is unmanaged, or none is there', async () => {
    expect((await open({ [SELECTOR]: [SELECTORS[1] as object], [INVENTORY]: [KIOSK] })).page.text())
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
