import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { SENTINEL, isReadyMachine, registeredHost, startAgent, stopAgents } from '../../test/support/elemental/agents';
import { comparableFiles, comparableOutput, filesOf, flagsOf, type RecordedFile } from '../../test/support/elemental/host-runs';
import { Inventories, register, type Registered } from '../../test/support/elemental/inventories';
import { startTestBed, type TestBed } from '../../test/support/elemental/test-bed';
import { watchEvents, type WatchedEvents } from '../../test/support/elemental/watched-events';
import { recording } from '../../test/support/recordings';
import type { Secret } from '../controllers/resources';
import type { MachineInventory } from '../elemental-operator/resources';
import { HOST_FILES, resetHost, type AgentEvent } from './index';

let bed: TestBed;
let inventories: Inventories;

beforeAll(async () => {
  bed = await startTestBed();
  inventories = new Inventories(bed);
});

afterAll(async () => {
  stopAgents();
  await bed.stop();
});

function recorded(name: string): unknown {
  return recording(`05-delete-matrix/real-agent/${ name }`);
}

/** The inventory as recorded, but for the random label. */
function comparable(inventory: MachineInventory, rnd?: string): unknown {
  const { metadata } = inventory;

  return bed.normalised({ ...inventory, metadata: { ...metadata, labels: { ...metadata.labels, rnd: rnd ?? metadata.labels?.rnd } } });
}

/** A Secret's data as text; compressed values are unpacked. */
function texts(data: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => {
    const bytes = Buffer.from(value, 'base64');

    return [key, bytes[0] === 0x1f ? gunzipSync(bytes).toString() : bytes.toString()];
  }));
}

interface RecordedStep {
  event: string;
  object: { deletionTimestamp: string | null; status: MachineInventory['status'] };
}

/** Without the sentinel's time, and without the copy of the first plan, whose name is that of the second's in the same second. */
function afterReset(files: RecordedFile[]): RecordedFile[] {
  return files.filter(({ content }) => !content?.includes('"Plan":{}')).map((file) => ({
    ...file,
    content: file.content?.replace(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, '<sentinel>').replace(/"content":"[^"]{28}"/, '"content":"<sentinel>"'),
  }));
}

/**
 * What happened to a machine, but for its conditions: whether the operator has a look at the reset plan before the agent
 * has applied it, and so says `WaitingForPlan` in between, is a race that the recorded agent won.
 */
function step(event: string, deletionTimestamp: string | null | undefined, status: MachineInventory['status']): unknown {
  return bed.normalised({ event, deletionTimestamp: deletionTimestamp ?? null, plan: status?.plan });
}

/** Without those that are like the one before. */
function distinct(steps: unknown[]): unknown[] {
  return steps.filter((each, index) => !isDeepStrictEqual(each, steps[index - 1]));
}

describe('the agent of a host', () => {
  let host: Registered;
  let watched: WatchedEvents<MachineInventory>;
  const events: AgentEvent[] = [];

  beforeAll(async () => {
    host = await registeredHost(bed, 'edge-02');
    watched = await inventories.watch(host.name);
  });

  it('makes its machine Ready when it starts, with the recorded feedback and files', async () => {
    const { inventory, plan_secret: { data }, files } = recorded('1-agent-running.yaml') as {
      inventory: MachineInventory;
      plan_secret: { data: Record<string, string> };
      files: RecordedFile[];
    };

    startAgent(host, events);
    const object = await watched.until('Ready', (event) => isReadyMachine(event.object));
    const secret = await bed.kubernetes.core.readNamespacedSecret({ namespace: bed.namespace, name: host.name });
    const feedback = texts(secret.data);

    expect(comparable(object)).toEqual(comparable(inventory, object.metadata.labels?.rnd));
    expect(feedback['last-apply-time']).toMatch(/^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d UTC \d{4}$/);
    expect({ ...feedback, 'last-apply-time': '' }).toEqual({ ...texts(data), 'last-apply-time': '' });
    expect(comparableFiles(bed, filesOf(host.machine))).toEqual(comparableFiles(bed, files));
    expect(events.map(({ type }) => type)).toEqual(['connected', 'applied']);
  });

  it('writes the sentinel when the machine is deleted, and the machine goes by the recorded events', async () => {
    const { files } = recorded('2-deleted-with-agent.yaml') as { files: RecordedFile[] };

    watched.events.splice(0, watched.events.length - 1);
    await inventories.delete(host.name);
    await watched.until('gone', ({ event }) => event === 'DELETED');
    const timeline = recorded('2-timeline.yaml') as RecordedStep[];
    const seen = watched.events.map(({ event, object: { metadata, status } }) => step(event, metadata.deletionTimestamp, status));

    expect(distinct(seen)).toEqual(distinct(timeline.map(({ event, object }) => step(event, object.deletionTimestamp, object.status))));
    expect(host.machine.read(SENTINEL)).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(comparableFiles(bed, afterReset(filesOf(host.machine)))).toEqual(comparableFiles(bed, afterReset(files)));
  });

  it('leaves the host unable to register until its state is removed, in the recorded words', async () => {
    const { command, exit, output } = recorded('3-register-again-after-reset.yaml') as { command: string; exit: number; output: string };
    const failed = await register(bed, 'edge-02', flagsOf(command));

    expect(comparableOutput(bed, failed.output)).toEqual(comparableOutput(bed, output));
    expect(failed.exitCode).toBe(exit);
  });

  it('has to be restarted after the host was reset and registered again', async () => {
    expect(resetHost(host.machine).removed).toEqual([HOST_FILES.state, SENTINEL]);
    const again = await register(bed, 'edge-02', { install: true, noToolkit: true });
    const watchedAgain = await inventories.watch(again.name);

    expect(again.name).not.toBe(host.name);
    expect(events.map(({ type }) => type)).toEqual(['connected', 'applied', 'applied', 'plan gone']);
    expect(isReadyMachine(await inventories.get(again.name))).toBe(false);

    startAgent(again);
    await watchedAgain.until('Ready', ({ object }) => isReadyMachine(object));
  });
});

describe('an agent that is started again', () => {
  it('applies the plan again', async () => {
    const host = await registeredHost(bed, 'restarted');
    const watched = await inventories.watch(host.name);
    const secrets = await watchEvents<Secret>(bed.kubernetes, `/api/v1/namespaces/${ bed.namespace }/secrets`, host.name);
    const first = startAgent(host);

    await watched.until('Ready', ({ object }) => isReadyMachine(object));
    first.stop();
    await first.ended;
    startAgent(host);
    const { data } = await secrets.until('applied twice', ({ object }) => texts(object.data)['success-count'] === '2');

    expect(texts(data)['applied-checksum']).toMatch(/^44136fa3/);
  });
});

describe('an agent that is to fail', () => {
  it('says so, and one that isn\'t applies the plan when it starts', async () => {
    const host = await registeredHost(bed, 'failing');
    const watched = await inventories.watch(host.name);
    const failing = startAgent(host, [], true);
    const { status } = await watched.until('failed', ({ object }) => object.status?.plan?.state === 'Failed');
    const secret = await bed.kubernetes.core.readNamespacedSecret({ namespace: bed.namespace, name: host.name });

    expect(status?.conditions?.[0]).toMatchObject({ reason: 'PlanFailure', message: 'failed to apply plan' });
    expect(texts(secret.data)).toMatchObject({ 'failure-count': '1', 'success-count': '0', 'applied-checksum': '' });

    failing.stop();
    await failing.ended;
    startAgent(host);
    await watched.until('Ready', ({ object }) => isReadyMachine(object));
  });
});
