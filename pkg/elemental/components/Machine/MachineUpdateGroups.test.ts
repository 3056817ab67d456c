import type { VueWrapper } from '@vue/test-utils';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import { updateGroup } from '../../../../test/support/components/update-groups';
import { groupsThatReach } from '../../domain/update-group/warnings';
import type { MachineInventory } from '../../types';
import MachineUpdateGroups from './MachineUpdateGroups.vue';

const LABELLED: MachineInventory = { metadata: { name: 'm', labels: { 'ui.elemental.cattle.io/unmanaged': 'true' } } };
const ANNOTATED: MachineInventory = { metadata: { name: 'm', annotations: { 'elemental.cattle.io/os.unmanaged': 'true' } } };
const EXCLUDING = { spec: { clusterTargets: [{ clusterName: 'edge' }], nodeSelector: { matchExpressions: [
  { key: 'ui.elemental.cattle.io/unmanaged', operator: 'DoesNotExist' },
] } } };

async function open(props: Record<string, unknown>): Promise<VueWrapper> {
  const usual = { groups: [], needLabel: [], nodeLabel: 'unknown', state: 'read', adopted: true };

  return mountInShell(MachineUpdateGroups, { ...usual, ...props }, { router: await routerAt('/') });
}

describe('MachineUpdateGroups', () => {
  it('says which groups reach the machine, what follows, and the way to the group', async () => {
    const group = updateGroup('default-all-nodes');
    const page = await open({ groups: groupsThatReach([group], LABELLED, 'edge') });

    expect(page.text()).toMatch(/The update group default-all-nodes reaches this machine.*Leave unmanaged nodes out of.*is drained.*expected to fail/);
    expect(page.get('a').attributes('href')).toBe('/c/_/elemental/elemental.cattle.io.managedosimage/fleet-default/default-all-nodes');
    await page.get('button').trigger('click');
    expect(group.patchOnServer).toHaveBeenCalledTimes(1);
  });

  it('offers no exclusion where the machine lacks the label', async () => {
    const page = await open({ groups: groupsThatReach([updateGroup('default-all-nodes', EXCLUDING)], ANNOTATED, 'edge') });

    expect(page.text()).toContain('which this machine doesn\'t have. Mark the machine as unmanaged');
    expect(page.find('button').exists()).toBe(false);
  });

  it('says under which condition a group leaves the node out, and what brings the label there', async () => {
    const page = await open({ needLabel: [updateGroup('default-all-nodes', EXCLUDING)], node: 'till-1' });

    expect(page.text()).toMatch(/the update group default-all-nodes leaves its node out if the node has the label .* isn't known here/);
    expect(page.get('[aria-label="Command that puts the label on the node"] pre').text())
      .toBe('kubectl label node till-1 ui.elemental.cattle.io/unmanaged=true');
    // it isn't known to be wrong
    expect(page.find('.banner').exists()).toBe(false);
    await page.setProps({ node: undefined });
    expect(page.text()).toMatch(/NODE stands for the node's name.*kubectl label node NODE ui/s);
  });

  it('warns where the plan says that the node has no label, and says nothing where it has it, gets it, or no group asks for it', async () => {
    const needLabel = [updateGroup('default-all-nodes', EXCLUDING), updateGroup('nothing', EXCLUDING)];

    expect((await open({ needLabel, nodeLabel: 'lacked' })).get('.banner').text())
      .toMatch(/was bootstrapped without the label .* these update groups may reach it: default-all-nodes, nothing\./);
    for (const props of [{ needLabel, nodeLabel: 'had' }, { needLabel, nodeLabel: 'comes' }, { nodeLabel: 'lacked' }]) {
      expect((await open(props)).text()).toBe('');
    }
  });

  it('says that a machine without a cluster is concerned later only', async () => {
    const groups = groupsThatReach([updateGroup('default-all-nodes')], LABELLED);

    expect((await open({ groups, adopted: false })).text()).toContain('This concerns the machine once it is a node');
    expect((await open({ groups })).text()).not.toContain('This concerns the machine once it is a node');
  });

  it('says nothing without groups, and that it isn\'t known to those who may not read them, or without an answer', async () => {
    expect((await open({})).text()).toBe('');
    expect((await open({ state: 'forbidden' })).text()).toMatch(/isn't known here.*Ask an administrator/);
    expect((await open({ state: 'forbidden', adopted: false })).text()).toBe('');
    expect((await open({ state: 'failed' })).text()).toMatch(/can't be told.* Reload the page/);
  });
});
