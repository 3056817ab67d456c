import { Inventories, register } from '../../test/support/elemental/inventories';
import { readyRegistration, recordedRegistration } from '../../test/support/elemental/registrations';
import { startTestBed, type TestBed } from '../../test/support/elemental/test-bed';
import { Informer } from '../controllers/informer';
import { elementalObjects } from './collections';
import { MachineEnrolment } from './machine-enrolment';
import type { MachineInventory, MachineRegistration } from './resources';

let bed: TestBed;
let inventories: Inventories;
let registration: MachineRegistration;
let informer: Informer<MachineInventory>;

beforeAll(async () => {
  bed = await startTestBed();
  inventories = new Inventories(bed);
  registration = await readyRegistration(bed, recordedRegistration('unmanaged').input);
  informer = new Informer({ kubernetes: bed.kubernetes, collection: elementalObjects(bed.kubernetes, 'machineinventories') });
  await informer.start();
});

afterAll(async () => {
  informer.stop();
  await bed.stop();
});

describe('a host that registers again while somebody changes its inventory', () => {
  it('is updated, and the change stays', async () => {
    const { name } = await register(bed, 'edge-1', { noToolkit: true, from: { url: registration.status?.registrationURL ?? '' } });
    const stale = await inventories.get(name);

    await inventories.patch(name, { metadata: { labels: { mine: 'kept' } } });
    const enrolment = new MachineEnrolment(bed.kubernetes, informer);
    const authentication = { kind: 'tpm', hash: stale.spec.tpmHash ?? '' } as const;

    await enrolment.enrol(registration, authentication, stale, { annotations: { 'os.name': 'Other' }, labels: {}, data: {} });
    const { metadata } = await inventories.get(name);

    expect(metadata.labels).toMatchObject({ mine: 'kept' });
    expect(metadata.annotations).toMatchObject({ 'elemental.cattle.io/os.name': 'Other' });
  });
});

describe('a registration whose token Secret is gone', () => {
  it('refuses hosts, and says why', async () => {
    await bed.kubernetes.core.deleteNamespacedSecret({ namespace: bed.namespace, name: 'unmanaged-token' });
    const { failure } = await register(bed, 'edge-2', { noToolkit: true, from: { url: registration.status?.registrationURL ?? '' } });

    expect(failure).toBe('registering machine: read elemental configuration: failed to get secret: secrets "unmanaged-token" not found');
  });
});
