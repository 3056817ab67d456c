import * as fc from 'fast-check';
import { machine as anyMachine, READY } from '../../../../test/support/machines';
import { recordedObjects } from '../../../../test/support/recordings';
import type { MachineInventory } from '../../types';
import { capabilities } from '../inventory/capabilities';
import { machineState } from '../inventory/state';
import { canCreateCluster, clusterObstacles, machinesForCluster, mayCreateCluster } from './create-cluster';

function machine(name: string, more: MachineInventory['metadata'] = {}, status: MachineInventory['status'] = READY): MachineInventory {
  return { metadata: { name, namespace: 'fleet-default', ...more }, status };
}

describe('canCreateCluster', () => {
  it('takes machines that are all ready, managed and unmanaged', () => {
    const unmanaged = machine('b', { labels: { 'ui.elemental.cattle.io/unmanaged': 'true' } });

    expect(canCreateCluster([machine('a'), unmanaged])).toStrictEqual({ allowed: true });
  });

  it.each<[string, MachineInventory]>([
    ['deleting', machine('x', { deletionTimestamp: '2026-11-22T11:13:09Z' })],
    ['adopted', machine('x', { ownerReferences: [{ apiVersion: 'v1', kind: 'MachineInventorySelector', name: 's', uid: 'u' }] })],
    ['otherNamespace', machine('x', { namespace: 'lab' })],
    ['failed', machine('x', {}, { plan: { state: 'Failed' } })],
    ['noAgent', machine('x', {}, {})],
    ['notReady', machine('x', {}, { plan: { state: 'Applied' } })],
  ])('refuses for one that is %s, and names it', (name, one) => {
    expect(canCreateCluster([machine('a'), one])).toStrictEqual({
      allowed: false,
      reason: { key: `elemental.createCluster.refused.${ name }`, args: { count: 1, more: 0, names: 'x', total: 2, namespace: 'fleet-default' } },
    });
  });

  it('names the first of many', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((name) => machine(name, {}, {}));

    expect(canCreateCluster(many)).toMatchObject({ reason: { args: { count: 5, more: 2, names: 'a, b, c' } } });
    expect(canCreateCluster([])).toMatchObject({ allowed: false, reason: { key: 'elemental.createCluster.refused.none' } });
  });

  it('has one reason out of all that there are', () => {
    const machines = [machine('a', {}, {}), machine('b'), machine('c', { namespace: 'lab' }), machine('d', {}, {})];

    expect(clusterObstacles(machines)).toMatchObject([
      { key: 'elemental.createCluster.refused.otherNamespace', args: { names: 'c' } },
      { key: 'elemental.createCluster.refused.noAgent', args: { names: 'a, d', total: 4 } },
    ]);
    expect(canCreateCluster(machines)).toStrictEqual({ allowed: false, reason: clusterObstacles(machines)[0] });
    expect(clusterObstacles([machine('b')])).toStrictEqual([]);
  });

  it('agrees with the state of each recorded machine, and with what its page says', () => {
    for (const [, one] of recordedObjects<MachineInventory>('MachineInventory')) {
      expect(canCreateCluster([one]).allowed).toBe(machineState(one) === 'readyToProvision');
      expect(canCreateCluster([one]).allowed).toBe(capabilities(one).kubernetes.nextStep.action === 'createCluster');
    }
  });

  it('takes machines together exactly where it takes each', () => {
    fc.assert(fc.property(fc.array(anyMachine, { minLength: 1 }), (machines) => {
      expect(canCreateCluster(machines).allowed).toBe(machines.every((one) => canCreateCluster([one]).allowed));
      expect(canCreateCluster(machines).allowed).toBe(machines.every((one) => machineState(one) === 'readyToProvision'));
    }), { numRuns: 500 });
  });
});

describe('machinesForCluster', () => {
  it('are what is left to make a cluster of', () => {
    fc.assert(fc.property(fc.array(anyMachine), (machines) => {
      const ready = machinesForCluster(machines);

      expect(ready).toStrictEqual(machines.filter((one) => canCreateCluster([one]).allowed));
      expect(canCreateCluster(ready).allowed).toBe(ready.length > 0);
    }));
  });
});

describe('mayCreateCluster', () => {
  const ALL = { createClusters: true, createTemplates: true, changeMachines: true };

  it.each([
    [{ ...ALL, createClusters: false, changeMachines: false }, 'clusters'],
    [{ ...ALL, createTemplates: false }, 'templates'],
    [{ ...ALL, changeMachines: false }, 'machines'],
  ])('says which right is missing: %j', (rights, name) => {
    expect(mayCreateCluster(rights)).toStrictEqual({ allowed: false, reason: { key: `elemental.createCluster.noRight.${ name }` } });
  });

  it('wants no more than these', () => {
    expect(mayCreateCluster(ALL)).toStrictEqual({ allowed: true });
  });
});
