import * as fc from 'fast-check';
import { hostileText, jsonObject } from '../../../../test/support/arbitraries';
import { recording } from '../../../../test/support/recordings';
import type { MachineRegistration, MachineRegistrationSpec } from '../../types';
import { fieldPath } from '../field-path';
import { serverProblems, type RefusalKind } from './server-error';

interface Answer {
  http?: number;
  http_status?: number;
  body: object;
}

interface BadValue {
  spec?: MachineRegistrationSpec;
  status: number;
  message?: string;
  causes?: { field: string; message: string }[];
}

/** An answer as the shell's store rejects with it. */
function rejected(body: unknown, status: number, statusText = ''): object {
  const out = typeof body === 'object' && body !== null ? { ...body } : { data: body };

  return Object.defineProperties(out, { _status: { value: status }, _statusText: { value: statusText } });
}

function recorded(file: string, name: string): object {
  const { body, http, http_status: status } = (recording(file) as Record<string, Answer>)[name] ?? { body: {} };

  return rejected(body, http ?? status ?? 0);
}

function paths(error: unknown, sent?: MachineRegistration): string[] {
  return serverProblems(error, sent).problems.map(({ path, severity }) => `${ severity } ${ path.join('.') }`);
}

const STEVE = '01-machineregistrations/_bad-values.via-steve.json';
const PUT_POST = '11-v1-json-per-state/_put-post.json';

describe('serverProblems', () => {
  it.each([
    ['token-uppercase', 'error spec.token'],
    ['seed-string', 'error spec.config.elemental.registration.emulated-tpm-seed'],
    ['device-selector-no-key', 'error spec.config.elemental.install.device-selector.0.key'],
  ])('leads from what steve said of %s to its field', (name, path) => {
    const refusal = serverProblems(recorded(STEVE, name));

    expect(paths(recorded(STEVE, name))).toStrictEqual([path]);
    expect(refusal).toMatchObject({ kind: 'invalid', general: [], problems: [{ message: { key: 'elemental.save.refused' } }] });
  });

  const values = recording('01-machineregistrations/_bad-values.yaml') as Record<string, BadValue>;
  const refused = Object.entries(values).filter(([, { status }]) => status === 422);

  it.each(refused)('leads from what Kubernetes said of %s to its field, with causes and without', (_name, { spec, message = '', causes = [] }) => {
    const wanted = [`error ${ causes.length ? fieldPath(causes[0]?.field ?? '').join('.') : 'metadata.name' }`];

    expect(paths({ kind: 'Status', status: 'Failure', code: 422, reason: 'Invalid', message, details: { causes } }, { spec }))
      .toStrictEqual(causes.length ? wanted : []);
    expect(paths(rejected({ type: 'error', code: 'Invalid', message, status: 422 }, 422), { spec })).toStrictEqual(wanted);
  });

  it('leads each of several causes to its field, and keeps what is about none', () => {
    const list = [
      'spec.token: Invalid value: "A, b": no',
      'spec.labels[a b]: Required value',
      '<nil>: Invalid value: "": must be an integer in spec.config.x',
      '<nil>: odd',
    ];
    const message = `MachineRegistration.elemental.cattle.io "a" is invalid: [${ list.join(', ') }]`;
    const { problems, general } = serverProblems({ status: 422, message });

    expect(problems.map(({ path }) => path)).toStrictEqual([['spec', 'token'], ['spec', 'labels', 'a b'], ['spec', 'config', 'x']]);
    expect(problems[1]?.message.args).toStrictEqual({ detail: 'spec.labels[a b]: Required value' });
    expect(general).toStrictEqual([{ key: 'elemental.save.invalid', args: { detail: 'odd' } }]);
  });

  it('finds the field of a label whose key has dots', () => {
    const message = 'X "a" is invalid: spec.machineInventoryLabels.example.com/site: Invalid value: "integer": must be of type string';
    const sent = { spec: { machineInventoryLabels: { 'example.com/site': 7 as unknown as string } } };

    expect(serverProblems({ status: 422, message }, sent).problems[0]?.path).toStrictEqual(['spec', 'machineInventoryLabels', 'example.com/site']);
  });

  it('leads from an unknown field to it', () => {
    const message = 'MachineRegistration in version "v1beta1" cannot be handled as a MachineRegistration: strict decoding error: '
      + 'unknown field "spec.foo", unknown field "spec.a.b"';

    expect(paths(rejected({ message, status: 400 }, 400))).toStrictEqual(['error spec.foo', 'error spec.a.b']);
  });

  it('hides the token that the server quotes', () => {
    const token = 'My"Token-1';
    const message = `X "a" is invalid: spec.token: Invalid value: ${ JSON.stringify(token) }: spec.token in body should match`;

    for (const sent of [{}, { spec: { token } }]) {
      expect(JSON.stringify(serverProblems({ status: 422, message }, sent))).not.toContain('Token');
      expect(JSON.stringify(serverProblems({ status: 500, message }, sent))).not.toContain('Token');
    }
    const sent = { status: { registrationToken: 'my-edge-site-1' } };

    expect(JSON.stringify(serverProblems({ status: 403, message: 'no my-edge-site-1' }, sent))).not.toContain('my-edge');
    expect(JSON.stringify(serverProblems(recorded(STEVE, 'token-uppercase')))).not.toContain('MyToken');
  });

  it('tells a name in use from a conflict', () => {
    expect(serverProblems(recorded(PUT_POST, 'POST of an existing name'), { metadata: { name: 'x-v1' } })).toStrictEqual({
      kind: 'exists',
      problems: [{ path: ['metadata', 'name'], severity: 'error', message: { key: 'elemental.save.exists', args: { name: 'x-v1' } } }],
      general: [],
    });
    expect(serverProblems(recorded(PUT_POST, 'stale resourceVersion')))
      .toStrictEqual({ kind: 'conflict', problems: [], general: [{ key: 'elemental.save.conflict' }] });
  });

  it('says what is missing', () => {
    expect(serverProblems(recorded(PUT_POST, 'POST into a missing namespace'))).toStrictEqual({
      kind: 'other',
      problems: [],
      general: [{ key: 'elemental.save.notFound', args: { detail: 'namespaces "no-such-ns" not found' } }],
    });
  });

  it('quotes what Kubernetes says of a missing permission', () => {
    const message = 'machineregistrations.elemental.cattle.io is forbidden: User "op2" cannot create resource "machineregistrations"';

    for (const error of [rejected({ code: 'Forbidden', message, status: 403 }, 403), rejected({ message }, 405)]) {
      expect(serverProblems(error))
        .toStrictEqual({ kind: 'forbidden', problems: [], general: [{ key: 'elemental.save.forbidden', args: { detail: message } }] });
    }
  });

  it.each<[string, unknown, RefusalKind, string]>([
    ['a lost session', rejected({ type: 'error', status: '401', message: 'must authenticate' }, 401), 'sessionLost', 'sessionLost'],
    ['a lost connection', Object.assign(new Error('Network Error'), { isAxiosError: true, code: 'ERR_NETWORK' }), 'unreachable', 'unreachable'],
    ['a deadline that passed', Object.assign(new Error('timeout of 10 ms exceeded'), { code: 'ECONNABORTED' }), 'unreachable', 'unreachable'],
    ['a proxy without what is behind it', rejected('<html>Bad gateway</html>', 502, 'Bad Gateway'), 'unreachable', 'unreachable'],
    ['an answer that axios kept', { message: 'failed', response: { status: 403, data: { message: 'no' } } }, 'forbidden', 'forbidden'],
    ['an answer without a body', Object.assign(new Error('failed'), { response: { status: 401 } }), 'sessionLost', 'sessionLost'],
    ['a mistake of ours', new TypeError('x is undefined'), 'other', 'other'],
    ['a text', 'no', 'other', 'other'],
    ['nothing', undefined, 'other', 'unknown'],
    ['an empty answer', rejected({}, 500), 'other', 'unknown'],
    ['something else that the server has against the body', rejected({ message: 'bad body' }, 400), 'invalid', 'invalid'],
    ['a reason that is no reason', { reason: 'constructor', message: 'x' }, 'other', 'other'],
  ])('understands %s', (_name, error, kind, sentence) => {
    const refusal = serverProblems(error);

    expect(refusal).toMatchObject({ kind, problems: [] });
    expect(refusal.general.map(({ key }) => key)).toStrictEqual([`elemental.save.${ sentence }`]);
  });

  it('never shows a page of HTML', () => {
    expect(serverProblems(rejected('<html>', 500, 'Internal Server Error'))).toStrictEqual({
      kind: 'other', problems: [], general: [{ key: 'elemental.save.other', args: { detail: 'Internal Server Error' } }],
    });
  });

  it('always says something, whatever it is given', () => {
    const causes = fc.oneof(hostileText, hostileText.map((words) => `[spec.a: ${ words }, spec.b: x]`));
    const said = causes.map((words) => `X "a" is invalid: ${ words }`);
    const errors = fc.oneof(fc.jsonValue(), jsonObject, hostileText, fc.record({ message: said }));

    fc.assert(fc.property(errors, fc.integer({ min: 300, max: 599 }), (error, status) => {
      for (const one of [error, rejected(error, status)]) {
        const { problems, general } = serverProblems(one);

        expect(problems.length + general.length).toBeGreaterThan(0);
      }
    }));
  });
});
