import type { VueWrapper } from '@vue/test-utils';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import MachinePath from './MachinePath.vue';

async function card(props: Record<string, unknown>): Promise<VueWrapper> {
  const router = await routerAt('/');

  router.addRoute({ name: 'c-cluster-product-resource-id', path: '/c/:cluster/:product/:resource/:id', component: { render: () => null } });

  return mountInShell(MachinePath, { steps: [], origin: undefined, ...props }, { router });
}

const links = (wrapper: VueWrapper): (string | undefined)[] => wrapper.findAll('a').map((link) => link.attributes('href'));

describe('MachinePath', () => {
  it('links what the user may see', async () => {
    const namespace = 'fleet-default';
    const steps = [
      { place: 'selector', name: 'edge-m1', namespace }, { place: 'clusterMachine', name: 'edge-m1', namespace },
      { place: 'cluster', name: 'berlin', namespace }, { place: 'node', name: 'edge-01', managedCluster: 'c-m-1' },
    ];

    expect(links(await card({ label: 'edge', origin: { metadata: { name: 'edge', namespace } }, steps }))).toStrictEqual([
      '/c/_/elemental/elemental.cattle.io.machineregistration/fleet-default/edge',
      '/c/_/elemental/elemental.cattle.io.machineinventoryselector/fleet-default/edge-m1',
      '/c/_/manager/cluster.x-k8s.io.machine/fleet-default/edge-m1',
      '/c/_/manager/provisioning.cattle.io.cluster/fleet-default/berlin',
      '/c/c-m-1/explorer/node/edge-01',
    ]);
  });

  it('names what the user may not see, and says why it leads nowhere', async () => {
    const wrapper = await card({
      label: 'gone', origin: 'missing',
      steps: [
        { place: 'selector', name: 'edge-m1', trouble: 'forbidden' }, { place: 'clusterMachine', trouble: 'unknown' },
        { place: 'cluster', name: 'berlin', trouble: 'failed', detail: '<b>down</b>' }, { place: 'node', name: 'edge-01' },
      ],
    });

    expect(links(wrapper)).toStrictEqual([]);
    expect(wrapper.text()).toMatch(/edge-m1.*your role may not see/);
    expect(wrapper.text()).toContain('there is no registration endpoint of this name any more');
    expect(wrapper.text()).toContain('<b>down</b>');
    expect(wrapper.text()).toContain('edge-01');
  });

  it('says what is not known, and that nothing adopted the machine', async () => {
    const wrapper = await card({});

    expect(wrapper.text()).toContain('has no label of this extension');
    expect(wrapper.text()).toContain('None has adopted it.');
    expect((await card({ label: 'shortened' })).text()).toContain('shortened');
  });
});
