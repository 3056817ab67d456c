import { enableAutoUnmount } from '@vue/test-utils';
import { mountInShell } from '../../../../test/support/components/mount';
import { machineNow, type Now } from '../../domain/inventory/now';
import { MACHINE_STATES } from '../../domain/inventory/state';
import MachineNow from './MachineNow.vue';

jest.mock('@shell/utils/time', () => ({ dateTimeFormat: (time: string) => time }));

// its clock ticks as long as it is there
enableAutoUnmount(afterEach);

const HOSTILE = '<img src=x onerror=alert(1)>{{7*7}}';

function text(now: Now): string {
  return mountInShell(MachineNow, { state: MACHINE_STATES.failed, now }).text();
}

describe('MachineNow', () => {
  it('says what the machine waits for, since when, and what can be done', () => {
    const since = Date.parse('2026-11-22T11:00:00Z');
    const shown = text({ waitsFor: { key: 'elemental.machinePage.now.waits.agent' }, since });

    expect(shown).toMatch(/Waits for.*elemental-system-agent on the host has to connect/);
    expect(shown).toContain('Since 2026-11-22T11:00:00.000Z,');
    expect(shown).toMatch(/What you can do\s*Look at the conditions/);
  });

  it('does not take a failure to be as old as the machine\'s not being ready', () => {
    expect(text({ waitsFor: { key: 'elemental.machinePage.now.waits.repair.plan' }, notReadySince: 0 })).toContain('Not ready since 1970');
    expect(text({ waitsFor: { key: 'elemental.machinePage.now.waits.repair.plan' } })).not.toMatch(/[Ss]ince/);
  });

  it('shows what the operator says as text', () => {
    const card = mountInShell(MachineNow, { state: MACHINE_STATES.failed, now: { ...machineNow({}), detail: HOSTILE } });

    expect(card.text()).toContain(HOSTILE);
    expect(card.find('img').exists()).toBe(false);
  });

  it('has a sentence for everything that a machine can wait for', () => {
    for (const key of ['operator', 'removal', 'reset', 'agent', 'otherNamespace', 'address', 'network', 'cluster', 'adoption', 'bootstrap']) {
      expect(text({ waitsFor: { key: `elemental.machinePage.now.waits.${ key }` } })).not.toContain('machinePage');
    }
    for (const key of ['bootstrapPlan', 'bootstrapAgent', 'nothing', 'repair.plan', 'repair.planCreation', 'repair.network', 'repair.adoption']) {
      expect(text({ waitsFor: { key: `elemental.machinePage.now.waits.${ key }` } })).not.toContain('machinePage');
    }
  });
});
