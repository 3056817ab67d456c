import { flushPromises, type VueWrapper } from '@vue/test-utils';
import { mountInShell } from '../../../../test/support/components/mount';
import { updateGroup, type GivenGroup } from '../../../../test/support/components/update-groups';
import { withExclusion } from '../../domain/update-group/exclusion';
import { updateGroupWarning } from '../../domain/update-group/warnings';
import UnmanagedReach from './UnmanagedReach.vue';
import UpdateGroupDanger from './UpdateGroupDanger.vue';

function danger(group: GivenGroup): VueWrapper {
  return mountInShell(UpdateGroupDanger, { group, warning: updateGroupWarning(group) });
}

const SAFE = { spec: withExclusion(updateGroup('default-all-nodes')).spec };
const ONLY_UNMANAGED = { spec: { nodeSelector: { matchLabels: { 'ui.elemental.cattle.io/unmanaged': 'true' } } } };

describe('UpdateGroupDanger', () => {
  it('says what the group does to unmanaged nodes, and mends it', async () => {
    const group = updateGroup('default-all-nodes');
    const page = danger(group);

    expect(page.get('[aria-label="Unmanaged nodes"]').text()).toMatch(
      /^This update group is for all nodes.* Leave unmanaged nodes out\..*is drained.*has to be expected to fail.*one at a time.*Nothing else of the update group changes/s,
    );
    page.get<HTMLElement>('button').element.focus();
    await page.get('button').trigger('click');
    expect(page.get('button').attributes()).toMatchObject({ 'aria-busy': 'true' });
    await flushPromises();
    expect(group.patchOnServer).toHaveBeenCalledTimes(1);

    await page.setProps({ warning: undefined });
    expect(page.find('button').exists()).toBe(false);
    expect(page.get('[role=status]').text()).toMatch(/^This update group leaves nodes out that have the label.* marked as unmanaged later/);
    // the keyboard goes on from there
    expect(document.activeElement).toBe(page.get('[role=status]').element);
  });

  it('says beside the button why it was refused', async () => {
    const group = updateGroup('default-all-nodes');
    const page = danger(group);

    group.patchOnServer.mockRejectedValueOnce({ _status: 500, message: '<b>no</b>' });
    await page.get('button').trigger('click');
    await flushPromises();
    expect(page.get('[role=alert]').text()).toMatch(/^The server says: <b>no<\/b> Reload/);
    expect(page.get('button').attributes('disabled')).toBeUndefined();
  });

  it('has no button for who may not use it, nor where another condition is wrong', () => {
    const page = danger(updateGroup('default-all-nodes', { canPatch: false }));

    expect(page.find('button').exists()).toBe(false);
    expect(page.text()).toContain('Ask an administrator to leave unmanaged nodes out.');
    expect(danger(updateGroup('nothing', ONLY_UNMANAGED)).text()).toContain('Remove the condition on the label');
    expect(danger(updateGroup('nothing', ONLY_UNMANAGED)).find('button').exists()).toBe(false);
  });
});

describe('UnmanagedReach', () => {
  it('flags a group that reaches unmanaged nodes, with the consequences', async () => {
    const group = updateGroup('default-all-nodes');
    const cell = mountInShell(UnmanagedReach, { group });

    expect(cell.get('[role=img]').text()).toBe('Reaches unmanaged nodes');
    expect(cell.get('[role=img]').attributes('aria-label')).toMatch(/Reaches unmanaged nodes.*drained.*Leave unmanaged nodes out\./);
    expect(cell.get('button').attributes('aria-label')).toBe('Leave unmanaged nodes out of the update group default-all-nodes');
    await cell.get('button').trigger('click');
    expect(group.patchOnServer).toHaveBeenCalledTimes(1);
  });

  it('says of others that they leave them out, and under which condition, and offers nothing without the right', () => {
    const safe = mountInShell(UnmanagedReach, { group: updateGroup('default-all-nodes', SAFE) });

    expect(safe.text()).toBe('Left out by label');
    expect(safe.get('[role=img]').attributes('aria-label')).toMatch(/^Left out by label.*Where a machine was marked as unmanaged later/);
    expect(safe.find('button').exists()).toBe(false);
    const viewers = mountInShell(UnmanagedReach, { group: updateGroup('default-all-nodes', { canPatch: false }) });

    expect([viewers.text(), viewers.find('button').exists()]).toStrictEqual(['Reaches unmanaged nodes', false]);
  });
});
