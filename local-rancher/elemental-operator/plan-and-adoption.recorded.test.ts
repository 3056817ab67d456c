import { INVENTORIES, Inventories } from '../../test/support/elemental/inventories';
import { comparablePlan, planSecret, reportPlan, type ShownPlanSecret } from '../../test/support/elemental/plan-secrets';
import { startTestBed, type TestBed } from '../../test/support/elemental/test-bed';
import type { WatchedEvents } from '../../test/support/elemental/watched-events';
import { recording } from '../../test/support/recordings';
import { EMPTY_PLAN, planChecksum } from './plans';
import type { MachineInventory, MachineInventorySelector } from './resources';

type Watched = WatchedEvents<MachineInventory>;

let bed: TestBed;
let inventories: Inventories;

beforeAll(async () => {
  bed = await startTestBed();
  inventories = new Inventories(bed);
});

afterAll(async () => {
  await bed.stop();
});

const API_VERSION = 'elemental.cattle.io/v1beta1';
const SELECTORS = { group: 'elemental.cattle.io', version: 'v1beta1', plural: 'machineinventoryselectors' };

/** Creates an inventory with the recorded one's labels, annotations and spec. */
async function create({ metadata, spec }: MachineInventory, ownerReferences?: MachineInventory['metadata']['ownerReferences']): Promise<Watched> {
  const { name, labels, annotations } = metadata;
  const { namespace } = bed;
  const watched = await inventories.watch(name);
  const body = { apiVersion: API_VERSION, kind: 'MachineInventory', metadata: { name, labels, annotations, ownerReferences }, spec };

  await bed.kubernetes.custom.createNamespacedCustomObject({ ...INVENTORIES, namespace, body });

  return watched;
}

function condition({ status }: MachineInventory, type: string): string | undefined {
  return status?.conditions?.find((each) => each.type === type)?.reason;
}

describe('what an agent says of the empty plan', () => {
  const recorded = (name: string): { object: MachineInventory; plan_secret: ShownPlanSecret } => (
    recording(`05-delete-matrix/${ name }.yaml`) as { object: MachineInventory; plan_secret: ShownPlanSecret }
  );
  const { object: before } = recorded('G0-before');
  const { name } = before.metadata;
  const checksum = planChecksum(EMPTY_PLAN);
  let watched: Watched;

  const shown = async (object: MachineInventory): Promise<unknown> => {
    const secret = await planSecret(bed, name);

    return { object: bed.normalised(object), plan: comparablePlan(secret) };
  };
  const recordedState = (state: string): unknown => {
    const { object, plan_secret: secret } = recorded(state);

    return { object: bed.normalised(object), plan: comparablePlan(secret) };
  };

  it('is awaited at first, like G0', async () => {
    watched = await create(before);
    const object = await watched.until('reconciled', ({ object: { status } }) => Boolean(status?.conditions));

    expect(await shown(object)).toEqual(recordedState('G0-before'));
  });

  it('makes the machine Ready once it is applied, by one event, like G1 and G2', async () => {
    watched.events.length = 0;
    await reportPlan(bed, name, 'applied', checksum);
    const object = await watched.until('Ready', ({ object }) => condition(object, 'Ready') === 'PlanSuccessfullyApplied');
    const timeline = recording('05-delete-matrix/G2-timeline.yaml') as { event: string; object: object };

    expect(bed.normalised(watched.events)).toEqual(bed.normalised([{ event: timeline.event, object: timeline.object }]));
    // The recorded agent hadn't failed before, and so wrote no failed-checksum.
    expect(bed.normalised(object)).toEqual(bed.normalised(recorded('G1-agent-acked-empty-plan').object));
  });

  it('makes the machine not Ready if it failed, like G3', async () => {
    await reportPlan(bed, name, 'failed', checksum);
    const object = await watched.until('failed', ({ object }) => condition(object, 'Ready') === 'PlanFailure');

    expect(await shown(object)).toEqual(recordedState('G3-empty-plan-failed'));
  });

  it('makes it Ready again, like G4', async () => {
    watched.events.length = 0;
    await reportPlan(bed, name, 'applied', checksum);
    const object = await watched.until('Ready', ({ object }) => condition(object, 'Ready') === 'PlanSuccessfullyApplied');

    expect(await shown(object)).toEqual(recordedState('G4-acked-again'));
  });

  it('needs the plan Secret, which isn\'t made again', async () => {
    watched.events.length = 0;
    await bed.kubernetes.core.deleteNamespacedSecret({ namespace: bed.namespace, name });
    const { status } = await watched.until('failed', ({ object }) => condition(object, 'Ready') === 'PlanFailure');

    expect(status?.conditions?.[0]?.message).toBe(`failed to get secret: secrets "${ name }" not found`);
  });
});

/** What the watch of an adopted machine showed; its first events have no status yet. */
const ADOPTION = recording('06-adoption/05-timeline.inventory.yaml') as { object: { status: MachineInventory['status'] | null } }[];

describe('a machine that a selector claims', () => {
  const { machineInventory } = recording('06-adoption/02-adopted.machine-has-no-bootstrap-secret.yaml') as { machineInventory: MachineInventory };
  const { name } = machineInventory.metadata;
  let watched: Watched;
  let selector: MachineInventorySelector;

  beforeAll(async () => {
    const { namespace, kubernetes: { custom } } = bed;
    const spec = { selector: { matchLabels: { pool: 'edge' } } };
    // held, so that the selector does what the test says
    const metadata = { name: 'edge-m1', annotations: { 'local-rancher/hold': 'true' } };
    const body = { apiVersion: API_VERSION, kind: 'MachineInventorySelector', metadata, spec };

    selector = await custom.createNamespacedCustomObject({ ...SELECTORS, namespace, body }) as MachineInventorySelector;
  });

  async function choose(machine: string): Promise<void> {
    const body = [{ op: 'add', path: '/status', value: { machineInventoryRef: { name: machine } } }];

    await bed.kubernetes.custom.patchNamespacedCustomObjectStatus({ ...SELECTORS, namespace: bed.namespace, name: 'edge-m1', body });
  }

  function claim(): NonNullable<MachineInventory['metadata']['ownerReferences']> {
    return [{ apiVersion: API_VERSION, kind: 'MachineInventorySelector', name: 'edge-m1', uid: selector.metadata.uid ?? '', controller: true }];
  }

  it('is adopted once the selector names it, and then Ready or not as any other', async () => {
    watched = await create(machineInventory, claim());
    await watched.until('claimed', ({ object }) => condition(object, 'AdoptionReady') === 'ValidatingAdoption');
    await choose(name);
    await watched.until('adopted', ({ object }) => condition(object, 'AdoptionReady') === 'SuccessfullyAdopted');
    await reportPlan(bed, name, 'applied', '30390693410733ac48ee4652730a35a60b07eec3cc58c0f8c29c75adb06adf66');
    await watched.until('Ready', ({ object }) => condition(object, 'Ready') === 'PlanSuccessfullyApplied');
    const statuses = watched.events.map(({ object: { status } }) => status).filter(Boolean);

    expect(bed.normalised(statuses)).toEqual(bed.normalised(ADOPTION.map(({ object: { status } }) => status).filter(Boolean)));
  });

  it('loses the claim of a selector that names another machine', async () => {
    const other = await create({ ...machineInventory, metadata: { ...machineInventory.metadata, name: 'pool-other' } }, claim());

    await other.until('refused', ({ object }) => condition(object, 'AdoptionReady') === 'AdoptionFailure');
    const object = await other.until('free again', ({ object }) => condition(object, 'AdoptionReady') === 'WaitingToBeAdopted');

    expect(object.metadata.ownerReferences).toBeUndefined();
  });

  it('is told to reset when its selector is deleted, like 07', async () => {
    await bed.kubernetes.custom.deleteNamespacedCustomObject({ ...SELECTORS, namespace: bed.namespace, name: 'edge-m1' });
    const object = await watched.until(
      'waiting for its reset', ({ object }) => Boolean(object.metadata.deletionTimestamp) && condition(object, 'Ready') === 'WaitingForPlan', 30_000,
    );
    const { machineInventory: recorded } = recording('06-adoption/07-selector-deleted.inventory.yaml') as { machineInventory: MachineInventory };

    expect(bed.normalised(object)).toEqual(bed.normalised(recorded));
  });
});

describe('a machine that is deleted while the operator is down', () => {
  it('goes when the operator is back', async () => {
    const { object } = recording('05-delete-matrix/G0-before.yaml') as { object: MachineInventory };
    const watched = await create({ ...object, metadata: { ...object.metadata, name: 'meanwhile' } });

    await watched.until('reconciled', ({ object: { status } }) => Boolean(status?.conditions));
    await bed.stopOperator();
    await inventories.delete('meanwhile');
    const deleted = await watched.until('being deleted', ({ object: { metadata } }) => Boolean(metadata.deletionTimestamp));
    const down = recording('01-machineregistrations/_operator-down-and-poison-restart.yaml') as Record<string, { finalizers: string[] }>;

    expect(deleted.metadata.finalizers).toEqual(down['inventory deleted while the operator is down']?.finalizers);

    await bed.restartOperator();
    await watched.until('gone', ({ event }) => event === 'DELETED');
  });
});

describe('an inventory that is held', () => {
  it('is left alone until it is let go, also when it is deleted', async () => {
    const { object } = recording('05-delete-matrix/G0-before.yaml') as { object: MachineInventory };
    const hold = { 'local-rancher/hold': 'true' };
    const watched = await create({ ...object, metadata: { ...object.metadata, name: 'held', annotations: hold } });
    const other = await create({ ...object, metadata: { ...object.metadata, name: 'other' } });

    await other.until('reconciled', ({ object: { status } }) => Boolean(status?.conditions));
    expect(watched.events.map(({ event }) => event)).toEqual(['ADDED']);

    await inventories.patch('held', { metadata: { annotations: { 'local-rancher/hold': null } } });
    await watched.until('reconciled', ({ object: { status } }) => Boolean(status?.conditions));
    await inventories.patch('held', { metadata: { annotations: hold } });
    await inventories.delete('held');
    await inventories.delete('other');
    await other.until('gone', ({ event }) => event === 'DELETED');
    expect(watched.events.at(-1)?.event).toBe('MODIFIED');

    await inventories.patch('held', { metadata: { annotations: { 'local-rancher/hold': 'false' } } });
    await watched.until('gone', ({ event }) => event === 'DELETED');
    expect(await inventories.names()).not.toContain('held');
  });
});
