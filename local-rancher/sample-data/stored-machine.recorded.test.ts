import { Inventories } from '../../test/support/elemental/inventories';
import { readyRegistration, recordedRegistration, renamed } from '../../test/support/elemental/registrations';
import { startTestBed, type TestBed } from '../../test/support/elemental/test-bed';
import { watchEvents } from '../../test/support/elemental/watched-events';
import type { MachineInventory, MachineRegistration } from '../elemental-operator/resources';
import { ObjectStore } from '../kubernetes/object-store';
import { FleetWriter } from './fleet';
import type { SampleMachine, Stage } from './machines';
import { storedMachine } from './stored-machine';

let bed: TestBed;
let inventories: Inventories;
let registration: MachineRegistration;

beforeAll(async () => {
  bed = await startTestBed();
  inventories = new Inventories(bed);
  registration = await readyRegistration(bed, renamed(recordedRegistration('unmanaged-resettable').input, 'shops'));
});

afterAll(async () => {
  await bed.stop();
});

function sample(name: string, stage: Stage): SampleMachine {
  return { name, registration: 'shops', stage, system: 'debian', address: '10.0.0.1', unmanaged: true };
}

function isFinished(stage: Stage, { status }: MachineInventory): boolean {
  return stage === 'agentConnected' ? status?.plan?.state === 'Applied' : !!status?.conditions?.some(({ type }) => type === 'AdoptionReady');
}

/** As a host, its agent and the operator stand-in make it. */
async function made(name: string, stage: Stage): Promise<MachineInventory> {
  const watched = await inventories.watch(name);

  await new FleetWriter(bed.kubernetes, new Map([['shops', registration]])).add(sample(name, stage));

  return watched.until('finished', ({ object }) => isFinished(stage, object));
}

async function stored(name: string, stage: Stage): Promise<MachineInventory> {
  await new ObjectStore(process.env.BACKEND_ETCD_URL ?? '').putAll([storedMachine(sample(name, stage), registration)]);

  return inventories.get(name);
}

/** With its plan Secret, and without what is different each time. */
async function comparable(inventory: MachineInventory): Promise<unknown> {
  const { name } = inventory.metadata;
  const secret = await bed.kubernetes.core.readNamespacedSecret({ namespace: bed.namespace, name });

  expect(secret.metadata?.ownerReferences?.[0]?.uid).toBe(inventory.metadata.uid);

  return bed.normalised(JSON.parse(JSON.stringify({ inventory, secret })), { [name]: 'machine' });
}

describe('a stored machine', () => {
  it.each<Stage>(['inventoryOnly', 'agentConnected'])('is the same as one that came through the operator stand-in: %s', async (stage) => {
    const one = await made(`made-${ stage.toLowerCase() }`, stage);
    const other = await stored(`stored-${ stage.toLowerCase() }`, stage);

    expect(await comparable(other)).toStrictEqual(await comparable(one));
  });

  it('is left as it is by the operator stand-in', async () => {
    const { metadata: { name, resourceVersion } } = await stored('left', 'agentConnected');

    // it looks at machines in turn: once it has done this one, which is changed, the other is behind it
    await made('next', 'inventoryOnly');
    expect((await inventories.get(name)).metadata.resourceVersion).toBe(resourceVersion);
    await bed.restartOperator();
    await made('next-but-one', 'inventoryOnly');
    expect((await inventories.get(name)).metadata.resourceVersion).toBe(resourceVersion);
  });

  it('goes when it is deleted, and its plan Secret with it', async () => {
    const { metadata: { name } } = await stored('gone', 'inventoryOnly');
    const secrets = await watchEvents(bed.kubernetes, `/api/v1/namespaces/${ bed.namespace }/secrets`, name);

    await inventories.patch(name, { metadata: { annotations: { 'elemental.cattle.io/resettable': null } } });
    await inventories.delete(name);
    const last = await secrets.until('gone', ({ event }) => event === 'DELETED');

    expect(last).toMatchObject({ metadata: { name } });
  });
});
