import { recording } from '../../../../test/support/recordings';
import type { MachineInventory } from '../../types';
import { resetTarget, targetIfResettable } from './reset-target';

interface Step {
  machineInventory?: MachineInventory;
  object?: MachineInventory;
}

/** The machine of a step of the recorded deletes, and its plan as text. */
function step(name: string): { machine: MachineInventory; text: string } {
  const found = recording(`05-delete-matrix/${ name }.yaml`) as Step;

  return { machine: found.machineInventory ?? found.object ?? {}, text: JSON.stringify(found) };
}

describe('resetTarget', () => {
  it.each([
    ['A0-not-resettable.before', 'nothing'],
    ['B1-resettable-unmanaged.stuck', 'sentinel'],
    ['C1-prefix-custom.stuck', 'wrongReset'],
    ['E1-prefix-mitigated.stuck', 'sentinel'],
    ['F1-managed.stuck', 'osReset'],
  ])('is what the operator planned: %s, %s', (name, target) => {
    const { machine, text } = step(name);

    expect(machine.metadata?.name).toBeDefined();
    expect(resetTarget(machine)).toBe(target);
    expect(text.includes('.unmanaged_reset')).toBe(target === 'sentinel');
    expect(text.includes('grub2-editenv')).toBe(target === 'osReset' || target === 'wrongReset');
  });

  it('is known before the trigger is on', () => {
    expect(targetIfResettable(step('A0-not-resettable.before').machine)).toBe('sentinel');
    expect(targetIfResettable({})).toBe('osReset');
    expect(targetIfResettable({ metadata: { labels: { 'ui.elemental.cattle.io/unmanaged': 'true' } } })).toBe('wrongReset');
  });
});
