import type { VueWrapper } from '@vue/test-utils';
import type { MachineCluster } from '../../composables/listed-clusters';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import MachineClusterLink from './MachineClusterLink.vue';

async function link(cluster: MachineCluster, mayRead = true): Promise<VueWrapper> {
  const getters = { 'management/schemaFor': () => mayRead ? {} : undefined };

  return mountInShell(MachineClusterLink, { row: {}, clusterOf: () => cluster }, { router: await routerAt('/'), getters });
}

const BERLIN = { namespace: 'fleet-default', name: 'berlin' };

describe('MachineClusterLink', () => {
  it('leads to the cluster where it may be read', async () => {
    expect((await link(BERLIN)).attributes('href')).toBe('/c/_/manager/provisioning.cattle.io.cluster/fleet-default/berlin');
    expect((await link(BERLIN, false)).html()).toBe('<span>berlin</span>');
  });

  it.each<[MachineCluster, string, RegExp]>([
    ['none', '–', /^No cluster/],
    ['loading', '…', /being looked up/],
    ['unknown', 'unknown', /could not be found out/],
    ['forbidden', 'unknown', /ask an administrator/],
  ])('says why there is none: %s', async (cluster, text, why) => {
    const wrapper = await link(cluster);

    expect(wrapper.text()).toBe(text);
    expect(wrapper.attributes('aria-label')).toMatch(why);
  });
});
