import * as fc from 'fast-check';
import { recordedObjects, recording } from '../../../../test/support/recordings';
import type { MachineInventory } from '../../types';
import { addImpact, impactMessages, isAnybodyAffected, NO_IMPACT, removalImpact, type Removal } from './removal';

const recorded = recordedObjects<MachineInventory>('MachineInventory').map(([, machine]) => machine);
const noCluster = (): undefined => undefined;

function adopted(name: string): MachineInventory {
  const owner = { apiVersion: 'elemental.cattle.io/v1beta1', kind: 'MachineInventorySelector', name: `node-${ name }`, uid: name };

  return { metadata: { name, ownerReferences: [owner] }, status: { conditions: [READY], plan: { checksum: 'a', state: 'Applied' } } };
}

const READY = { type: 'Ready', status: 'True', reason: 'PlanSuccessfullyApplied', message: '', lastTransitionTime: '2026-11-22T11:04:45Z' } as const;

describe('removalImpact', () => {
  it('knows the machine whose registration was deleted: its agent had connected, and its reset trigger was on', () => {
    const record = recording('05-delete-matrix/registration-deleted/record.yaml') as Record<string, MachineInventory>;
    const one = { ...NO_IMPACT, machines: 1, unmanaged: 1 };

    expect(removalImpact([record.inventory_after_registration_deleted ?? {}], noCluster)).toStrictEqual({ ...one, agentConnected: 1, resettable: 1 });
    expect(removalImpact([record['inventory 12 s after delete (resettable, agent process running)'] ?? {}], noCluster))
      .toStrictEqual({ ...one, awaitingReset: 1 });
  });

  it.each<[string, Partial<typeof NO_IMPACT>]>([
    ['03-register/edge-01.inventory.yaml', { unmanaged: 1, agentConnected: 0, resettable: 0 }],
    ['03-register/edge-06.inventory.yaml', { unmanaged: 0, agentConnected: 0 }],
  ])('looks at the recording %s', (file, impact) => {
    expect(removalImpact([recording(file) as MachineInventory], noCluster)).toMatchObject({ machines: 1, inUnknownCluster: 0, ...impact });
  });

  it('sees an agent in a plan that failed, too', () => {
    const { object } = recording('05-delete-matrix/G3-empty-plan-failed.yaml') as { object: MachineInventory };

    expect(removalImpact([object], noCluster)).toMatchObject({ agentConnected: 1 });
  });

  it('counts machines by cluster, and those of which it isn\'t known', () => {
    const clusters: Record<string, string> = { a: 'berlin', b: 'berlin', c: 'factory' };
    const machines = ['a', 'b', 'c', 'd'].map(adopted);
    const { machineInventory } = recording('06-adoption/03-bootstrap-plan-written.no-agent.yaml') as { machineInventory: MachineInventory };

    expect(removalImpact([...machines, {}], ({ metadata }) => clusters[metadata?.name ?? ''])).toMatchObject({
      clusters: new Map([['berlin', 2], ['factory', 1]]), inUnknownCluster: 1, provisioning: 0,
    });
    expect(removalImpact([machineInventory], () => 'berlin')).toMatchObject({ clusters: new Map([['berlin', 1]]), provisioning: 1 });
  });

  it('has nothing to say of no machines', () => {
    expect(removalImpact([], noCluster)).toStrictEqual(NO_IMPACT);
  });

  it('is the sum of the impacts on any parts, and never more than there are machines', () => {
    const machines = fc.array(fc.oneof(fc.constantFrom(...recorded), fc.constantFrom('a', 'b', 'c').map(adopted)));
    const clusterOf = ({ metadata }: MachineInventory): string | undefined => (metadata?.name === 'c' ? undefined : metadata?.name);

    fc.assert(fc.property(machines, machines, (some, others) => {
      const all = removalImpact([...some, ...others], clusterOf);

      expect(all).toStrictEqual(addImpact(removalImpact(some, clusterOf), removalImpact(others, clusterOf)));
      for (const count of [all.unmanaged, all.agentConnected, all.resettable + all.awaitingReset, all.provisioning]) {
        expect(count).toBeLessThanOrEqual(all.machines);
      }
    }));
  });
});

describe('impactMessages', () => {
  const removal = (impact: Partial<typeof NO_IMPACT>, labelled = impact.machines ?? 0): Removal => (
    { count: { labelled, unlabelled: 0 }, names: [], impact: { ...NO_IMPACT, ...impact } }
  );
  const said = (one: Removal): string[] => impactMessages(one).map(({ key }) => key.replace('elemental.registrationRemoval.', ''));

  it('says nothing where nobody is affected', () => {
    expect(said(removal({}))).toStrictEqual([]);
  });

  it('says what happens to whom', () => {
    const impact = {
      machines: 9, unmanaged: 5, agentConnected: 4, resettable: 3, awaitingReset: 2, provisioning: 1, inUnknownCluster: 1,
      clusters: new Map([['a', 1]]),
    };

    expect(said(removal(impact))).toStrictEqual([
      'agentConnected', 'awaitingReset', 'resettable', 'inClusters', 'inUnknownCluster', 'provisioning', 'hostTypes',
    ]);
    expect(impactMessages(removal(impact)).map(({ args }) => args?.count)).toStrictEqual([4, 2, 3, 1, 1, 1, 9]);
  });

  it('names clusters in a stable order, with their machines', () => {
    expect(impactMessages(removal({ machines: 3, clusters: new Map([['factory', 1], ['berlin', 2]]) })))
      .toContainEqual({ key: 'elemental.registrationRemoval.inClusters', args: { count: 3, clusters: 'berlin (2), factory (1)' } });
  });

  it('says that not all were looked at', () => {
    expect(impactMessages(removal({ machines: 1000 }, 5000))[0])
      .toStrictEqual({ key: 'elemental.registrationRemoval.partly', args: { count: 1000 } });
    expect(said(removal({ machines: 1000 }, 1000))).toStrictEqual(['hostTypes']);
  });
});

describe('isAnybodyAffected', () => {
  it('takes what is not known for affected', () => {
    expect(isAnybodyAffected(undefined)).toBe(true);
    expect(isAnybodyAffected({ count: { labelled: 0, unlabelled: 1 }, names: [], impact: NO_IMPACT })).toBe(true);
    expect(isAnybodyAffected({ count: { labelled: 0, unlabelled: 0 }, names: [], impact: NO_IMPACT })).toBe(false);
  });
});
