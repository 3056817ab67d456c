import {
  createRegistration, readyRegistration, recordedRegistration, removeRegistration, renamed, statusWith, untilReady,
} from '../../test/support/elemental/registrations';
import { httpsRequest } from '../../test/support/elemental/https-request';
import { startTestBed, type TestBed } from '../../test/support/elemental/test-bed';
import { watchEvents } from '../../test/support/elemental/watched-events';
import { recording } from '../../test/support/recordings';
import { apply } from '../kubernetes/apply';

let bed: TestBed;

beforeAll(async () => {
  bed = await startTestBed();
});

afterAll(async () => {
  await bed.stop();
});

/** What the recordings of other namespaces call theirs. */
const OTHER_NAMESPACES = { 'fleet-local': 'fleet-default' };

describe('a registration', () => {
  it.each([
    'minimal-empty-spec', 'unmanaged', 'unmanaged-resettable', 'managed', 'custom-token', 'prefix-custom', 'prefix-dash', 'prefix-mitigated',
    'machinename-template', 'other-namespace',
  ])('like %s becomes Ready with the same events', async (name) => {
    const { input, create_response: createResponse, events } = recordedRegistration(name);
    const { watched, response } = await createRegistration(bed, input);

    await untilReady(watched);
    const seen = [...watched.events];

    await removeRegistration(bed, input.metadata.name);
    expect(bed.normalised(response)).toEqual(bed.normalised(createResponse, OTHER_NAMESPACES));
    expect(bed.normalised(seen)).toEqual(bed.normalised(events, OTHER_NAMESPACES));
  });
});

describe('what a registration owns', () => {
  it('is what was recorded', async () => {
    const { kubernetes: { core, rbac }, namespace } = bed;
    const { watched } = await createRegistration(bed, recordedRegistration('unmanaged').input);

    await untilReady(watched);
    const name = 'unmanaged';
    const owned = {
      serviceaccounts: [await core.readNamespacedServiceAccount({ namespace, name })],
      secrets: [await core.readNamespacedSecret({ namespace, name: 'unmanaged-token' })],
      roles: [await rbac.readNamespacedRole({ namespace, name })],
      rolebindings: [await rbac.readNamespacedRoleBinding({ namespace, name })],
    };

    await removeRegistration(bed, name);
    expect(comparable(owned)).toEqual(comparable(recording('01-machineregistrations/unmanaged.owned-objects.yaml')));
  });

  it('is made again when its ServiceAccount is deleted', async () => {
    const { kubernetes: { core }, namespace } = bed;
    const { watched } = await createRegistration(bed, recordedRegistration('minimal-empty-spec').input);
    const name = 'minimal-empty-spec';

    await untilReady(watched);
    const accounts = await watchEvents(bed.kubernetes, `/api/v1/namespaces/${ namespace }/serviceaccounts`, name);

    await core.deleteNamespacedServiceAccount({ namespace, name });
    await accounts.until('made again', ({ event }) => event === 'ADDED' && accounts.events.length > 2);
    expect(accounts.events.map(({ event }) => event)).toEqual(['ADDED', 'DELETED', 'ADDED']);

    await removeRegistration(bed, name);
  });

  it('makes the registration say so when it can\'t be made', async () => {
    const name = 'a'.repeat(250);
    const { watched } = await createRegistration(bed, renamed(recordedRegistration('minimal-empty-spec').input, name));
    const { conditions } = await statusWith('RbacCreationFailure', watched);

    await removeRegistration(bed, name);

    expect(conditions?.[0]).toMatchObject({ status: 'False', message: expect.stringMatching(/^failed to create secret: Secret "a+-token" is invalid/) as string });
  });
});

/** What the API server answered to a host's token, by path. */
type Reach = Record<string, { http: number; message: string | null }>;

describe('the token that a registration gives its hosts', () => {
  const reach = Object.entries(recording('02-registration-url/what-a-host-token-can-read.yaml') as Reach);

  beforeAll(async () => {
    const { kubernetes: { core }, namespace } = bed;

    await readyRegistration(bed, renamed(recordedRegistration('unmanaged').input, 'unmanaged'));
    await core.createNamespacedSecret({ namespace, body: { metadata: { name: 'edge-bootstrap' } } });
    await apply(bed.kubernetes, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'fleet-local' } });
  });

  afterAll(async () => {
    await removeRegistration(bed, 'unmanaged');
  });

  it.each(reach)('reaches as far as recorded in %s', async (path, { http, message }) => {
    const { kubernetes: { core }, namespace, front, caCertificate } = bed;
    const { data } = await core.readNamespacedSecret({ namespace, name: 'unmanaged-token' });
    const authorization = `Bearer ${ Buffer.from(data?.token ?? '', 'base64').toString() }`;
    const url = `${ front.url }/k8s/clusters/local${ path.replace('fleet-default', namespace) }`;
    const { status, body } = await httpsRequest(url, caCertificate, 'GET', { authorization });

    expect(status).toBe(http);
    expect(bed.normalised((JSON.parse(body) as { message?: string }).message ?? null)).toBe(message);
  });
});

interface OwnedObject {
  apiVersion?: string;
  kind?: string;
  data?: object;
  metadata: { annotations?: Record<string, string> };
}

/** Without what kube-controller-manager adds, sooner or later, and without the kinds, which the recorder left out. */
function comparable(objects: unknown): unknown {
  const plain = JSON.parse(JSON.stringify(objects)) as Record<string, OwnedObject[]>;

  for (const object of Object.values(plain).flat()) {
    delete object.metadata.annotations?.['kubernetes.io/service-account.uid'];
    delete object.data;
    delete object.apiVersion;
    delete object.kind;
  }

  return bed.normalised(plain);
}
