import type { VueWrapper } from '@vue/test-utils';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import type { ReachedNodes } from '../../composables/reached-machines';
import ReachedMachines from './ReachedMachines.vue';

const NODES = [
  { namespace: 'fleet-default', name: 'a', cluster: 'edge', reach: 'yes' as const },
  { namespace: 'fleet-default', name: 'b', cluster: undefined, reach: 'maybe' as const },
];

async function open(reached: ReachedNodes | undefined, leavesOut = false, mayReadClusters = true): Promise<VueWrapper> {
  const schemaFor = (id: string) => mayReadClusters ? { id } : undefined;

  return mountInShell(ReachedMachines, { reached, leavesOut }, { router: await routerAt('/'), getters: { 'management/schemaFor': schemaFor } });
}

describe('ReachedMachines', () => {
  it('lists the nodes, with the way to the machine and its cluster', async () => {
    const card = await open({ state: 'read', nodes: NODES, lookedAt: 100, total: 2400 });

    expect(card.findAll('tbody tr').map((row) => row.text())).toStrictEqual([
      expect.stringMatching(/^a\s*edge\s*Yes$/), expect.stringMatching(/^b\s*unknown\s*Perhaps, labels/),
    ]);
    expect(card.findAll('tbody tr:first-child a').map((link) => link.attributes('href'))).toStrictEqual([
      '/c/_/elemental/elemental.cattle.io.machineinventory/fleet-default/a', '/c/_/manager/provisioning.cattle.io.cluster/fleet-default/edge',
    ]);
    expect(card.text()).toContain('100 of 2,400 machines with the label ui.elemental.cattle.io/unmanaged were looked at.');
  });

  it('leads to no cluster that can\'t be opened', async () => {
    const card = await open({ state: 'read', nodes: NODES, lookedAt: 2, total: 2 }, false, false);

    expect(card.get('tbody tr:first-child').text()).toMatch(/^a\s*edge/);
    expect(card.findAll('tbody tr:first-child a')).toHaveLength(1);
  });

  it.each<[ReachedNodes | undefined, boolean, RegExp]>([
    [undefined, false, /They are being looked for\./],
    [{ state: 'read', nodes: [], lookedAt: 0, total: 0 }, true, /None that has the label.*kubectl label node NODE ui\.elemental\.cattle\.io\/unmanaged=true/],
    [{ state: 'read', nodes: [], lookedAt: 0, total: 0 }, false, /None of the machines.*No machine has the label/],
    [{ state: 'forbidden' }, false, /your role gives no right.* Ask an administrator\./],
    [{ state: 'failed' }, false, /the server doesn't answer\. Reload the page/],
  ])('says where there are none to be shown: %j', async (reached, leavesOut, words) => {
    const card = await open(reached, leavesOut);

    expect(card.text()).toMatch(words);
    expect(card.find('table').exists()).toBe(false);
  });
});
