import * as fc from 'fast-check';
import { withChange } from '../../../../test/support/changed';
import { recordedObjects } from '../../../../test/support/recordings';
import type { MachineInventory } from '../../types';
import { RESETTABLE_ANNOTATION, UNMANAGED_ANNOTATION, UNMANAGED_LABEL } from '../labels';
import { isChanged } from './change';
import { clusterLosses, isDangerous, removalGroups, removalOf, REMOVALS } from './removal';
import { machinesToTrigger, triggerChange, triggerEffect, triggerGroups } from './reset-trigger';

const RECORDED = recordedObjects<MachineInventory>('MachineInventory');

function recorded(file: string): MachineInventory {
  const found = RECORDED.find(([where]) => where.startsWith(`05-delete-matrix/${ file }`));

  return found?.[1] ?? {};
}

interface Traits {
  resettable?: boolean;
  annotation?: boolean;
  label?: boolean;
  prefixed?: boolean;
  agent?: boolean;
  deleting?: boolean;
  adopted?: boolean;
}

function machine({ resettable, annotation, label, prefixed, agent, deleting, adopted }: Traits): MachineInventory {
  return {
    metadata: {
      name: 'edge-1',
      labels: { ...label && { [UNMANAGED_LABEL]: 'true' } },
      annotations: {
        ...resettable && { [RESETTABLE_ANNOTATION]: 'true' },
        ...annotation && { [UNMANAGED_ANNOTATION]: 'true' },
        ...prefixed && { 'edge.example.com/os.unmanaged': 'true' },
      },
      ...deleting && { deletionTimestamp: '2026-11-22T10:00:00Z' },
      ...adopted && { ownerReferences: [{ apiVersion: 'v1', kind: 'MachineInventorySelector', name: 's', uid: 'u' }] },
    },
    status: { plan: agent ? { state: 'Applied' } : {} },
  };
}

const anyMachine = fc.record({
  resettable: fc.boolean(), annotation: fc.boolean(), label: fc.boolean(), prefixed: fc.boolean(), agent: fc.boolean(), deleting: fc.boolean(),
}).map(machine);

describe('what deleting a machine does', () => {
  it.each<[Traits, string]>([
    [{}, 'atOnce'],
    [{ agent: true, annotation: true }, 'atOnce'],
    [{ resettable: true, annotation: true, agent: true }, 'sentinel'],
    [{ resettable: true, label: true, agent: true }, 'wrongReset'],
    [{ resettable: true, prefixed: true, agent: true }, 'wrongReset'],
    [{ resettable: true, prefixed: true, annotation: true, agent: true }, 'sentinel'],
    [{ resettable: true, agent: true }, 'osReset'],
    [{ resettable: true }, 'stuck'],
    [{ resettable: true, annotation: true }, 'stuck'],
    [{ resettable: true, agent: true, deleting: true }, 'deleting'],
  ])('%j: %s', (traits, expected) => {
    expect(removalOf(machine(traits))).toBe(expected);
    expect(isDangerous([machine({}), machine(traits)])).toBe(!['atOnce', 'deleting'].includes(expected));
  });

  it('is what was recorded', () => {
    expect(removalOf(recorded('A0'))).toBe('atOnce');
    expect(removalOf(recorded('B0'))).toBe('stuck');
    expect(removalOf(recorded('B1'))).toBe('deleting');
    const { status } = recorded('G4');

    expect(status?.plan?.state).toBe('Applied');
    expect(removalOf({ ...recorded('B0'), status })).toBe('sentinel');
  });

  it('is dangerous for a cluster', () => {
    expect(isDangerous([machine({ adopted: true })])).toBe(true);
  });

  it('is said of each machine, once', () => {
    fc.assert(fc.property(fc.array(anyMachine), (machines) => {
      const groups = removalGroups(machines);

      expect(groups.flatMap((group) => group.machines)).toHaveLength(machines.length);
      expect(groups.map(({ name }) => name)).toStrictEqual(REMOVALS.filter((name) => machines.some((one) => removalOf(one) === name)));
    }));
  });

  it('counts the nodes that clusters lose', () => {
    const [a, b, c, free] = [machine({ adopted: true }), machine({ adopted: true }), machine({ adopted: true }), machine({})] as const;
    const clusters = new Map([[a, 'berlin'], [c, 'berlin'], [free, 'never']]);

    expect(clusterLosses([a, b, c, free], (one) => clusters.get(one))).toStrictEqual({
      clusters: [{ name: 'berlin', namespace: '', machines: 2 }], unknown: 1,
    });
    const elsewhere = { metadata: { ...a.metadata, namespace: 'lab' } };

    expect(clusterLosses([elsewhere, a], () => 'berlin').clusters.map(({ namespace }) => namespace)).toStrictEqual(['lab', '']);
  });
});

describe('what the reset trigger means', () => {
  it.each<[Traits, boolean, string]>([
    [{ annotation: true, agent: true }, true, 'sentinel'],
    [{ label: true, agent: true }, true, 'wrongReset'],
    [{ agent: true }, true, 'osReset'],
    [{ annotation: true }, true, 'noAgent'],
    [{ resettable: true }, true, 'already'],
    [{ deleting: true }, true, 'deleting'],
    [{ resettable: true, agent: true }, false, 'untouched'],
    [{ resettable: true, deleting: true }, false, 'released'],
    [{ agent: true }, false, 'already'],
  ])('%j turned on: %j, %s', (traits, on, expected) => {
    expect(triggerEffect(machine(traits), on)).toBe(expected);
    expect(triggerGroups([machine(traits)], on)).toMatchObject([{ name: expected, machines: [machine(traits)], message: { args: { count: 1 } } }]);
  });

  it('is data lost on hosts made with Edge Image Builder, said of those that it may be', () => {
    const trigger = (traits: Traits, on = true) => triggerGroups([machine({ ...traits })], on)[0]?.notes;
    const warning = [{ key: 'elemental.bulk.trigger.edgeImageBuilder', args: { count: 1 } }];

    expect(trigger({ annotation: true, agent: true })).toStrictEqual(warning);
    expect(trigger({ annotation: true })).toStrictEqual(warning);
    expect(trigger({ agent: true })).toStrictEqual([]);
    expect(trigger({ annotation: true, deleting: true })).toStrictEqual([]);
    expect(trigger({ annotation: true, resettable: true }, false)).toStrictEqual([]);
  });

  it('is changed where it has to be, and then it is so', () => {
    fc.assert(fc.property(fc.array(anyMachine), fc.boolean(), (machines, on) => {
      const changed = machinesToTrigger(machines, on);

      expect(changed.every((one) => isChanged(one, triggerChange(on)))).toBe(true);
      expect(changed.every((one) => triggerEffect(withChange(one, triggerChange(on)), on) === 'already')).toBe(true);
      expect(machines.every((one) => changed.includes(one) || one.metadata?.deletionTimestamp !== undefined || !isChanged(one, triggerChange(on))))
        .toBe(true);
    }));
  });
});
