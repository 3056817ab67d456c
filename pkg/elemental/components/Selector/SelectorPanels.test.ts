import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { reactive, type Component } from 'vue';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import { recording } from '../../../../test/support/recordings';
import { CLUSTER, CLUSTER_MACHINE, INVENTORY, SELECTOR, SELECTOR_TEMPLATE, type MachineInventory, type MachineInventorySelector } from '../../types';
import ClusterMachinePanel from './ClusterMachinePanel.vue';
import SelectorPanel from './SelectorPanel.vue';

function recorded(file: string): MachineInventorySelector {
  return (recording(`06-adoption/${ file }.yaml`) as { machineInventorySelector: MachineInventorySelector }).machineInventorySelector;
}

const BOOTSTRAPPED = recorded('04-bootstrapped');
const WAITING = recorded('01-selector-waiting');
const NODE = { metadata: { name: 'edge-m1', namespace: 'fleet-default' }, spec: { clusterName: 'berlin' }, status: { nodeRef: { name: 'node-1' } } };

const MACHINE = (recording('06-adoption/04-bootstrapped.yaml') as { machineInventory: MachineInventory }).machineInventory;

/**
 * @param selector what the server has under the name of the recorded one; undefined for a user who may not read any
 * @param machine the same of its machine, or how it refuses
 */
async function open(
  panel: Component, resource: object, selector?: MachineInventorySelector, machine: MachineInventory | Error | null = MACHINE,
): Promise<{ page: VueWrapper; asked: string[] }> {
  const asked: string[] = [];
  const found: Record<string, object | null | undefined> = {
    [SELECTOR]: selector,
    [INVENTORY]: machine,
    [SELECTOR_TEMPLATE]: {},
    [CLUSTER_MACHINE]: NODE,
    [CLUSTER]: { metadata: { name: 'berlin' }, status: { clusterName: 'c-m-1' } },
  };
  const store = reactive<Record<string, object | null | undefined>>({});
  const router = await routerAt('/');

  router.addRoute({ name: 'c-cluster-product-resource-id', path: '/c/:cluster/:product/:resource/:id', component: { render: () => null } });
  const page = mountInShell(panel, { resource }, { router, getters: {
    'management/schemaFor': (type: string) => (found[type] ? { id: type } : undefined),
    'management/byId': (type: string, id: string) => store[`${ type } ${ id }`],
  }, actions: {
    'management/find': ({ type, id }: { type: string; id: string }) => {
      asked.push(id);
      if (found[type] instanceof Error) {
        throw found[type];
      }
      store[`${ type } ${ id }`] = found[type];
    },
  } });

  await flushPromises();

  return { page, asked };
}

const links = (page: VueWrapper): (string | undefined)[] => page.findAll('a').map((link) => link.attributes('href'));

describe('SelectorPanel', () => {
  it('leads to the machine, and on to its node', async () => {
    const { page } = await open(SelectorPanel, { ...BOOTSTRAPPED, type: SELECTOR }, BOOTSTRAPPED);

    expect(links(page)).toStrictEqual([
      '/c/_/elemental/elemental.cattle.io.machineinventory/fleet-default/pool-75fe',
      '/c/_/manager/cluster.x-k8s.io.machine/fleet-default/edge-m1',
      '/c/_/manager/provisioning.cattle.io.cluster/fleet-default/berlin',
      '/c/c-m-1/explorer/node/node-1',
    ]);
    expect(page.text()).not.toContain('namespace');
  });

  it('leads to no machine that can\'t be opened', async () => {
    const { page } = await open(SelectorPanel, { ...BOOTSTRAPPED, type: SELECTOR }, BOOTSTRAPPED, null);

    expect(page.text()).toContain('pool-75fe – your role may not see more of it (Machine)');
    expect(links(page).filter((address) => address?.includes('/pool-75fe'))).toStrictEqual([]);
  });

  it.each<[string, MachineInventory | Error]>([
    ['– it was deleted, and the selector looks for no other', Object.assign(new Error(), { _status: 404 })],
    ['– it was deleted, and the selector looks for no other', { metadata: { ...MACHINE.metadata, ownerReferences: [] } }],
    ['– it can\'t be read: etcd is away', Object.assign(new Error('etcd is away'), { _status: 500 })],
  ])('says of the machine %s', async (why, answer) => {
    const { page } = await open(SelectorPanel, { ...BOOTSTRAPPED, type: SELECTOR }, BOOTSTRAPPED, answer);

    expect(page.text()).toContain(`pool-75fe ${ why }`);
    expect(links(page).filter((address) => address?.includes('/pool-75fe'))).toStrictEqual([]);
  });

  it('says that there is no machine yet', async () => {
    const { page } = await open(SelectorPanel, { ...WAITING, type: SELECTOR }, WAITING);

    expect(page.text()).toContain('None yet');
    expect(links(page)[0]).toContain('/cluster.x-k8s.io.machine/');
  });

  it('doesn\'t say that there is no machine to those who may not read the selector', async () => {
    const { page } = await open(ClusterMachinePanel, {
      metadata: { name: 'edge-m1', namespace: 'fleet-default' },
      spec: { infrastructureRef: { kind: 'MachineInventorySelector', name: 'edge-m1' } },
    });

    expect(page.text()).toMatch(/Machine\s*unknown/);
    expect(page.text()).not.toContain('None yet');
  });

  it('warns of a selector in another namespace, whether or not it has a machine', async () => {
    for (const one of [WAITING, BOOTSTRAPPED]) {
      const { page } = await open(SelectorPanel, { ...one, metadata: { ...one.metadata, namespace: 'lab' }, type: SELECTOR });

      expect(page.text()).toMatch(/1 machine selector is in the namespace lab\..*Delete it now/);
    }
  });

  it('warns of a selector that takes any machine, as long as it looks for one', async () => {
    const anything = (one: MachineInventorySelector): object => ({ ...one, spec: { selector: {} }, type: SELECTOR });

    expect((await open(SelectorPanel, anything(WAITING))).page.text()).toContain('every machine of every namespace is selected');
    expect((await open(SelectorPanel, anything(BOOTSTRAPPED))).page.text()).not.toContain('every machine');
  });

  it('warns of templates too, which lead nowhere before a cluster has them', async () => {
    const spec = { template: { spec: { selector: { matchLabels: 'x' } } } };
    const template = { type: SELECTOR_TEMPLATE, metadata: { name: 't', namespace: 'lab' }, spec };
    const { page, asked } = await open(SelectorPanel, template, WAITING);

    expect(page.text()).toContain('1 machine selector template is in the namespace lab.');
    expect(page.text()).toContain('Correct it as YAML.');
    expect(asked).toStrictEqual([]);
    expect(links(page)).toStrictEqual([]);
  });

  it('leads from a template to the cluster that has it', async () => {
    const owner = { apiVersion: 'cluster.x-k8s.io/v1beta2', kind: 'Cluster', name: 'berlin', uid: 'u' };
    const template = (ownerReferences: object[]): object => (
      { type: SELECTOR_TEMPLATE, metadata: { name: 't', namespace: 'fleet-default', ownerReferences } });

    expect(links((await open(SelectorPanel, template([owner]))).page)).toStrictEqual([
      '/c/_/manager/provisioning.cattle.io.cluster/fleet-default/berlin',
    ]);
    expect(links((await open(SelectorPanel, template([{ ...owner, apiVersion: 'example.com/v1' }]))).page)).toStrictEqual([]);
  });

  it('leads from a selector to its template', async () => {
    const annotations = { 'cluster.x-k8s.io/cloned-from-name': 'nc-berlin-pool1' };
    const cloned = { ...BOOTSTRAPPED, metadata: { ...BOOTSTRAPPED.metadata, annotations } };
    const { page } = await open(SelectorPanel, { ...cloned, type: SELECTOR }, cloned);

    expect(links(page)).toContain('/c/_/elemental/elemental.cattle.io.machineinventoryselectortemplate/fleet-default/nc-berlin-pool1');
  });
});

describe('ClusterMachinePanel', () => {
  it('leads to the machine and its selector', async () => {
    const infrastructureRef = { kind: 'MachineInventorySelector', name: 'edge-m1' };
    const { page } = await open(ClusterMachinePanel, { ...NODE, spec: { ...NODE.spec, infrastructureRef } }, BOOTSTRAPPED);

    expect(links(page)).toStrictEqual([
      '/c/_/elemental/elemental.cattle.io.machineinventory/fleet-default/pool-75fe',
      '/c/_/elemental/elemental.cattle.io.machineinventoryselector/fleet-default/edge-m1',
      '/c/_/manager/provisioning.cattle.io.cluster/fleet-default/berlin',
      '/c/c-m-1/explorer/node/node-1',
    ]);
  });

  it('is not there, and asks nothing, for machines of others', async () => {
    const infrastructureRef = { kind: 'Amazonec2Machine', name: 'edge-m1' };
    const { page, asked } = await open(ClusterMachinePanel, { ...NODE, spec: { ...NODE.spec, infrastructureRef } }, BOOTSTRAPPED);

    expect(page.text()).toBe('');
    expect(asked).toStrictEqual([]);
  });
});
