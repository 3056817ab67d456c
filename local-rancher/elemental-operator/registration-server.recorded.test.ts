import { httpsRequest, type HttpAnswer } from '../../test/support/elemental/https-request';
import {
  createRegistration, readyRegistration, recordedRegistration, removeRegistration, renamed, statusWith,
} from '../../test/support/elemental/registrations';
import { startTestBed, type TestBed } from '../../test/support/elemental/test-bed';
import { recording } from '../../test/support/recordings';
import type { MachineRegistration } from './resources';

/** A recorded answer; header names as Go writes them. */
interface RecordedAnswer {
  url?: string;
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

const RECORDED = recording('02-registration-url/get.yaml') as Record<string, RecordedAnswer>;

/** The recorder cut the certificate, so that lengths can't be compared either. */
const CERTIFICATE = /ca-cert: \|\n {12}-----BEGIN CERTIFICATE-----\n[^]*?-----END CERTIFICATE-----\n/;

let bed: TestBed;
let unmanaged: MachineRegistration;

beforeAll(async () => {
  bed = await startTestBed();
  unmanaged = await readyRegistration(bed, recordedRegistration('unmanaged').input);
});

afterAll(async () => {
  await bed.stop();
});

function request(path: string, method?: string): Promise<HttpAnswer> {
  return httpsRequest(`${ bed.front.url }${ path }`, bed.caCertificate, method);
}

function urlOf(registration: MachineRegistration): string {
  return new URL(registration.status?.registrationURL ?? '').pathname;
}

function recorded(what: string): RecordedAnswer {
  const answer = RECORDED[what];

  if (!answer) {
    throw new Error(`nothing is recorded of ${ what }`);
  }

  return answer;
}

/** Status, body and the headers that were recorded, without their values where they depend on the certificate. */
function comparable({ status, headers = {}, body = '' }: Omit<RecordedAnswer, 'headers'> & { headers?: IncomingHeaders }): unknown {
  const names = ['content-type', 'x-content-type-options', ...status === 200 ? [] : ['content-length']];
  const lowerCase = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

  return bed.normalised({ status, headers: names.map((name) => lowerCase.get(name) ?? ''), body: body.replace(CERTIFICATE, 'ca-cert: <cut>\n') });
}

type IncomingHeaders = Record<string, string | string[] | undefined>;

describe('a GET of the registration URL', () => {
  it.each([
    'minimal-empty-spec', 'unmanaged-resettable', 'managed', 'prefix-custom', 'no-server-url-setting',
  ])('of %s gives what was recorded', async (name) => {
    const registration = await readyRegistration(bed, recordedRegistration(name).input);
    const answer = await request(urlOf(registration));

    await removeRegistration(bed, name);
    expect(comparable(answer)).toEqual(comparable(recorded(name)));
  });

  it('has the certificate authority of Rancher\'s settings, or none', async () => {
    const indented = bed.caCertificate.trimEnd().replaceAll('\n', '\n            ');

    expect((await request(urlOf(unmanaged))).body).toContain(`        ca-cert: |\n            ${ indented }\n        emulate-tpm`);

    await bed.setSetting('cacerts', '');
    const { body } = await request(urlOf(unmanaged));

    await bed.setSetting('cacerts', bed.caCertificate);
    expect(body).not.toContain('ca-cert');
  });

  it('looks at the last part of the path only', async () => {
    const path = urlOf(unmanaged).replace('registration/', 'registration/x/');

    expect(comparable(await request(path))).toEqual(comparable(recorded('prefix in path /elemental/registration/x/<token>')));
  });

  it('works while the operator is blind', async () => {
    const { input } = recordedRegistration('minimal-empty-spec');

    await createRegistration(bed, { ...renamed(input, 'poison'), spec: { config: { 'cloud-config': ['text'] } } });
    const { status } = await request(urlOf(unmanaged));

    await removeRegistration(bed, 'poison');
    expect(status).toBe(200);
  });
});

describe('other methods', () => {
  it.each([
    ['HEAD', 'HEAD unmanaged'],
    ['OPTIONS', 'OPTIONS unmanaged (CORS preflight)'],
  ])('%s has the headers of a GET', async (method, what) => {
    const get = await request(urlOf(unmanaged));
    const answer = await request(urlOf(unmanaged), method);

    expect(comparable({ ...answer, body: '' })).toEqual(comparable(recorded(what)));
    expect(answer.headers['content-length']).toBe(get.headers['content-length']);
  });

  it('HEAD has no body', async () => {
    expect((await request(urlOf(unmanaged), 'HEAD')).body).toBe('');
  });

  it('POST gives the same as a GET', async () => {
    const { status, body } = await request(urlOf(unmanaged), 'POST');
    const { status: recordedStatus, body: start = '' } = recorded('POST unmanaged');

    expect(status).toBe(recordedStatus);
    expect(bed.normalised(body.replaceAll(bed.front.url, 'https://rancher.test:28443').slice(0, start.length))).toBe(start);
  });
});

describe('what is refused', () => {
  it.each([
    ['/elemental/registration/my-edge-site-2', 'not-ready (custom-token, Ready=False, status cleared)'],
    ['/elemental/registration/doesnotexist', 'wrong-token'],
    ['/elemental/registration/', 'empty-token'],
    ['/elemental/registration', 'no-token'],
    ['/elemental/foo', 'unknown-api'],
    ['/elemental/', 'root'],
  ])('%s is answered like %s', async (path, what) => {
    expect(comparable(await request(path))).toEqual(comparable(recorded(what)));
  });

  it('is a registration that has its token but isn\'t Ready', async () => {
    await bed.setSetting('server-url', '');
    const { watched } = await createRegistration(bed, recordedRegistration('empty-server-url').input);
    const { registrationToken = '' } = await statusWith('MissingTokenOrServerURL', watched);

    const { status, body } = await request(`/elemental/registration/${ registrationToken }`);

    await removeRegistration(bed, 'empty-server-url');
    await bed.setSetting('server-url', bed.front.url);
    expect([status, bed.normalised(body)]).toEqual([404, 'MachineRegistration fleet-default/empty-server-url is not ready\n']);
  });

  it('is a token that two registrations have', async () => {
    const twin = await readyRegistration(bed, renamed(unmanagedInput(), 'twin'));

    await bed.stopOperator();
    await bed.kubernetes.custom.patchNamespacedCustomObjectStatus({
      group: 'elemental.cattle.io',
      version: 'v1beta1',
      plural: 'machineregistrations',
      namespace: bed.namespace,
      name: 'twin',
      body: [{ op: 'replace', path: '/status/registrationToken', value: unmanaged.status?.registrationToken }],
    });
    await bed.restartOperator();
    const { status, body } = await request(urlOf(unmanaged));

    await removeRegistration(bed, twin.metadata.name);
    expect([status, bed.normalised(body)]).toEqual([
      404, 'machine registrations fleet-default/twin and fleet-default/unmanaged have the same registration token <token>\n',
    ]);
  });
});

function unmanagedInput(): MachineRegistration {
  return recordedRegistration('unmanaged').input;
}
