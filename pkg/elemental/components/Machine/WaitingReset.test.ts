import { enableAutoUnmount } from '@vue/test-utils';
import { mountInShell } from '../../../../test/support/components/mount';
import { recording } from '../../../../test/support/recordings';
import type { Origin } from '../../domain/inventory/origin';
import { resetWait } from '../../domain/inventory/reset-wait';
import type { MachineInventory } from '../../types';
import WaitingReset from './WaitingReset.vue';

enableAutoUnmount(afterEach);

const REGISTRATION = { metadata: { name: 'berlin', namespace: 'fleet-default' } };

function show(file: string, { mayUpdate = true, origin }: { mayUpdate?: boolean; origin?: Origin } = {}) {
  const content = recording(`05-delete-matrix/${ file }`) as { object?: MachineInventory };
  const wait = resetWait(content.object ?? {}, { mayUpdate, origin });

  return mountInShell(WaitingReset, { wait, machine: 'edge', origin }, { actions: { 'management/find': () => ({ value: '' }) } });
}

describe('WaitingReset', () => {
  it('says why it waits, how the agent finishes, and how to give the reset up', async () => {
    const card = show('B1-resettable-unmanaged.stuck.yaml', { origin: REGISTRATION });

    expect(card.text()).toContain('waits for its agent to do the reset');
    expect(card.findAll('code').map((one) => one.text())).toStrictEqual([
      'systemctl enable --now elemental-system-agent.service', 'journalctl --no-pager --lines 50 --unit elemental-system-agent.service',
    ]);
    expect(card.get('summary').text()).toBe('If the host has no agent, install it');
    await card.findAll('button').find((one) => one.text() === 'Give up the reset')?.trigger('click');
    expect(card.emitted('giveUp')).toHaveLength(1);
  });

  it('shows how to install the agent only when asked, and where it is known with which registration', async () => {
    expect(show('B1-resettable-unmanaged.stuck.yaml').find('summary').exists()).toBe(false);
    const card = show('B1-resettable-unmanaged.stuck.yaml', { origin: REGISTRATION });

    expect(card.text()).not.toContain('berlin');
    await card.get('details').trigger('toggle');
    expect(card.text()).toContain('berlin');
  });

  it('lets no agent finish the wrong reset', () => {
    const card = show('C1-prefix-custom.stuck.yaml');

    expect(card.text()).toContain('Dangerous:');
    expect(card.text()).toContain('Keep the agent from running');
    expect(card.find('code').exists()).toBe(false);
    expect(card.findAll('button').map((one) => one.text())).toStrictEqual(['Give up the reset']);
  });

  it('says to who may not change the machine why there is no button', () => {
    const card = show('F2-managed.plan-failed.yaml', { mayUpdate: false });

    expect(card.findAll('button').some((one) => one.text() === 'Give up the reset')).toBe(false);
    expect(card.text()).toContain('Your role gives no right to change the machine. Ask an administrator.');
    expect(card.text()).toContain('systemctl restart elemental-system-agent.service');
  });
});
