import { planSecret, reportPlan } from '../../test/support/elemental/plan-secrets';
import { hasReason, Selectors } from '../../test/support/elemental/selectors';
import { startTestBed, type TestBed } from '../../test/support/elemental/test-bed';
import type { WatchedEvents } from '../../test/support/elemental/watched-events';
import { recording } from '../../test/support/recordings';
import type { Resource } from '../controllers/resources';
import type { MachineInventory, MachineInventorySelector } from './resources';

interface Recorded {
  machineInventory: MachineInventory;
  machineInventorySelector: MachineInventorySelector;
  plan_secret: { annotations: object; plan: { files: { content: string }[] }; sha256: string };
}

interface RecordedEvent {
  event: string;
  object: MachineInventory;
}

/**
 * The operator can't find the selector in the machine's namespace. Whether it is quick enough to say so before the garbage
 * collector deletes the machine is a race, which it lost when it was recorded.
 */
function withoutAdoptionReady({ status, ...inventory }: MachineInventory): object {
  return { ...inventory, status: { ...status, conditions: status?.conditions?.filter(({ type }) => type !== 'AdoptionReady') } };
}

/** Whether the event is about more than what the one before is about. */
function isNoStatusOnly({ event, object }: RecordedEvent, index: number, events: RecordedEvent[]): boolean {
  const before = events[index - 1];

  return before?.event !== event || before.object.metadata.deletionTimestamp !== object.metadata.deletionTimestamp;
}

type WatchedInventory = WatchedEvents<MachineInventory>;
type WatchedSelector = WatchedEvents<MachineInventorySelector>;

const recorded = (name: string): Recorded => recording(`06-adoption/${ name }.yaml`) as Recorded;
const POOL = { matchLabels: { pool: 'edge' } };

let bed: TestBed;
let selectors: Selectors;

beforeAll(async () => {
  bed = await startTestBed();
  selectors = new Selectors(bed);
});

afterAll(async () => {
  await bed.stop();
});

describe('a selector', () => {
  const written = recorded('03-bootstrap-plan-written.no-agent');
  const { name } = written.machineInventory.metadata;
  let machine: Resource;
  let selector: WatchedSelector;
  let inventory: WatchedInventory;

  const both = (machineInventory: MachineInventory | undefined, machineInventorySelector: MachineInventorySelector): unknown => (
    bed.normalised({ machineInventory, machineInventorySelector })
  );
  const recordedBoth = (state: string): unknown => both(recorded(state).machineInventory, recorded(state).machineInventorySelector);
  /** The selector's state with this many addresses: it gets one more at each look. */
  const lookedAt = (count: number): Promise<MachineInventorySelector> => (
    selector.until(`${ count } addresses`, ({ object }) => object.status?.addresses?.length === count)
  );

  it('waits while nothing matches, like 01', async () => {
    machine = await selectors.createMachine('edge-m1');
    selector = await selectors.create('edge-m1', POOL, machine);
    const waiting = await selector.until('waiting', ({ object }) => hasReason(object, 'Ready', 'WaitingForInventory'));

    expect(bed.normalised(waiting)).toEqual(bed.normalised(recorded('01-selector-waiting').machineInventorySelector));
  });

  it('adopts a machine whose agent never connected, and lacks a bootstrap plan, like 02', async () => {
    selector.events.length = 0;
    inventory = await selectors.createInventory(written.machineInventory);
    const failing = await selector.until('without plan', ({ object }) => hasReason(object, 'Ready', 'FailedToUpdatePlan'));
    const adopted = await inventory.until('adopted', ({ object }) => hasReason(object, 'AdoptionReady', 'SuccessfullyAdopted'));

    expect(both(adopted, failing)).toEqual(recordedBoth('02-adopted.machine-has-no-bootstrap-secret'));
  });

  it('writes the very plan of 03 and is Ready with it, agent or not', async () => {
    await selectors.bootstrap('edge-m1', Buffer.from(written.plan_secret.plan.files[0]?.content ?? '', 'base64').toString());
    const ready = await lookedAt(1);
    const { annotations, sha256_of_plan_bytes: checksum } = await planSecret(bed, name);

    expect(both(inventory.events.at(-1)?.object, ready)).toEqual(recordedBoth('03-bootstrap-plan-written.no-agent'));
    expect(ready.status?.bootstrapPlanChecksum).toBe(written.plan_secret.sha256);
    expect({ annotations, checksum }).toEqual({ annotations: written.plan_secret.annotations, checksum: written.plan_secret.sha256 });
  });

  it('stays as it is when an agent applied the plan, like 04, or failed to, like 06', async () => {
    await reportPlan(bed, name, 'applied', written.plan_secret.sha256);
    const applied = await inventory.until('applied', ({ object }) => hasReason(object, 'Ready', 'PlanSuccessfullyApplied'));

    expect(both(applied, await lookedAt(2))).toEqual(recordedBoth('04-bootstrapped'));
    await reportPlan(bed, name, 'failed', written.plan_secret.sha256);
    const failed = await inventory.until('failed', ({ object }) => hasReason(object, 'Ready', 'PlanFailure'));

    expect(both(failed, await lookedAt(3))).toEqual(recordedBoth('06-bootstrap-failed'));
  });

  it('went through these states, like 05', () => {
    const timeline = recording('06-adoption/05-timeline.selector.yaml') as { object: MachineInventorySelector }[];
    // Two writers may collide when a machine appears, as they did when it was recorded: the loser tries again.
    const uncollided = (objects: { object: MachineInventorySelector }[]): unknown => bed.normalised(
      objects.filter(({ object }) => !hasReason(object, 'Ready', 'FailedToAdoptInventory')).map(({ object: { status } }) => status),
    );

    // 06 was recorded after the timeline.
    expect(uncollided(selector.events.slice(0, -1))).toEqual(uncollided(timeline));
  });

  it('says that its machine is gone, like selector.8', async () => {
    const { status } = recording('11-v1-json-per-state/selector.8-its-inventory-is-gone.json') as MachineInventorySelector;
    const message = status?.conditions?.[0]?.message.replace(/"[^"]+"/, `"${ name }"`);

    await bed.kubernetes.custom.patchNamespacedCustomObject({
      ...INVENTORIES, namespace: bed.namespace, name, body: [{ op: 'remove', path: '/metadata/annotations/elemental.cattle.io~1resettable' }],
    });
    await bed.kubernetes.custom.deleteNamespacedCustomObject({ ...INVENTORIES, namespace: bed.namespace, name });
    const lost = await selector.until('without machine', ({ object }) => hasReason(object, 'Ready', 'FailedToSetAdresses'));

    expect(lost.status?.conditions?.[0]).toMatchObject({ status: 'False', message });
    expect(lost.status).toMatchObject({ ready: true, machineInventoryRef: { name } });
  });
});

const INVENTORIES = { group: 'elemental.cattle.io', version: 'v1beta1', plural: 'machineinventories' };

describe('a selector that no machine of Cluster API owns', () => {
  it('adopts, and never has a plan, like 08', async () => {
    const expected = recorded('08-selector-without-machine');
    const { name } = expected.machineInventory.metadata;
    const inventory = await selectors.createInventory(expected.machineInventory);

    await inventory.until('free', ({ object }) => hasReason(object, 'AdoptionReady', 'WaitingToBeAdopted'));
    const selector = await selectors.create('lonely', POOL);
    const failing = await selector.until('without plan', ({ object }) => hasReason(object, 'Ready', 'FailedToUpdatePlan'));
    const adopted = await inventory.until('adopted', ({ object }) => hasReason(object, 'AdoptionReady', 'SuccessfullyAdopted'));

    expect(bed.normalised(failing)).toEqual(bed.normalised(expected.machineInventorySelector));
    expect(bed.normalised(adopted)).toEqual(bed.normalised(expected.machineInventory));
    expect((await planSecret(bed, name)).annotations).toEqual(expected.plan_secret.annotations);
  });
});

describe('an empty selector', () => {
  it('adopts whatever is free, also a machine without labels', async () => {
    const { machineInventory } = recorded('08-selector-without-machine');
    const bare = { ...machineInventory, metadata: { ...machineInventory.metadata, name: 'bare', labels: undefined } };
    const inventory = await selectors.createInventory(bare);

    await inventory.until('free', ({ object }) => hasReason(object, 'AdoptionReady', 'WaitingToBeAdopted'));
    const selector = await selectors.create('greedy', {});
    const claiming = await selector.until('claiming', ({ object }) => Boolean(object.status?.machineInventoryRef));

    expect(claiming.status?.machineInventoryRef).toEqual({ name: 'bare' });
  });
});

describe('a selector in another namespace', () => {
  const otherNamespace = (): string => bed.namespace.replace('test', 'other');

  it('has the garbage collector delete the machine, which is to reset itself, like 09 and 10', async () => {
    const expected = recorded('10-selector-in-other-namespace.9s');
    const names = { [otherNamespace()]: 'fleet-local' };

    await bed.kubernetes.core.createNamespace({ body: { metadata: { name: otherNamespace() } } });
    const inventory = await selectors.createInventory({ ...expected.machineInventory, status: undefined });

    await inventory.until('free', ({ object }) => hasReason(object, 'AdoptionReady', 'WaitingToBeAdopted'));
    const selector = await new Selectors(bed, otherNamespace()).create('cross', POOL);
    const lost = await selector.until('lost', ({ object }) => hasReason(object, 'InventoryReady', 'FailedToAdoptInventory'));
    const reset = await inventory.until('to be reset', ({ object: { metadata, status } }) => (
      Boolean(metadata.deletionTimestamp && status?.plan?.checksum)
    ));

    expect(bed.normalised(lost, names)).toEqual(bed.normalised(expected.machineInventorySelector));
    expect(bed.normalised(withoutAdoptionReady(reset), names)).toEqual(bed.normalised(withoutAdoptionReady(expected.machineInventory)));
    expect((await planSecret(bed, expected.machineInventory.metadata.name)).annotations).toEqual(expected.plan_secret.annotations);
  });

  it('has it deleted at once if it isn\'t resettable, like 13', async () => {
    const { events: [claimed, ...later] } = recording('06-adoption/13-cross-namespace-not-resettable.yaml') as {
      events: [RecordedEvent, ...RecordedEvent[]];
    };
    const inventory = await selectors.createInventory(claimed.object);

    await inventory.until('free', ({ object }) => hasReason(object, 'AdoptionReady', 'WaitingToBeAdopted'));
    inventory.events.length = 0;
    await new Selectors(bed, otherNamespace()).create('cross2', { matchLabels: claimed.object.metadata.labels });
    await inventory.until('gone', ({ event }) => event === 'DELETED');

    const steps = (events: RecordedEvent[]): unknown => bed.normalised(events.map(({ event, object: { metadata } }) => ({ event, metadata })));

    expect(steps(inventory.events.filter(isNoStatusOnly))).toEqual(steps([claimed, ...later]));
  });
});
