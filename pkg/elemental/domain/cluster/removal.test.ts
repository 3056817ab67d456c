import * as fc from 'fast-check';
import { machine as anyMachine } from '../../../../test/support/machines';
import { recording } from '../../../../test/support/recordings';
import type { MachineInventory, MachineInventorySelector } from '../../types';
import { removalOf } from '../bulk/removal';
import { RESETTABLE_ANNOTATION, UNMANAGED_ANNOTATION } from '../labels';
import { clusterNodes, type Absence, type ClusterNode } from './nodes';
import { clusterRemoval } from './removal';

const BERLIN = { metadata: { name: 'berlin', namespace: 'fleet-default' } };
const BOOTSTRAPPED = {
  plan: { state: 'Applied' as const, checksum: 'of the bootstrap' },
  conditions: [{ type: 'Ready', status: 'True' as const, reason: '', message: '', lastTransitionTime: '' }],
};

function node(inventory?: MachineInventory, absence?: Absence): ClusterNode {
  return { namespace: 'fleet-default', selector: 's', inventory, absence, isUnmanaged: false, node: 'notYet' };
}

function machine(name: string, annotations: Record<string, string>): MachineInventory {
  const ownerReferences = [{ apiVersion: 'v1', kind: 'MachineInventorySelector', name: 's', uid: 'u' }];

  return { metadata: { name, annotations, ownerReferences }, status: BOOTSTRAPPED };
}

const RESETTABLE = { [RESETTABLE_ANNOTATION]: 'true' };
const plain = machine('plain', {});
const managed = machine('managed', RESETTABLE);
const sentinel = machine('sentinel', { ...RESETTABLE, [UNMANAGED_ANNOTATION]: 'true', 'elemental.cattle.io/os.id': 'ubuntu' });
const wrong = machine('wrong', { ...RESETTABLE, 'edge.example.com/os.unmanaged': 'true' });

function said(nodes: ClusterNode[], total = nodes.length): [string, string[]][] {
  return clusterRemoval(nodes, total).groups.map(({ name, notes }) => [name, notes.map(({ key }) => key.replace('elemental.', ''))]);
}

describe('clusterRemoval', () => {
  it('groups the machines by what happens to them, those first whose host would get the wrong reset', () => {
    const nodes = [plain, managed, sentinel, wrong].map((one) => node(one));

    expect(said(nodes)).toStrictEqual([
      ['wrongReset', ['removal.stop.wrongReset']],
      ['osReset', ['removal.note.noHeartbeat', 'removal.afterwards.registersAgain']],
      ['sentinel', ['removal.note.noHeartbeat']],
      ['atOnce', ['clusterPage.removal.keepsRunning']],
    ]);
    expect(clusterRemoval(nodes, 4).groups[0]?.machines).toStrictEqual([wrong]);
    expect(clusterRemoval(nodes, 4).notes).toStrictEqual([{ key: 'elemental.clusterPage.removal.triggerOff' }]);
  });

  it('says of machines without a mark that their registration endpoint is for unmanaged hosts', () => {
    const origin = { spec: { config: { elemental: { registration: { 'no-toolkit': true } } } } };
    const [group] = clusterRemoval([node(managed)], 1, () => origin).groups;

    expect(group).toMatchObject({ name: 'notMarked', notes: [{ key: 'elemental.removal.stop.notMarked', args: { count: 1 } }] });
  });

  it('says what can be done only where a host is reset', () => {
    expect(clusterRemoval([node(plain)], 1).notes).toStrictEqual([]);
  });

  it('leaves out what is gone or was never there, and says of how many nothing is known', () => {
    const nodes = [node(plain), node(undefined, 'gone'), node(undefined, 'waiting'), node(undefined, 'forbidden')];

    expect(said(nodes)).toStrictEqual([['atOnce', ['clusterPage.removal.keepsRunning']]]);
    expect(clusterRemoval(nodes, 6).notes).toStrictEqual([{ key: 'elemental.clusterPage.removal.notKnown', args: { count: 3 } }]);
  });

  it('knows a registration that is gone', () => {
    expect(clusterRemoval([node(sentinel)], 1, () => 'missing').groups.map(({ name }) => name)).toStrictEqual(['cutOff']);
  });

  it('foretold what the recorded deletion of a selector did', () => {
    const { machineInventory, machineInventorySelector } = recording('06-adoption/04-bootstrapped.yaml') as {
      machineInventory: MachineInventory; machineInventorySelector: MachineInventorySelector;
    };
    const nodes = clusterNodes(BERLIN, {
      selectors: [machineInventorySelector], inventories: [machineInventory], others: 'gone', clusterMachines: [],
    });
    const after = recording('06-adoption/07-selector-deleted.inventory.yaml') as { machineInventory: MachineInventory; plan_secret: object };

    expect(clusterRemoval(nodes, 1).groups).toMatchObject([{ name: 'sentinel', machines: [{ metadata: { name: 'pool-75fe' } }] }]);
    expect(after.machineInventory.metadata).toMatchObject({ name: 'pool-75fe', deletionTimestamp: '2026-11-22T11:14:52Z' });
    expect(after.plan_secret).toMatchObject({ plan: { files: [{ path: '/var/lib/elemental/.unmanaged_reset' }] } });
  });

  it('is what deleting each machine does', () => {
    fc.assert(fc.property(fc.array(anyMachine), (machines) => {
      const { groups } = clusterRemoval(machines.map((one) => node(one)), machines.length);

      expect(groups.flatMap((group) => group.machines)).toHaveLength(machines.length);
      expect(groups.every(({ name, machines: grouped }) => grouped.every((one) => removalOf(one) === name))).toBe(true);
    }));
  });
});
