import type { VueWrapper } from '@vue/test-utils';
import { computed } from 'vue';
import { mountInShell } from '../../../../test/support/components/mount';
import { recording } from '../../../../test/support/recordings';
import type { MachineRepair, RepairAttempt } from '../../composables/machine-repair';
import { capabilities } from '../../domain/inventory/capabilities';
import type { CapabilityAction } from '../../domain/inventory/capability-cases';
import type { MachineInventory } from '../../types';
import MachineCapabilities from './MachineCapabilities.vue';

const repair = jest.fn<Promise<void>, Parameters<MachineRepair['repair']>>();
const machineRepair: MachineRepair = { attempt: computed<RepairAttempt | undefined>(() => undefined), repair };

function open(file: string, actions: CapabilityAction[] = [], labels: Record<string, string> = {}, refusals: object = {}): VueWrapper {
  const recorded = recording(file) as MachineInventory & { object?: MachineInventory };
  const machine = recorded.object ?? recorded;
  const metadata = { ...machine.metadata, labels: { ...machine.metadata?.labels, ...labels } };

  return mountInShell(MachineCapabilities, { capabilities: capabilities({ ...machine, metadata }), actions, machineRepair, refusals });
}

/** What is said of each, without what lies between. */
function lines(page: VueWrapper): string[] {
  return page.findAll('li').map((line) => line.text().replace(/\s+/g, ' '));
}

describe('MachineCapabilities', () => {
  it('says of each capability yes, not yet or no, why, and what to do', () => {
    const page = open('05-delete-matrix/G1-agent-acked-empty-plan.yaml');

    expect(page.get('section').attributes('aria-label')).toBe('What Elemental can do with this machine');
    expect(lines(page)).toStrictEqual([
      expect.stringMatching(/^Yes: Registration and inventory ?The machine has registered\. ?Next: To bring up to date/),
      expect.stringMatching(/^Yes: Kubernetes provisioning ?An agent has connected at least once\. ?Next: Create a cluster with it/),
      expect.stringMatching(/^Not yet: Reset trigger ?The trigger is off\..* ?Next: Turn the trigger on/),
      expect.stringMatching(/^No: Cloud-config, OS upgrades, OS reset ?The operating system isn't managed by Elemental\. ?Next: Whoever looks after/),
    ]);
  });

  it('tells the answers apart without colours', () => {
    const icons = open('05-delete-matrix/G1-agent-acked-empty-plan.yaml').findAll('li > .icon');

    expect(icons.map((icon) => icon.classes()[1])).toStrictEqual(['icon-checkmark', 'icon-checkmark', 'icon-minus', 'icon-close']);
    expect(icons.every((icon) => icon.attributes('aria-hidden') === 'true')).toBe(true);
  });

  it('offers the steps that can be taken, each by a name of its own', async () => {
    const page = open('05-delete-matrix/A0-not-resettable.before.yaml', ['installAgent', 'enableReset']);
    const buttons = page.findAll('button');

    expect(buttons.map((button) => button.text())).toStrictEqual(['Install the agent', 'Install the agent']);
    expect(buttons.map((button) => button.attributes('aria-label')))
      .toStrictEqual(['Install the agent (Kubernetes provisioning)', 'Install the agent (Reset trigger)']);
    await buttons[0]?.trigger('click');
    expect(page.emitted('act')).toStrictEqual([['installAgent']]);
  });

  it('says why a step can\'t be taken, where that is known', () => {
    const refusals = { createCluster: { key: 'elemental.createCluster.noRight.clusters' }, enableReset: { key: 'elsewhere' } };
    const page = open('05-delete-matrix/G1-agent-acked-empty-plan.yaml', [], {}, refusals);

    expect(lines(page)[1]).toMatch(/Create a cluster with it.*Your role gives no right to create clusters\./);
    expect(page.findAll('button')).toStrictEqual([]);
  });

  it('has words only where nothing can be done', () => {
    expect(open('05-delete-matrix/A0-not-resettable.before.yaml', ['createCluster']).findAll('button')).toStrictEqual([]);
  });

  it('warns of a reset that the operator would get wrong', async () => {
    const page = open('03-register/edge-03.inventory.yaml', ['markUnmanaged']);

    expect(page.text()).toContain('Dangerous: the operator doesn\'t recognise this machine as unmanaged.');
    await page.get('button').trigger('click');
    expect(page.get('button').attributes('aria-label')).toBe('Mark as unmanaged (Reset trigger)');
    expect(repair.mock.calls.map(([name]) => name)).toStrictEqual(['markUnmanaged']);
    expect(page.emitted('act')).toBeUndefined();
  });

  it('shows what a host chose as text', () => {
    const page = open('03-register/edge-01.inventory.yaml', [], { 'ui.elemental.cattle.io/registration': '<img src=x onerror=alert(1)>' });

    expect(page.text()).toContain('last through <img src=x onerror=alert(1)>.');
    expect(page.find('img').exists()).toBe(false);
  });
});
