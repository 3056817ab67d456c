import { withChange } from '../../../../test/support/changed';
import { recordedObjects, recording, recordings } from '../../../../test/support/recordings';
import type { MachineInventory } from '../../types';
import { SENTINEL } from '../host-setup/reset-handler';
import { repairChange } from '../inventory/repairs';
import { targetIfResettable } from '../inventory/reset-target';
import { removalOf, type RemovalName } from './removal';
import { triggerChange, triggerEffect } from './reset-trigger';

/** What was recorded of a reset: the plan that the operator gave the agent. */
interface RecordedReset {
  object?: MachineInventory;
  machineInventory?: MachineInventory;
  plan_secret?: { annotations?: Record<string, string>; plan?: { files?: { path: string }[]; instructions?: { command: string }[] } } | null;
}

const RESETS = [...recordings('05-delete-matrix'), ...recordings('06-adoption')].flatMap((file) => {
  const { object, machineInventory, plan_secret: secret } = recording(file) as RecordedReset;
  const machine = object ?? machineInventory;

  return machine && secret?.annotations?.['elemental.cattle.io/plan.type'] === 'reset' && secret.plan ? [{ file, machine, plan: secret.plan }] : [];
});

/** The machine before somebody deleted it. */
function before(machine: MachineInventory): MachineInventory {
  return { ...machine, metadata: { ...machine.metadata, deletionTimestamp: undefined } };
}

const MACHINES = recordedObjects<MachineInventory>('MachineInventory');

function recordedMachine(where: string): MachineInventory {
  const [, found] = MACHINES.find(([place]) => place.startsWith(where)) ?? [];

  return found ?? {};
}

describe('removalOf', () => {
  it('is the plan that the operator wrote in each recorded reset', () => {
    expect(RESETS.map(({ file }) => file).length).toBeGreaterThanOrEqual(8);
    for (const { file, machine, plan } of RESETS) {
      const writesSentinel = plan.files?.some(({ path }) => path === SENTINEL);
      const restarts = plan.instructions?.some(({ command }) => command === 'grub2-editenv') ?? false;
      const sent = restarts ? ['osReset', 'wrongReset'] : ['sentinel'];

      expect([file, writesSentinel]).toStrictEqual([file, !restarts]);
      expect(sent).toContain(targetIfResettable(machine));
      // and it hung, because no agent had connected
      expect([file, removalOf(machine)]).toStrictEqual([file, 'deleting']);
      expect(['stuck', 'wrongReset', ...machine.status?.plan?.state ? sent : []]).toContain(removalOf(before(machine)));
    }
  });

  it.each<[string, RemovalName]>([
    ['05-delete-matrix/A0', 'atOnce'],
    ['05-delete-matrix/A1', 'deleting'],
    ['05-delete-matrix/B0', 'stuck'],
    ['05-delete-matrix/B1', 'deleting'],
    ['05-delete-matrix/C2', 'deleting'],
    ['05-delete-matrix/G0', 'atOnce'],
    ['05-delete-matrix/G1', 'atOnce'],
    ['05-delete-matrix/real-agent/0', 'stuck'],
    ['05-delete-matrix/real-agent/1', 'sentinel'],
    ['05-delete-matrix/real-agent-bootstrap/record.yaml 1', 'sentinel'],
    ['05-delete-matrix/registration-deleted/record.yaml inventory_after', 'sentinel'],
    ['06-adoption/03', 'stuck'],
    ['06-adoption/04', 'sentinel'],
    ['06-adoption/06', 'sentinel'],
    ['11-v1-json-per-state/inventory.1', 'stuck'],
    ['11-v1-json-per-state/inventory.2', 'sentinel'],
    ['11-v1-json-per-state/inventory.5', 'sentinel'],
    ['11-v1-json-per-state/inventory.6', 'deleting'],
  ])('of the recording %s is %s', (where, removal) => {
    expect(removalOf(recordedMachine(where))).toBe(removal);
  });

  it('of a machine with a custom prefix is the wrong reset, though no agent has connected yet', () => {
    const machine = before(recordedMachine('05-delete-matrix/C1'));

    expect(machine.status?.plan?.state).toBeUndefined();
    expect(removalOf(machine)).toBe('wrongReset');
    expect(removalOf(before(recordedMachine('05-delete-matrix/E1')))).toBe('stuck');
    expect(removalOf(withChange(machine, repairChange(machine, 'markUnmanaged')))).toBe('stuck');
    expect(triggerEffect(withChange(machine, triggerChange(false)), true)).toBe('wrongReset');
  });

  it('of a machine whose registration is gone hangs, as recorded', () => {
    const machine = recordedMachine('05-delete-matrix/registration-deleted/record.yaml inventory_after');
    const record = recording('05-delete-matrix/registration-deleted/record.yaml') as Record<string, unknown>;

    expect(removalOf(machine, 'missing')).toBe('cutOff');
    expect(removalOf(machine, { metadata: { name: 'berlin' } })).toBe('sentinel');
    expect(record['sentinel written on the host']).toBe(true);
    expect(record['inventory 12 s after delete (resettable, agent process running)']).toMatchObject({ metadata: { name: machine.metadata?.name } });
    // without an agent there is no account that counts
    expect(removalOf(recordedMachine('05-delete-matrix/B0'), 'missing')).toBe('stuck');
  });

  it('of a machine without a mark is the wrong reset where its registration is for unmanaged hosts', () => {
    const unmanaged = { spec: { config: { elemental: { registration: { 'no-toolkit': true } } } } };
    const machine = before(recordedMachine('05-delete-matrix/F1'));
    const connected = { ...machine, status: { ...machine.status, plan: { state: 'Applied' as const } } };

    expect(removalOf(connected, {})).toBe('osReset');
    expect(removalOf(connected, unmanaged)).toBe('notMarked');
    // an agent that connects later gets it all the same
    expect(removalOf(machine, unmanaged)).toBe('notMarked');
    expect(removalOf(withChange(connected, repairChange(connected, 'markUnmanaged')), unmanaged)).toBe('sentinel');
    expect(removalOf(withChange(connected, triggerChange(false)), unmanaged)).toBe('atOnce');
    expect(removalOf(recordedMachine('05-delete-matrix/F1'), unmanaged)).toBe('deleting');
  });

  it('can\'t be told of a machine of which the operator has said nothing', () => {
    const { inventory } = recording('03-register/failures/controllers-not-running.yaml') as { inventory: MachineInventory };

    expect(inventory.status?.conditions).toBeUndefined();
    expect(removalOf(inventory)).toBe('unknown');
    expect(removalOf({ ...inventory, status: { conditions: [] } })).toBe('unknown');
    expect(removalOf({ ...inventory, status: { plan: {} } })).toBe('stuck');
    expect(removalOf(withChange(inventory, triggerChange(false)))).toBe('atOnce');
  });
});
