import { recordedObjects, recording } from '../../../../test/support/recordings';
import type { MachineInventory, MachineInventorySelector } from '../../types';
import { bootstrappedAt, machineNow } from './now';
import { EMPTY_PLAN_CHECKSUM } from './state';

interface Recorded {
  object?: MachineInventory;
  inventory?: MachineInventory;
  machineInventory?: MachineInventory;
  machineInventorySelector?: MachineInventorySelector;
}

function recorded(file: string): { machine: MachineInventory; selector?: MachineInventorySelector } {
  const content = recording(file) as Recorded;

  const machine = content.object ?? content.inventory ?? content.machineInventory ?? content as MachineInventory;

  return { machine, selector: content.machineInventorySelector };
}

const at = (moment: string): number => Date.parse(moment);
const condition = (type: string, status: 'True' | 'False' | 'Unknown', reason: string, message = '') => (
  { type, status, reason, message, lastTransitionTime: '2026-11-22T12:00:00Z' });

describe('machineNow', () => {
  it.each([
    { file: '03-register/edge-01.inventory.yaml', waitsFor: 'agent', since: '2026-11-22T11:08:17Z' },
    { file: '05-delete-matrix/B1-resettable-unmanaged.stuck.yaml', waitsFor: 'reset', since: '2026-11-22T11:13:03Z' },
    {
      file: '05-delete-matrix/F2-managed.plan-failed.yaml', waitsFor: 'reset', since: '2026-11-22T11:13:15Z',
      detail: 'updating inventory with plan status: failed to apply plan',
    },
    { file: '05-delete-matrix/G1-agent-acked-empty-plan.yaml', waitsFor: 'cluster', since: '2026-11-22T11:13:18Z' },
    {
      file: '05-delete-matrix/G3-empty-plan-failed.yaml', waitsFor: 'repair.plan', notReadySince: '2026-11-22T11:13:20Z',
      detail: 'failed to apply plan',
    },
    {
      file: '06-adoption/02-adopted.machine-has-no-bootstrap-secret.yaml', waitsFor: 'bootstrapPlan', since: '2026-11-22T11:14:42Z',
      detail: 'failed to get bootstrap plan: machine fleet-default/edge-m1 missing bootstrap data secret name',
    },
    { file: '06-adoption/03-bootstrap-plan-written.no-agent.yaml', waitsFor: 'bootstrapAgent', since: '2026-11-22T11:14:47Z' },
    { file: '06-adoption/04-bootstrapped.yaml', waitsFor: 'nothing', since: '2026-11-22T11:14:48Z' },
    {
      file: '06-adoption/06-bootstrap-failed.yaml', waitsFor: 'repair.plan', notReadySince: '2026-11-22T11:14:50Z', detail: 'failed to apply plan',
    },
    { file: '11-v1-json-per-state/inventory.1-registered-no-agent.json', waitsFor: 'agent', since: '2026-11-22T11:25:29Z' },
  ])('in the recording $file waits for: $waitsFor', ({ file, waitsFor, since, notReadySince, detail }) => {
    const { machine, selector } = recorded(file);
    const expected = { since: since && at(since), ...notReadySince ? { notReadySince: at(notReadySince) } : {}, detail };

    expect(machineNow(machine, selector)).toStrictEqual({ waitsFor: { key: `elemental.machinePage.now.waits.${ waitsFor }` }, ...expected });
  });

  it('does not know who is to act in an adoption without the selector at hand', () => {
    const { machine } = recorded('06-adoption/03-bootstrap-plan-written.no-agent.yaml');

    expect(machineNow(machine)).toMatchObject({ waitsFor: { key: 'elemental.machinePage.now.waits.bootstrap' }, since: at('2026-11-22T11:14:42Z') });
  });

  it('waits for its adoption while that is not confirmed', () => {
    const { machine, selector } = recorded('06-adoption/03-bootstrap-plan-written.no-agent.yaml');
    const conditions = [condition('Ready', 'False', 'WaitingForPlan'), condition('AdoptionReady', 'Unknown', 'ValidatingAdoption')];

    expect(machineNow({ ...machine, status: { conditions } }, selector)).toMatchObject({
      waitsFor: { key: 'elemental.machinePage.now.waits.adoption' }, since: at('2026-11-22T12:00:00Z'),
    });
  });

  it.each([
    ['WaitingForIPAddress', 'False', 'address'], ['ReconcilingNetworkConfig', 'False', 'network'], ['ReconcilingNetworkConfig', 'True', 'agent'],
  ] as const)('waits for its network while %s is %s', (reason, status, waitsFor) => {
    const machine = { metadata: { namespace: 'fleet-default' }, status: { conditions: [condition('NetworkConfigReady', status, reason)] } };

    expect(machineNow(machine).waitsFor.key).toBe(`elemental.machinePage.now.waits.${ waitsFor }`);
  });

  it('tells which failure is to be repaired', () => {
    const failing = (type: string, reason: string): string => machineNow({ status: { conditions: [condition(type, 'False', reason)] } }).waitsFor.key;

    expect(failing('AdoptionReady', 'AdoptionFailure')).toMatch(/repair\.adoption$/);
    expect(failing('Ready', 'PlanCreationFailureReason')).toMatch(/repair\.planCreation$/);
    expect(failing('Ready', 'NetworkConfigFailure')).toMatch(/repair\.network$/);
    expect(machineNow({ status: { conditions: [condition('Ready', 'False', 'WaitingForPlan')], plan: { state: 'Failed' } } }))
      .toMatchObject({ waitsFor: { key: 'elemental.machinePage.now.waits.repair.plan' }, notReadySince: undefined });
  });

  it('knows that nothing comes outside the namespace of the clusters', () => {
    const status = { conditions: [condition('Ready', 'True', 'PlanSuccessfullyApplied')], plan: { state: 'Applied' as const } };

    expect(machineNow({ metadata: { namespace: 'lab' }, status }).waitsFor.key).toBe('elemental.machinePage.now.waits.otherNamespace');
    // nor would an agent change that
    expect(machineNow({ metadata: { namespace: 'lab' }, status: { ...status, plan: {} } }).waitsFor.key)
      .toBe('elemental.machinePage.now.waits.otherNamespace');
  });

  it('waits for the operator before it has looked, and while it lets go', () => {
    expect(machineNow({})).toStrictEqual({ waitsFor: { key: 'elemental.machinePage.now.waits.operator' }, since: undefined, detail: undefined });
    expect(machineNow({ metadata: { deletionTimestamp: '2026-11-22T12:00:00Z' } }))
      .toMatchObject({ waitsFor: { key: 'elemental.machinePage.now.waits.removal' }, since: at('2026-11-22T12:00:00Z') });
  });

  it('has one answer for every recorded machine, in the past', () => {
    for (const [where, machine] of recordedObjects<MachineInventory>('MachineInventory')) {
      const { waitsFor, since } = machineNow(machine);

      expect([where, waitsFor.key]).toStrictEqual([where, expect.stringMatching(/^elemental\.machinePage\.now\.waits\./)]);
      expect(since ?? 0).toBeLessThan(at('2026-11-23T00:00:00Z'));
    }
  });
});

describe('bootstrappedAt', () => {
  const { machine, selector } = recorded('06-adoption/04-bootstrapped.yaml');

  it('is when Ready became true after the bootstrap plan was written', () => {
    expect(bootstrappedAt(machine, selector)).toBe(at('2026-11-22T11:14:48Z'));
  });

  it('is unknown where Ready was true before, or the selector is not at hand', () => {
    const { '1 first provisioning': { inventory, selector: adopter } } = recording('05-delete-matrix/real-agent-bootstrap/record.yaml') as
      Record<'1 first provisioning', { inventory: MachineInventory; selector: MachineInventorySelector }>;

    expect(inventory.status?.plan?.checksum).not.toBe(EMPTY_PLAN_CHECKSUM);
    expect(bootstrappedAt(inventory, adopter)).toBeUndefined();
    expect(bootstrappedAt(machine)).toBeUndefined();
    expect(bootstrappedAt({}, {})).toBeUndefined();
  });
});
