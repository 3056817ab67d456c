import { enableAutoUnmount } from '@vue/test-utils';
import { mountInShell, routerAt } from '../../../../test/support/components/mount';
import { recording } from '../../../../test/support/recordings';
import type { Origin } from '../../domain/inventory/origin';
import { resetWait } from '../../domain/inventory/reset-wait';
import type { MachineInventory } from '../../types';
import WaitingReset from './WaitingReset.vue';

enableAutoUnmount(afterEach);

const REGISTRATION = { metadata: { name: 'berlin', namespace: 'fleet-default' } };

async function show(file: string, { mayUpdate = true, origin }: { mayUpdate?: boolean; origin?: Origin } = {}) {
  const content = recording(`05-delete-matrix/${ file }`) as { object?: MachineInventory };
  const wait = resetWait(content.object ?? {}, { mayUpdate, origin });

  const router = await routerAt('/');

  return mountInShell(WaitingReset, { wait, machine: 'edge', origin }, { router, actions: { 'management/find': () => ({ value: '' }) } });
}

describe('WaitingReset', () => {
  it('says why it waits, how the agent finishes, and how to give the reset up', async () => {
    const card = await show('B1-resettable-unmanaged.stuck.yaml', { origin: REGISTRATION });

    expect(card.text()).toContain('waits for its agent to do the reset');
    expect(card.findAll('code').map((one) => one.text()).slice(0, 2)).toStrictEqual([
      'systemctl enable --now elemental-system-agent.service', 'journalctl --no-pager --lines 50 --unit elemental-system-agent.service',
    ]);
    expect(card.get('summary').text()).toBe('If the host has no agent, install it');
    await card.findAll('button').find((one) => one.text() === 'Give up the reset')?.trigger('click');
    expect(card.emitted('giveUp')).toHaveLength(1);
  });

  it('warns of what the agent may set off, and says what follows', async () => {
    const card = await show('B1-resettable-unmanaged.stuck.yaml', { origin: REGISTRATION });
    const follows = card.findAll('details').at(-1);

    expect(card.text()).toContain('Warning: If the host was made with Edge Image Builder, it stops and erases Kubernetes with its data');
    expect(follows?.get('summary').text()).toBe('What follows');
    expect(follows?.text()).not.toContain('Edge Image Builder');
    expect(follows?.findAll('code').map((one) => one.text())).toStrictEqual([
      'rm -f /etc/elemental/state.yaml', 'rm -f /var/lib/rancher/bootstrap_done', 'systemctl restart elemental-system-agent.service',
    ]);
    expect(follows?.get('a').text()).toBe('Connect a host: berlin');
  });

  it('shows how to install the agent only when asked, and where it is known with which registration', async () => {
    expect((await show('B1-resettable-unmanaged.stuck.yaml')).text()).not.toContain('install it');
    const card = await show('B1-resettable-unmanaged.stuck.yaml', { origin: REGISTRATION });

    const install = card.get('details');

    expect(install.text()).not.toContain('berlin');
    await install.trigger('toggle');
    expect(install.text()).toContain('berlin');
  });

  it('lets no agent finish the wrong reset', async () => {
    const card = await show('C1-prefix-custom.stuck.yaml');

    expect(card.text()).toContain('Dangerous:');
    expect(card.text()).toContain('Keep the agent from running');
    expect(card.find('code').exists()).toBe(false);
    expect(card.findAll('button').map((one) => one.text())).toStrictEqual(['Give up the reset']);
  });

  it('says to who may not change the machine why there is no button', async () => {
    const card = await show('F2-managed.plan-failed.yaml', { mayUpdate: false });

    expect(card.findAll('button').some((one) => one.text() === 'Give up the reset')).toBe(false);
    expect(card.text()).toContain('Your role gives no right to change the machine. Ask an administrator.');
    expect(card.text()).toContain('systemctl restart elemental-system-agent.service');
  });
});
