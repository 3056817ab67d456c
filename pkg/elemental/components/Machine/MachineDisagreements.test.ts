import type { VueWrapper } from '@vue/test-utils';
import { computed, nextTick, shallowRef } from 'vue';
import { mountInShell } from '../../../../test/support/components/mount';
import { recording } from '../../../../test/support/recordings';
import type { MachineRepair, RepairAttempt } from '../../composables/machine-repair';
import { disagreements } from '../../domain/inventory/disagreements';
import type { MachineInventory } from '../../types';
import MachineDisagreements from './MachineDisagreements.vue';

const PREFIXED = recording('03-register/edge-03.inventory.yaml') as MachineInventory;
const LABEL_ONLY: MachineInventory = { metadata: { labels: { 'ui.elemental.cattle.io/unmanaged': 'true' } } };

const attempt = shallowRef<RepairAttempt>();
const repair = jest.fn<Promise<void>, Parameters<MachineRepair['repair']>>((_, button) => {
  attempt.value = { button, step: 'running' };

  return Promise.resolve();
});

function open(machine: MachineInventory, mayRepair = true): VueWrapper {
  const machineRepair: MachineRepair = { attempt: computed(() => attempt.value), repair };

  return mountInShell(MachineDisagreements, { disagreements: disagreements(machine), mayRepair, machineRepair });
}

/** What becomes of the attempt. */
async function turn(outcome: Partial<RepairAttempt>): Promise<void> {
  attempt.value = { button: '', step: 'running', ...attempt.value, ...outcome };
  await nextTick();
}

describe('MachineDisagreements', () => {
  beforeEach(() => {
    attempt.value = undefined;
    repair.mockClear();
  });

  it('is nothing to be seen where everything fits together', () => {
    const page = open({});

    expect(page.find('section').exists()).toBe(false);
    expect(page.text()).toBe('');
  });

  it('says what disagrees, how bad that is and what comes of it', () => {
    const text = open(PREFIXED).text();

    expect(text).toMatch(/^What doesn't fit together\s*Dangerous:\s*The host says that it is unmanaged, under a label prefix.*edge\.example\.com\/os\.unmanaged/);
    expect(text).toContain('its host is sent the reset for managed systems');
  });

  it('repairs it, one way or the other', async () => {
    const page = open(LABEL_ONLY);
    const buttons = page.findAll('button');

    expect(buttons.map((button) => button.text())).toStrictEqual([
      'Somebody else looks after the operating system: mark as unmanaged',
      'Elemental looks after the operating system: mark as managed',
    ]);
    expect(buttons[1]?.attributes('aria-description')).toMatch(/^Only if Elemental has installed this host/);
    await buttons[1]?.trigger('click');
    expect(repair).toHaveBeenCalledTimes(1);
    expect(repair.mock.calls[0]?.[0]).toBe('markManaged');
  });

  it('has the pressed button busy and no other to be pressed, until it is over', async () => {
    const page = open(LABEL_ONLY);
    const [first, second] = page.findAll('button');

    await second?.trigger('click');
    expect(second?.attributes()).toMatchObject({ 'aria-disabled': 'true', 'aria-busy': 'true' });
    expect(second?.find('.icon-spinner').exists()).toBe(true);
    // where the keyboard is
    expect(second?.attributes('disabled')).toBeUndefined();
    expect(first?.attributes('disabled')).toBeDefined();
    await second?.trigger('click');
    expect(repair).toHaveBeenCalledTimes(1);

    await turn({ step: 'done' });
    expect(second?.text()).toBe('Done');
    expect(first?.attributes('disabled')).toBeDefined();
  });

  it('says beside the button why it was refused, and lets one try again', async () => {
    const page = open(LABEL_ONLY);
    const [first, second] = page.findAll('button');

    await first?.trigger('click');
    await turn({ step: 'refused', refusal: { key: 'elemental.machineDisagreement.refused.other', args: { detail: '<b>no</b>' } } });
    expect(page.findAll('[role=alert]').map((alert) => alert.text())).toStrictEqual([
      'The server says: <b>no</b> Reload the page to see the machine as it is now, then try again.',
    ]);
    expect(page.findAll('button')).toHaveLength(2);
    expect([first?.attributes('disabled'), second?.attributes('disabled')]).toStrictEqual([undefined, undefined]);
    await first?.trigger('click');
    expect(repair).toHaveBeenCalledTimes(2);
    expect(page.find('[role=alert]').exists()).toBe(false);
  });

  it('tells who doesn\'t see it that it was repaired', async () => {
    const page = open(PREFIXED);

    expect(page.get('[role=status]').text()).toBe('');
    await page.get('button').trigger('click');
    await page.setProps({ disagreements: [] });
    expect(page.get('[role=status]').text()).toBe('Repaired. Nothing is left that doesn\'t fit together.');
  });

  it('claims no repair that nobody asked for, nor one that was refused', async () => {
    const [page, refused] = [open(PREFIXED), open(PREFIXED)];

    await page.setProps({ disagreements: [] });
    expect(page.get('[role=status]').text()).toBe('');

    await refused.get('button').trigger('click');
    await turn({ step: 'refused' });
    await refused.setProps({ disagreements: [] });
    expect(refused.get('[role=status]').text()).toBe('');
  });

  it('has no buttons for who may not use them', () => {
    const page = open(PREFIXED, false);

    expect(page.findAll('button')).toStrictEqual([]);
    expect(page.text()).toContain('mark as unmanaged');
    expect(page.text()).toContain('Your role gives no right to change the machine. Ask an administrator.');
  });

  it('shows what a host chose as text', () => {
    const page = open({ metadata: { annotations: { '<img src=x>/os.unmanaged': 'true' } } });

    expect(page.text()).toContain('<img src=x>/os.unmanaged');
    expect(page.find('img').exists()).toBe(false);
  });
});
