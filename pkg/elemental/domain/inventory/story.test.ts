import * as fc from 'fast-check';
import { entries, hostileText } from '../../../../test/support/arbitraries';
import { recordedObjects, recording } from '../../../../test/support/recordings';
import type { Condition, KubernetesEvent, MachineInventory, MachineInventorySelector } from '../../types';
import { machineNow } from './now';
import { machineStory, type StoryEntry } from './story';

interface Recorded {
  machineInventory: MachineInventory;
  machineInventorySelector?: MachineInventorySelector;
}

/** What is told, short: the key's last word and the time of day. */
function told(story: StoryEntry[]): string[] {
  return story.map(({ message, time, notBefore }) => {
    const moment = time ?? notBefore;
    const clock = moment === undefined ? '?' : new Date(moment).toISOString().slice(11, 19);

    return `${ message.key.split('.').at(-1) ?? '' } ${ time === undefined && notBefore !== undefined ? '≥' : '' }${ clock }`;
  });
}

function adoption(file: string): string[] {
  const { machineInventory: machine, machineInventorySelector: selector } = recording(`06-adoption/${ file }.yaml`) as Recorded;

  return told(machineStory({ machine, selector }));
}

describe('machineStory', () => {
  it('tells of a machine that an agent never connected from', () => {
    const machine = recording('03-register/edge-01.inventory.yaml') as MachineInventory;

    expect(told(machineStory({ machine }))).toStrictEqual(['registered 11:08:17']);
  });

  it('tells of an adoption as far as it came', () => {
    expect(adoption('02-adopted.machine-has-no-bootstrap-secret'))
      .toStrictEqual(['registered 11:14:42', 'adopted 11:14:42', 'bootstrapPlanMissing ≥11:14:42']);
    expect(adoption('03-bootstrap-plan-written.no-agent'))
      .toStrictEqual(['registered 11:14:42', 'adopted 11:14:42', 'bootstrapPlanWritten 11:14:47']);
    expect(adoption('04-bootstrapped'))
      .toStrictEqual(['registered 11:14:42', 'adopted 11:14:42', 'bootstrapPlanWritten 11:14:47', 'bootstrapped 11:14:48']);
    expect(adoption('06-bootstrap-failed'))
      .toStrictEqual(['registered 11:14:42', 'adopted 11:14:42', 'bootstrapPlanWritten 11:14:47', 'planFailed ≥11:14:50']);
  });

  it('does not date a bootstrap that nothing dates, and puts it where it belongs', () => {
    const { '1 first provisioning': { inventory: machine, selector } } = recording('05-delete-matrix/real-agent-bootstrap/record.yaml') as
      Record<'1 first provisioning', { inventory: MachineInventory; selector: MachineInventorySelector }>;

    expect(told(machineStory({ machine, selector }))).toStrictEqual([
      'registered 11:32:21', 'agentConnected 11:32:22', 'adopted 11:32:23', 'bootstrapPlanWritten 11:32:23', 'bootstrapped ≥11:32:23',
    ]);
    expect(told(machineStory({ machine })))
      .toStrictEqual(['registered 11:32:21', 'agentConnected 11:32:22', 'adopted 11:32:23', 'bootstrapped ≥11:32:23']);
  });

  it('tells of a delete, and whether a reset comes with it', () => {
    const { object } = recording('05-delete-matrix/B1-resettable-unmanaged.stuck.yaml') as { object: MachineInventory };

    expect(told(machineStory({ machine: object })).at(-1)).toBe('deletedWithReset 11:13:03');
    expect(told(machineStory({ machine: { metadata: { deletionTimestamp: '2026-11-22T11:13:03Z' } } })))
      .toStrictEqual(['registered ?', 'deleted 11:13:03']);
  });

  it('tells what the operator says of a failure, and of one that we do not know', () => {
    const failure = (type: string, reason: string): StoryEntry | undefined => machineStory({
      machine: { status: { conditions: [{ type, status: 'False', reason, message: 'no <b>pool</b>', lastTransitionTime: '2026-11-22T11:13:03Z' }] } },
    }).at(-1);

    expect(failure('NetworkConfigReady', 'NetworkConfigFailure'))
      .toMatchObject({ message: { key: 'elemental.machinePage.story.networkFailed' }, color: 'error', detail: 'no <b>pool</b>' });
    expect(failure('AdoptionReady', 'AdoptionFailure')).toMatchObject({ message: { key: 'elemental.machinePage.story.adoptionFailed' } });
    expect(failure('Ready', 'constructor'))
      .toMatchObject({ message: { key: 'elemental.machinePage.story.condition', args: { type: 'Ready', reason: 'constructor' } }, color: 'warning' });
    expect(failure('NetworkConfigReady', 'WaitingForIPAddress')).toMatchObject({ message: { key: 'elemental.machinePage.story.waitingForAddress' } });
  });

  it('mentions the network where there is one to configure', () => {
    const conditions: Condition[] = [
      { type: 'NetworkConfigReady', status: 'True', reason: 'ReconcilingNetworkConfig', message: '', lastTransitionTime: '2026-11-22T11:13:03Z' },
    ];
    const network = (configurator?: string): string[] => (
      told(machineStory({ machine: { spec: { network: { configurator } }, status: { conditions } } })));

    expect(network('nmstate')).toStrictEqual(['registered ?', 'networkReady 11:13:03']);
    expect(network('none')).toStrictEqual(['registered ?']);
    expect(network()).toStrictEqual(['registered ?']);
  });

  it('weaves in events and the agent\'s last report', () => {
    const machine = recording('03-register/edge-01.inventory.yaml') as MachineInventory;
    const events: KubernetesEvent[] = [
      { _type: 'Warning', reason: 'FailedMount', message: 'no', count: 3, lastTimestamp: '2026-11-22T11:09:00Z' },
      { reason: 'Early', eventTime: '2026-11-22T11:08:00.5Z', lastTimestamp: null },
    ];
    const plan = { type: 'empty' as const, outcome: 'applied' as const, failures: 0, lastReport: Date.parse('2026-11-22T11:08:30Z') };
    const story = machineStory({ machine, events, plan });

    expect(told(story)).toStrictEqual(['event 11:08:00', 'registered 11:08:17', 'agentReported 11:08:30', 'event 11:09:00']);
    expect(story[3]).toMatchObject({ color: 'warning', detail: 'no', message: { args: { reason: 'FailedMount', count: 3 } } });
  });

  it('begins the story of every recorded machine', () => {
    for (const [, machine] of recordedObjects<MachineInventory>('MachineInventory')) {
      expect(told(machineStory({ machine })).some((one) => one.startsWith('registered '))).toBe(true);
    }
  });
});

const time = fc.oneof(fc.constantFrom('2026-11-22T11:08:17Z', '2026-11-22T11:09:17Z'), hostileText);
const condition = fc.record({
  type: fc.constantFrom('Ready', 'AdoptionReady', 'NetworkConfigReady', 'InventoryReady', 'Other'),
  status: fc.constantFrom('True', 'False', 'Unknown'),
  reason: fc.oneof(fc.constantFrom(
    'WaitingForPlan', 'PlanFailure', 'PlanSuccessfullyApplied', 'ValidatingAdoption', 'SuccessfullyAdopted', 'AdoptionFailure', 'WaitingForIPAddress',
    'NetworkConfigFailure', 'ReconcilingNetworkConfig', 'SelectorReady', 'FailedToUpdatePlan', 'toString',
  ), hostileText),
  message: hostileText,
  lastTransitionTime: time,
}, { requiredKeys: ['type', 'status', 'reason'] }) as fc.Arbitrary<Condition>;
const conditions = fc.array(condition, { maxLength: 4 });
const metadata = fc.record({
  creationTimestamp: time, deletionTimestamp: time, annotations: entries, namespace: fc.constantFrom('fleet-default', 'lab'),
  ownerReferences: fc.constant([{ apiVersion: 'v1', kind: 'MachineInventorySelector', name: 'a', uid: '1' }]),
}, { requiredKeys: [] });
const plan = fc.record({ state: fc.constantFrom('Applied', 'Failed'), checksum: hostileText }, { requiredKeys: [] });
const machine = fc.record({
  metadata,
  status: fc.record({ conditions, plan }, { requiredKeys: [] }),
}, { requiredKeys: [] }) as fc.Arbitrary<MachineInventory>;
const selectorStatus = fc.record({ conditions, bootstrapPlanChecksum: hostileText }, { requiredKeys: [] });
const selector = fc.option(fc.record({ status: selectorStatus }), { nil: undefined });

describe('every combination', () => {
  it('has one answer to what the machine waits for', () => {
    fc.assert(fc.property(machine, selector, (one, adopter) => {
      const { waitsFor, since } = machineNow(one, adopter);

      expect(waitsFor.key).toMatch(/^elemental\.machinePage\.now\.waits\./);
      expect(since === undefined || Number.isFinite(since)).toBe(true);
    }));
  });

  it('has a story that begins with the registration, in the order of time', () => {
    fc.assert(fc.property(machine, selector, (one, adopter) => {
      const times = machineStory({ machine: one, selector: adopter }).flatMap((entry) => entry.time ?? entry.notBefore ?? []);

      expect(times).toStrictEqual([...times].sort((a, b) => a - b));
      expect(told(machineStory({ machine: one })).some((entry) => entry.startsWith('registered '))).toBe(true);
    }));
  });
});
