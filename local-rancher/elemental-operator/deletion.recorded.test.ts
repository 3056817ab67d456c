import { INVENTORIES, Inventories, register, type Registered } from '../../test/support/elemental/inventories';
import { comparablePlan, planSecret, reportPlan, type ShownPlanSecret } from '../../test/support/elemental/plan-secrets';
import { readyRegistration, recordedRegistration, renamed } from '../../test/support/elemental/registrations';
import { startTestBed, type TestBed } from '../../test/support/elemental/test-bed';
import type { WatchedEvents } from '../../test/support/elemental/watched-events';
import { recording } from '../../test/support/recordings';
import { patchSecret } from '../controllers/writes';
import type { MachineOptions } from '../host';
import type { MachineInventory, MachineRegistration } from './resources';

/** A recorded state of a machine. */
interface RecordedState {
  object: MachineInventory;
  plan_secret: ShownPlanSecret;
}

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

function recorded(name: string): RecordedState {
  return recording(`05-delete-matrix/${ name }.yaml`) as RecordedState;
}

/** The recorded events, from the delete on. */
function recordedEvents(name: string): unknown {
  const { events } = recording(`05-delete-matrix/${ name }.yaml`) as { events: { event: string; object: object }[] };

  return bed.normalised(events.map(({ event, object }) => ({ event, object })));
}

/** Registers a host through a registration that is like the recorded one, and waits for the end of its reconciliation. */
async function registered(
  host: string, registration: string, machine: MachineOptions, spec: Partial<MachineRegistration['spec']> = {},
): Promise<Registered> {
  const { input } = recordedRegistration(registration);
  const { status } = await readyRegistration(bed, { ...renamed(input, host), spec: { ...input.spec, ...spec } });
  const from = { url: status?.registrationURL ?? '' };

  return register(bed, host, { install: true, noToolkit: true, from, machine: { systemUuid: 'none', ...machine } });
}

/** Deletes the inventory; `watched` has its events from the delete on. */
async function deleted(name: string): Promise<Watched> {
  const watched = await inventories.watch(name);

  await watched.until('there', () => true);
  watched.events.length = 0;
  await inventories.delete(name);

  return watched;
}

async function untilResetPlanIsWritten(watched: Watched): Promise<MachineInventory> {
  return watched.until('told its reset plan', ({ object: { status } }) => Boolean(status?.plan?.checksum) && status?.plan?.state === undefined);
}

/** The machine and its plan Secret, in a form that can be compared with a recorded state. */
async function state(name: string): Promise<unknown> {
  return comparable(await inventories.get(name), await planSecret(bed, name));
}

function recordedState(name: string): unknown {
  const { object, plan_secret: secret } = recorded(name);

  return comparable(object, secret);
}

function comparable(object: MachineInventory, secret: ShownPlanSecret): unknown {
  return { object: bed.normalised(object), plan: comparablePlan(secret) };
}

describe('deleting a machine that isn\'t resettable', () => {
  it('removes it at once, like A1', async () => {
    const { name } = await registered('edge-08', 'unmanaged', { operatingSystem: 'debian' });

    expect(await state(name)).toEqual(recordedState('A0-not-resettable.before'));
    const watched = await deleted(name);

    await watched.until('gone', ({ event }) => event === 'DELETED');
    expect(bed.normalised(watched.events)).toEqual(recordedEvents('A1-not-resettable.deleted'));
  });
});

describe('deleting a machine whose annotation resettable says "false"', () => {
  it('removes it at once', async () => {
    const { input: { spec } } = recordedRegistration('unmanaged');
    const { name } = await registered('not-resettable', 'unmanaged', {}, {
      ...spec, machineName: 'not-resettable', machineInventoryAnnotations: { 'elemental.cattle.io/resettable': 'false' },
    });
    const watched = await deleted(name);

    await watched.until('gone', ({ event }) => event === 'DELETED');
    expect(watched.events.map(({ event }) => event)).toEqual(['MODIFIED', 'DELETED']);
  });
});

describe('deleting a resettable, unmanaged machine', () => {
  let host: Registered;
  let watched: Watched;

  beforeAll(async () => {
    host = await registered('edge-02', 'unmanaged-resettable', { operatingSystem: 'sles' }, {
      machineInventoryLabels: { rack: '7', rnd: 'c439', site: 'berlin' }, machineInventoryAnnotations: { note: 'hello' },
    });
  });

  it('begins with what is recorded in B0', async () => {
    expect(await state(host.name)).toEqual(recordedState('B0-resettable-unmanaged.before'));
  });

  it('leaves it waiting for its agent, with the plan that writes the sentinel file, like B1', async () => {
    watched = await deleted(host.name);
    const { status } = await untilResetPlanIsWritten(watched);

    expect(await state(host.name)).toEqual(recordedState('B1-resettable-unmanaged.stuck'));
    expect(status?.plan?.checksum).toBe((await planSecret(bed, host.name)).sha256_of_plan_bytes);
  });

  it('leaves it waiting though the host registers, like B2 and B3', async () => {
    const { exit } = recording('05-delete-matrix/B2-register-while-stuck.yaml') as { exit: number };
    const { exitCode, name } = await register(bed, 'edge-02', { noToolkit: true });

    expect([exitCode, name]).toEqual([exit, host.name]);
    expect(await state(host.name)).toEqual(recordedState('B3-after-register-while-stuck'));
  });

  it('removes it when the agent has applied the plan, like B4', async () => {
    await reportPlan(bed, host.name, 'applied', (await planSecret(bed, host.name)).sha256_of_plan_bytes);
    await watched.until('gone', ({ event }) => event === 'DELETED');

    expect(bed.normalised(watched.events)).toEqual(recordedEvents('B4-agent-acked.timeline'));
  });
});

describe('deleting a resettable, unmanaged machine whose annotations have another prefix', () => {
  let host: Registered;
  let watched: Watched;

  it('gives it the plan of a managed one, like C1', async () => {
    host = await registered('edge-03', 'prefix-custom', { operatingSystem: 'rhel' });
    watched = await deleted(host.name);
    await untilResetPlanIsWritten(watched);

    expect(await state(host.name)).toEqual(recordedState('C1-prefix-custom.stuck'));
  });

  it('removes it when resettable is taken away, like C2', async () => {
    watched.events.length = 0;
    await inventories.patch(host.name, { metadata: { annotations: { 'elemental.cattle.io/resettable': null } } });
    await watched.until('gone', ({ event }) => event === 'DELETED');

    expect(bed.normalised(watched.events)).toEqual(recordedEvents('C2-unblocked-by-removing-resettable'));
  });

  it('gives it its own plan where the registration says unmanaged too, like E1', async () => {
    const { name } = await registered('edge-05', 'prefix-mitigated', { operatingSystem: 'ubuntu' });

    await untilResetPlanIsWritten(await deleted(name));
    expect(await state(name)).toEqual(recordedState('E1-prefix-mitigated.stuck'));
  });
});

describe('deleting a resettable, managed machine', () => {
  let watched: Watched;
  const { object } = recorded('F1-managed.stuck');
  const { name, labels, annotations } = object.metadata;

  it('leaves it waiting for its agent, with the plan that makes its system reset itself, like F1', async () => {
    const { apiVersion, kind, spec } = object;
    const { namespace } = bed;
    const body = { apiVersion, kind, metadata: { name, labels, annotations }, spec };
    const created = await inventories.watch(name);

    await bed.kubernetes.custom.createNamespacedCustomObject({ ...INVENTORIES, namespace, body });
    await created.until('reconciled', ({ object: { status } }) => Boolean(status?.conditions));
    // The operator replaces whatever annotations the Secret has.
    await patchSecret(bed.kubernetes, namespace, name, { metadata: { annotations: { other: 'x' } } });
    watched = await deleted(name);
    await untilResetPlanIsWritten(watched);

    expect(await state(name)).toEqual(recordedState('F1-managed.stuck'));
  });

  it('says so when the agent failed, like F2', async () => {
    const { plan_secret: { other_keys: { 'failed-checksum': failed = '' } } } = recorded('F2-managed.plan-failed');

    await reportPlan(bed, name, 'failed', failed);
    await watched.until('failed', ({ object: { status } }) => status?.plan?.state === 'Failed');

    expect(await state(name)).toEqual(recordedState('F2-managed.plan-failed'));
  });
});

describe('deleting the plan Secret of a machine that waits for its reset', () => {
  it('makes the machine say so, like I1', async () => {
    const { object } = recorded('I1-plan-secret-deleted');
    const osRelease = 'NAME="O\'Brien <Linux> & Co"\nVERSION="1"\nVERSION_ID="1"\nID=obrien\nPRETTY_NAME="O\'Brien <Linux> & Co 1"\n';
    const { name } = await registered('obrien', 'machinename-template', { osRelease }, {
      config: { elemental: { ...recordedRegistration('unmanaged-resettable').input.spec.config?.elemental } },
    });
    const watched = await deleted(name);

    await untilResetPlanIsWritten(watched);
    await bed.kubernetes.core.deleteNamespacedSecret({ namespace: bed.namespace, name });
    const failed = await watched.until('failed', ({ object: { status } }) => status?.conditions?.[0]?.reason === 'PlanFailure');

    expect(bed.normalised(failed, { [name]: object.metadata.name })).toEqual(bed.normalised(object));
  });
});
