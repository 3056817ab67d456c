import { startTestBed, type TestBed } from '../../test/support/elemental/test-bed';
import { watchEvents } from '../../test/support/elemental/watched-events';
import { recording } from '../../test/support/recordings';
import type { ManagedOSImage, ManagedOSVersion } from './resources';

const ELEMENTAL = { group: 'elemental.cattle.io', version: 'v1beta1' };

interface Recorded<T> {
  input: T;
  after: T;
}

let bed: TestBed;

beforeAll(async () => {
  bed = await startTestBed();
  await createVersion('v6.1-os');
  await createVersion('v6.1-iso');
});

afterAll(async () => {
  await bed.stop();
});

function recorded<T>(name: string): Recorded<T> {
  return recording(`07-os-and-media/${ name }.yaml`) as Recorded<T>;
}

async function createVersion(name: string): Promise<void> {
  const { namespace, kubernetes } = bed;
  const { input } = recorded<ManagedOSVersion>(`ManagedOSVersion.${ name }`);
  const body = { ...input, metadata: { ...input.metadata, namespace } };

  await kubernetes.custom.createNamespacedCustomObject({ ...ELEMENTAL, plural: 'managedosversions', namespace, body });
}

describe('an OS image', () => {
  it.each([
    ['default-all-nodes', ({ status }: ManagedOSImage) => !!status],
    ['nothing', ({ status }: ManagedOSImage) => !!status],
    ['excl-unmanaged', ({ status }: ManagedOSImage) => !!status],
    ['iso-version', ({ metadata }: ManagedOSImage) => !!metadata.labels],
    ['version-missing', () => true],
  ])('like %s becomes what was recorded', async (name, isAnswered) => {
    const { namespace, kubernetes } = bed;
    const { input, after } = recorded<ManagedOSImage>(`ManagedOSImage.${ name }`);
    const path = `/apis/${ ELEMENTAL.group }/${ ELEMENTAL.version }/namespaces/${ namespace }/managedosimages`;
    const watched = await watchEvents<ManagedOSImage>(kubernetes, path, name);

    await kubernetes.custom.createNamespacedCustomObject({
      ...ELEMENTAL, plural: 'managedosimages', namespace, body: { ...input, metadata: { ...input.metadata, namespace } },
    });
    const seen = await watched.until('answered', ({ object }) => isAnswered(object));

    expect(bed.normalised(seen)).toEqual(bed.normalised(after));
  });
});
