import type { VueWrapper } from '@vue/test-utils';
import { mountInShell } from '../../../../test/support/components/mount';
import { recording } from '../../../../test/support/recordings';
import { disagreements } from '../../domain/inventory/disagreements';
import type { MachineInventory } from '../../types';
import MachineDisagreements from './MachineDisagreements.vue';

const PREFIXED = recording('03-register/edge-03.inventory.yaml') as MachineInventory;
const LABEL_ONLY: MachineInventory = { metadata: { labels: { 'ui.elemental.cattle.io/unmanaged': 'true' } } };

function open(machine: MachineInventory, mayRepair = true): VueWrapper {
  return mountInShell(MachineDisagreements, { disagreements: disagreements(machine), mayRepair });
}

describe('MachineDisagreements', () => {
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
    expect(page.emitted('repair')).toStrictEqual([['markManaged']]);
  });

  it('tells who doesn\'t see it that it was repaired', async () => {
    const page = open(PREFIXED);

    expect(page.get('[role=status]').text()).toBe('');
    await page.get('button').trigger('click');
    await page.setProps({ disagreements: [] });
    expect(page.get('[role=status]').text()).toBe('Repaired. Nothing is left that doesn\'t fit together.');
  });

  it('claims no repair that nobody asked for', async () => {
    const page = open(PREFIXED);

    await page.setProps({ disagreements: [] });
    expect(page.get('[role=status]').text()).toBe('');
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
