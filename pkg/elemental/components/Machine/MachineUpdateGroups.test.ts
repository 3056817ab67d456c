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
  return mountInShell(MachineUpdateGroups, { groups: [], state: 'read', adopted: true, ...props }, { router: await routerAt('/') });
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
