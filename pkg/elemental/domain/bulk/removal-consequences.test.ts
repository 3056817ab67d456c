import * as fc from 'fast-check';
import { withChange } from '../../../../test/support/changed';
import { sentence } from '../../../../test/support/components/sentences';
import { machine as anyMachine, READY, registration as anyRegistration } from '../../../../test/support/machines';
import { recordedObjects } from '../../../../test/support/recordings';
import type { MachineInventory } from '../../types';
import type { Origin } from '../inventory/origin';
import { isAdopted } from '../inventory/state';
import { RESETTABLE_ANNOTATION, UNMANAGED_ANNOTATION, UNMANAGED_LABEL } from '../labels';
import { clusterLossMessages, removalConsequences } from './removal-consequences';
import { removalOf, type RemovalName } from './removal';
import type { AlternativeName } from './removal-alternatives';

const SEEN = { plan: {} };
const CONNECTED = { plan: { state: 'Applied' as const } };
const BOOTSTRAPPED = { ...READY, plan: { state: 'Applied' as const, checksum: 'of the bootstrap' } };
const FOR_UNMANAGED = { spec: { machineInventoryLabels: { [UNMANAGED_LABEL]: 'true' } } };
const PROVISIONING = { ...READY, plan: {} };
const FAILED = { ...READY, plan: { state: 'Failed' as const, checksum: 'of the bootstrap' } };
const OWNER = { apiVersion: 'v1', kind: 'MachineInventorySelector', name: 's', uid: 'u' };

interface Traits {
  resettable?: boolean;
  unmanaged?: boolean;
  prefixed?: boolean;
  os?: string;
  adopted?: boolean;
}

function machine(name: string, status: MachineInventory['status'], { resettable, unmanaged, prefixed, os, adopted }: Traits = {}): MachineInventory {
  return {
    metadata: {
      name,
      annotations: {
        ...resettable && { [RESETTABLE_ANNOTATION]: 'true' },
        ...unmanaged && { [UNMANAGED_ANNOTATION]: 'true' },
        ...prefixed && { 'edge.example.com/os.unmanaged': 'true' },
        ...os && { 'elemental.cattle.io/os.id': os },
      },
      ...adopted && { ownerReferences: [OWNER] },
    },
    status,
  };
}

const sentinel = machine('sentinel', CONNECTED, { resettable: true, unmanaged: true, os: 'ubuntu' });
const managed = machine('managed', CONNECTED, { resettable: true });
const stuck = machine('stuck', SEEN, { resettable: true, unmanaged: true });
const free = machine('free', CONNECTED, { unmanaged: true });
const wrong = machine('wrong', CONNECTED, { resettable: true, prefixed: true });

describe('removalConsequences', () => {
  it('groups by what will really happen, the worst first, and says what is dangerous', () => {
    const { groups } = removalConsequences([free, stuck, sentinel, managed, wrong, machine('unseen', undefined, { resettable: true })]);

    expect(groups.map(({ name, isDangerous, notes }) => [name, isDangerous, notes.map(({ key }) => key)])).toStrictEqual([
      ['wrongReset', true, []],
      ['osReset', true, ['elemental.removal.note.noHeartbeat', 'elemental.removal.afterwards.registersAgain']],
      ['sentinel', true, ['elemental.removal.note.noHeartbeat']],
      ['stuck', true, ['elemental.removal.note.stuck', 'elemental.removal.afterwards.edgeImageBuilder']],
      ['unknown', true, ['elemental.removal.note.unknown', 'elemental.removal.afterwards.registersAgain']],
      ['atOnce', false, []],
    ]);
    expect(groups[2]).toMatchObject({ machines: [sentinel], message: { key: 'elemental.bulk.removal.group.sentinel', args: { count: 1 } } });
  });

  it('asks for the name of the only machine, or for the number of several, and says why', () => {
    expect(removalConsequences([free]).confirmation).toBeUndefined();
    expect(removalConsequences([free, free]).confirmation).toBeUndefined();
    expect(removalConsequences([sentinel]).confirmation).toStrictEqual({
      of: 'name', expected: 'sentinel', reasons: [{ key: 'elemental.removal.confirm.sentinel', args: { count: 1 } }],
    });
    expect(removalConsequences([free, machine('node', CONNECTED, { adopted: true })]).confirmation).toStrictEqual({
      of: 'count', expected: '2', reasons: [{ key: 'elemental.removal.confirm.adopted', args: { count: 1 } }],
    });
  });

  it('leaves out what is being deleted, and says since when and how many wait', () => {
    const deleted = (one: MachineInventory, deletionTimestamp: string) => ({ ...one, metadata: { ...one.metadata, deletionTimestamp } });
    const gone = [deleted(stuck, '2026-11-22T11:13:09Z'), deleted(machine('node', CONNECTED, { adopted: true }), '2026-11-22T11:13:03Z')];

    expect(removalConsequences([sentinel]).alreadyDeleted).toBeUndefined();
    expect(removalConsequences(gone).confirmation).toBeUndefined();
    expect(removalConsequences(gone)).toMatchObject({
      toDelete: [], alreadyDeleted: { count: 2, waiting: 1, since: Date.parse('2026-11-22T11:13:03Z') },
    });
    expect(removalConsequences([sentinel, ...gone])).toMatchObject({ toDelete: [sentinel], confirmation: { of: 'name', expected: 'sentinel' } });
    expect(removalConsequences([deleted(stuck, 'some day')]).alreadyDeleted?.since).toBeUndefined();
  });

  it('stops where an unmanaged host would be sent the reset of a managed one, and says what helps', () => {
    expect(removalConsequences([free, sentinel]).stop).toBeUndefined();
    const { stop, alternatives } = removalConsequences([sentinel, wrong]);

    expect(stop).toMatchObject({ machines: [wrong], messages: [{ key: 'elemental.removal.stop.wrongReset', args: { count: 1 } }] });
    expect(stop?.helps.map(({ name, machines }) => [name, machines])).toStrictEqual([['markUnmanaged', [wrong]], ['inventoryOnly', [wrong]]]);
    expect(stop?.helps[0]?.effect.args).toMatchObject({ count: 1, nodes: 0 });
    // what helps those stands where it is said that they are stopped
    expect(alternatives.map(({ name, machines }) => [name, machines])).toStrictEqual([['inventoryOnly', [sentinel]]]);
  });

  it('says of those that are nodes that marking them doesn\'t mark their nodes', () => {
    const node = machine('node', CONNECTED, { resettable: true, prefixed: true, adopted: true });
    const { key, args } = removalConsequences([wrong, node]).stop?.helps[0]?.effect ?? { key: '' };

    expect(args).toMatchObject({ count: 2, nodes: 1 });
    expect(sentence(key, args)).toMatch(/^Deleting then only writes a file on the hosts.* 1 of them is a node.*: kubectl label node NODE ui\.elemental/);
    expect(sentence(key, { ...args, nodes: 0 })).toBe('Deleting then only writes a file on the hosts, once an agent is there.');
  });

  it('stops as well where only the registration says that the host is unmanaged', () => {
    const [on, off] = [machine('on', CONNECTED, { resettable: true }), machine('off', CONNECTED)];
    const { stop, groups, alternatives } = removalConsequences([wrong, on, off, managed], (one) => one === managed ? {} : FOR_UNMANAGED);

    expect(groups.map(({ name }) => name)).toStrictEqual(['wrongReset', 'notMarked', 'osReset', 'atOnce']);
    expect(stop?.messages).toStrictEqual([
      { key: 'elemental.removal.stop.wrongReset', args: { count: 1 } }, { key: 'elemental.removal.stop.notMarked', args: { count: 1 } },
    ]);
    expect(stop?.helps.map(({ name, machines }) => [name, machines])).toStrictEqual([['markUnmanaged', [wrong, on]], ['inventoryOnly', [wrong, on]]]);
    // nor is its trigger turned on
    expect(alternatives.map(({ name }) => name)).toStrictEqual(['inventoryOnly']);
  });

  it('offers what else can be done, and for whom', () => {
    const lost = machine('lost', CONNECTED, { unmanaged: true });
    const { alternatives } = removalConsequences(
      [free, stuck, sentinel, wrong, machine('off', SEEN), machine('prefixed', CONNECTED, { prefixed: true }), machine('plain', CONNECTED), lost],
      (one): Origin => one === lost ? 'missing' : undefined,
    );

    expect(alternatives.map(({ name, machines }) => [name, machines.map(({ metadata }) => metadata?.name)])).toStrictEqual([
      ['inventoryOnly', ['sentinel', 'stuck']], ['resetFirst', ['free', 'plain']],
    ]);
    expect(alternatives[1]?.effect).toStrictEqual({
      key: 'elemental.removal.alternative.resetFirst.effect', args: { count: 2, sentinels: 1, resets: 1 },
    });
    expect(alternatives[1]?.excluded.map(({ machines, reason }) => [machines[0]?.metadata?.name, reason])).toStrictEqual([
      ['prefixed', { key: 'elemental.removal.alternative.resetFirst.not.wrongReset', args: { count: 1 } }],
      ['off', { key: 'elemental.removal.alternative.resetFirst.not.noAgent', args: { count: 1 } }],
      ['lost', { key: 'elemental.removal.alternative.resetFirst.not.cutOff', args: { count: 1 } }],
    ]);
  });

  it('says what follows for whom', () => {
    const edge = machine('edge', CONNECTED, { resettable: true, unmanaged: true, os: 'sl-micro' });
    const names = (...machines: MachineInventory[]) => {
      return removalConsequences(machines).afterwards.map(({ name, message: { args } }) => [name, args?.count]);
    };

    expect(names(free)).toStrictEqual([['comeBack', 1]]);
    expect(names(managed)).toStrictEqual([['registersAgain', 1]]);
    expect(names(stuck, machine('unseen', undefined, { resettable: true }))).toStrictEqual([
      ['waits', 2], ['sentinel', 1], ['handler', 1], ['edgeImageBuilder', 1], ['registersAgain', 1], ['comeBack', 1],
    ]);
    expect(names({ metadata: { ...stuck.metadata, deletionTimestamp: '2026-11-22T11:13:09Z' } })).toStrictEqual([]);
    expect(names(sentinel)).toStrictEqual([['sentinel', 1], ['handler', 1], ['comeBack', 1]]);
    expect(names(sentinel, edge)).toStrictEqual([['sentinel', 2], ['handler', 2], ['edgeImageBuilder', 1], ['comeBack', 2]]);
    expect(names(machine('waiting', PROVISIONING, { adopted: true, unmanaged: true }))).toStrictEqual([['comeBack', 1]]);
    expect(names(machine('node', BOOTSTRAPPED, { adopted: true, unmanaged: true }))).toStrictEqual([['keepsRunning', 1], ['comeBack', 1]]);
    expect(names(machine('failed', FAILED, { adopted: true, unmanaged: true }))).toStrictEqual([['keepsRunning', 1], ['comeBack', 1]]);
    expect(names(machine('plain', CONNECTED), free)).toStrictEqual([['comeBack', 1], ['comeBackManaged', 1]]);
  });

  it('says beforehand what erases data, what comes back and what goes on running', () => {
    const edge = machine('edge', CONNECTED, { resettable: true, unmanaged: true, os: 'sl-micro' });
    const node = machine('node', BOOTSTRAPPED, { adopted: true });
    const notes = removalConsequences([edge, managed, node, free]).groups.map(({ name, notes: said }) => [name, said.at(-1)]);

    expect(notes).toStrictEqual([
      ['osReset', { key: 'elemental.removal.afterwards.registersAgain', args: { count: 1 } }],
      ['sentinel', { key: 'elemental.removal.afterwards.edgeImageBuilder', args: { count: 1 } }],
      ['atOnce', { key: 'elemental.removal.afterwards.keepsRunning', args: { count: 1 } }],
    ]);
  });

  it('tells how a host comes back, in the order in which it works', () => {
    const steps = removalConsequences([sentinel]).afterwards.find(({ name }) => name === 'comeBack')?.steps;

    expect(steps?.map(({ name, command }) => [name, command])).toStrictEqual([
      ['removeState', 'rm -f /etc/elemental/state.yaml'],
      ['removeBootstrapDone', 'rm -f /var/lib/rancher/bootstrap_done'],
      ['register', undefined],
      ['restartAgent', 'systemctl restart elemental-system-agent.service'],
    ]);
  });

  it('has no agent restarted where none ever was', () => {
    const last = (...machines: MachineInventory[]) => removalConsequences(machines).afterwards[0]?.steps.at(-1)?.name;

    expect(last(machine('off', SEEN, { unmanaged: true }))).toBe('register');
    expect(last(machine('off', SEEN, { unmanaged: true }), free)).toBe('restartAgent');
  });

  it('has managed hosts installed again, but not one whose registration is for unmanaged hosts', () => {
    const plain = machine('plain', CONNECTED);
    const [managedHost] = removalConsequences([plain]).afterwards;

    expect(managedHost?.steps).toStrictEqual([{
      name: 'reinstall', message: { key: 'elemental.removal.afterwards.step.reinstall', args: { path: '/oem/registration/state.yaml' } },
    }]);
    expect(removalConsequences([plain], () => FOR_UNMANAGED).afterwards.map(({ name }) => name)).toStrictEqual(['comeBack']);
  });

  it('warns of hosts that erase their data though their machines hang, and has no host register where nothing is', () => {
    const lost = machine('lost', CONNECTED, { resettable: true, unmanaged: true, os: 'sl-micro' });
    const names = (one: MachineInventory) => {
      const { groups, afterwards } = removalConsequences([one], () => 'missing');

      return [groups[0]?.name, groups[0]?.notes.at(-1)?.key.split('.').at(-1), ...afterwards.map(({ name }) => name)];
    };

    expect(names(lost)).toStrictEqual(['cutOff', 'edgeImageBuilder', 'waits', 'sentinel', 'handler', 'edgeImageBuilder', 'comeBack']);
    expect(names(machine('lost', CONNECTED, { resettable: true }))).toStrictEqual(['cutOff', 'cutOff', 'waits']);
  });

  it('has an answer for each recorded machine', () => {
    for (const [, one] of recordedObjects<MachineInventory>('MachineInventory')) {
      const { groups, confirmation, stop } = removalConsequences([one]);
      const [removal] = groups.map(({ name }) => name);

      expect(groups).toHaveLength(1);
      expect(confirmation !== undefined).toBe(removal !== 'deleting' && (removal !== 'atOnce' || isAdopted(one)));
      expect(stop !== undefined).toBe(removal === 'wrongReset');
    }
  });
});

const anyOrigin = fc.oneof(anyRegistration, fc.constantFrom('missing' as const, undefined));

/** What deleting a machine may do once the alternative's change is made. */
const LEADS_TO: Record<AlternativeName, RemovalName[]> = {
  markUnmanaged: ['sentinel', 'cutOff', 'stuck', 'unknown'], inventoryOnly: ['atOnce'], resetFirst: ['sentinel', 'osReset'],
};

describe('the alternatives', () => {
  it('do what they say, to those that they name', () => {
    fc.assert(fc.property(fc.array(anyMachine), anyOrigin, (machines, origin) => {
      const originOf = (): Origin => origin;
      const { groups, alternatives, stop } = removalConsequences(machines, originOf);

      for (const { name, machines: meant, change } of [...alternatives, ...stop?.helps ?? []]) {
        const after = meant.map((one) => removalOf(withChange(one, change), originOf()));

        expect(after.length).toBeGreaterThan(0);
        expect(after.filter((removal) => !LEADS_TO[name].includes(removal))).toStrictEqual([]);
      }
      for (const { machines: meant } of stop?.helps ?? []) {
        expect(meant).toStrictEqual(stop?.machines);
      }
      expect(groups.flatMap((group) => group.machines)).toHaveLength(machines.length);
    }), { numRuns: 500 });
  });
});

describe('what follows', () => {
  it('is said of each machine that can be deleted, and of no other', () => {
    fc.assert(fc.property(fc.array(anyMachine), anyOrigin, (machines, origin) => {
      const { toDelete, stop, afterwards } = removalConsequences(machines, () => origin);
      const told = new Set(afterwards.flatMap((one) => one.machines));

      expect(machines.filter((one) => told.has(one))).toStrictEqual(toDelete.filter((one) => !stop?.machines.includes(one)));
    }), { numRuns: 500 });
  });
});

describe('clusterLossMessages', () => {
  it('says how many nodes each cluster loses', () => {
    expect(clusterLossMessages({ clusters: [{ name: 'berlin', namespace: 'lab', machines: 2 }], unknown: 1 })).toStrictEqual([
      { message: { key: 'elemental.bulk.removal.cluster', args: { name: 'berlin', count: 2 } }, cluster: { name: 'berlin', namespace: 'lab' } },
      { message: { key: 'elemental.bulk.removal.unknownCluster', args: { count: 1 } } },
    ]);
    expect(clusterLossMessages({ clusters: [], unknown: 0 })).toStrictEqual([]);
  });
});
