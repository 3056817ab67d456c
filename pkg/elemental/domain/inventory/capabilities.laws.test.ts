import * as fc from 'fast-check';
import { caseOf } from '../../../../test/support/capability';
import { sentence } from '../../../../test/support/components/sentences';
import { machine, selector } from '../../../../test/support/machines';
import { recordedObjects, recording } from '../../../../test/support/recordings';
import type { MachineInventory } from '../../types';
import { CAPABILITIES, capabilities, capabilityGroups, type Capability, type CapabilityName } from './capabilities';
import { CAPABILITY_CASES } from './capability-cases';
import { isManagedToReset, isUnmanaged } from './ownership';
import { isResettable, machineState } from './state';

describe('every machine', () => {
  /** One answer each, in sentences that exist. */
  function expectAnswers(all: Record<CapabilityName, Capability>): void {
    expect(Object.keys(all)).toStrictEqual([...CAPABILITIES]);
    for (const name of CAPABILITIES) {
      const { answer, reason, nextStep } = all[name];

      expect(['yes', 'notYet', 'no']).toContain(answer);
      expect(sentence(reason.key, reason.args)).not.toBe(reason.key);
      expect(sentence(nextStep.message.key, nextStep.message.args)).not.toBe(nextStep.message.key);
    }
  }

  it('that was recorded has an answer for everything', () => {
    const machines = recordedObjects<MachineInventory>('MachineInventory');

    expect(machines.length).toBeGreaterThan(50);
    for (const [, inventory] of machines) {
      expectAnswers(capabilities(inventory));
    }
  });

  it('that can be has an answer for everything, and leaves the machine as it is', () => {
    fc.assert(fc.property(machine, selector, (inventory, adoptedBy) => {
      const before = JSON.stringify(inventory);

      expectAnswers(capabilities(inventory, adoptedBy));
      expect(JSON.stringify(inventory)).toBe(before);
    }));
  });

  it('without an agent is neither provisioned nor reset', () => {
    fc.assert(fc.property(machine, selector, (inventory, adoptedBy) => {
      fc.pre(inventory.status?.plan?.state === undefined);
      const { kubernetes, resetTrigger, osReset } = capabilities(inventory, adoptedBy);

      expect([kubernetes.answer, resetTrigger.answer, osReset.answer]).not.toContain('yes');
    }));
  });

  it('that is unmanaged keeps its operating system to itself', () => {
    fc.assert(fc.property(machine, (inventory) => {
      const { cloudConfig, osUpgrade, osReset } = capabilities(inventory);
      const answers = [cloudConfig.answer, osUpgrade.answer, osReset.answer];

      expect(answers.every((answer) => answer === 'no') || !isUnmanaged(inventory)).toBe(true);
    }));
  });

  it('that the operator takes for managed by mistake is never offered a reset', () => {
    fc.assert(fc.property(machine.filter(isManagedToReset), (inventory) => {
      const { answer, nextStep } = capabilities(inventory).resetTrigger;

      expect(answer).toBe('no');
      expect(nextStep.action).not.toBe('enableReset');
    }));
  });

  it('that can be provisioned says so here and in its state', () => {
    fc.assert(fc.property(machine, selector, (inventory, adoptedBy) => {
      const { kubernetes } = capabilities(inventory, adoptedBy);

      expect(kubernetes.answer === 'yes').toBe(['readyToProvision', 'provisioned'].includes(machineState(inventory, adoptedBy)));
    }));
  });

  it('whose reset trigger is on is not asked to turn it on', () => {
    fc.assert(fc.property(machine, (inventory) => {
      const actions = Object.values(capabilities(inventory)).map(({ nextStep }) => nextStep.action);

      expect(actions).not.toContain(isResettable(inventory) ? 'enableReset' : 'disableReset');
    }));
  });

  it('has no case that never is', () => {
    const seen = new Set<string>();

    for (const [inventory, adoptedBy] of fc.sample(fc.tuple(machine, selector), { numRuns: 20_000, seed: 5 })) {
      Object.values(capabilities(inventory, adoptedBy)).forEach((one) => seen.add(caseOf(one)));
    }
    expect([...seen].sort()).toStrictEqual(Object.keys(CAPABILITY_CASES).sort());
  });
});

describe('capabilityGroups', () => {
  it('says the same but once', () => {
    const connected = recording('11-v1-json-per-state/inventory.2-agent-connected.json') as MachineInventory;
    const groups = capabilityGroups(capabilities(connected));

    expect(groups.map(({ names }) => names))
      .toStrictEqual([['registration'], ['kubernetes'], ['resetTrigger'], ['cloudConfig', 'osUpgrade', 'osReset']]);
    expect(groups[3]).toMatchObject({ answer: 'no', reason: { key: 'elemental.machineCapability.case.notManaged.reason' } });
  });

  it('keeps every capability, once', () => {
    fc.assert(fc.property(machine, (inventory) => {
      const all = capabilities(inventory);
      const groups = capabilityGroups(all);

      expect(groups.flatMap(({ names }) => names).sort()).toStrictEqual([...CAPABILITIES].sort());
      for (const { names, ...said } of groups) {
        names.forEach((name) => {
          expect(all[name]).toStrictEqual(said);
        });
      }
    }));
  });
});
