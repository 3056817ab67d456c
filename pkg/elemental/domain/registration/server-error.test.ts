import * as fc from 'fast-check';
import { hostileText, jsonObject } from '../../../../test/support/arbitraries';
import { recording } from '../../../../test/support/recordings';
import type { MachineRegistration, MachineRegistrationSpec } from '../../types';
import { fieldPath } from '../field-path';
import { refusedRegistrationFields } from './server-error';

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
  return refusedRegistrationFields(error, sent).flatMap(({ path }) => path?.join('.') ?? []);
}

const STEVE = '01-machineregistrations/_bad-values.via-steve.json';

describe('refusedRegistrationFields', () => {
  it.each([
    ['token-uppercase', 'spec.token'],
    ['seed-string', 'spec.config.elemental.registration.emulated-tpm-seed'],
    ['device-selector-no-key', 'spec.config.elemental.install.device-selector.0.key'],
  ])('leads from what steve said of %s to its field', (name, path) => {
    expect(paths(recorded(STEVE, name))).toStrictEqual([path]);
    expect(refusedRegistrationFields(recorded(STEVE, name))).toMatchObject([{ message: { key: 'elemental.save.refused' } }]);
  });

  const values = recording('01-machineregistrations/_bad-values.yaml') as Record<string, BadValue>;
  const refused = Object.entries(values).filter(([, { status }]) => status === 422);

  it.each(refused)('leads from what Kubernetes said of %s to its field, with causes and without', (_name, { spec, message = '', causes = [] }) => {
    const wanted = [causes.length ? fieldPath(causes[0]?.field ?? '').join('.') : 'metadata.name'];

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
    const problems = refusedRegistrationFields({ status: 422, message });

    expect(problems.map(({ path }) => path)).toStrictEqual([['spec', 'token'], ['spec', 'labels', 'a b'], ['spec', 'config', 'x'], undefined]);
    expect(problems[1]?.message.args).toStrictEqual({ detail: 'spec.labels[a b]: Required value' });
    expect(problems[3]?.message).toStrictEqual({ key: 'elemental.save.serverSays', args: { detail: 'odd' } });
  });

  it('quotes the server as it speaks, whether it lists the causes or not', () => {
    const causes = [{ field: 'spec.token', message: 'must match ^[a-z]' }, 7];
    const message = 'X "a" is invalid: spec.token: must match ^[a-z]';

    for (const error of [{ code: 422, message: 'X', details: { causes } }, { status: 422, message }]) {
      expect(refusedRegistrationFields(error).map(({ message: { args } }) => args)).toStrictEqual([{ detail: 'spec.token: must match ^[a-z]' }]);
    }
  });

  it('finds the field of a label whose key has dots', () => {
    const message = 'X "a" is invalid: spec.machineInventoryLabels.example.com/site: Invalid value: "integer": must be of type string';
    const sent = { spec: { machineInventoryLabels: { 'example.com/site': 7 as unknown as string } } };

    expect(refusedRegistrationFields({ status: 422, message }, sent)[0]?.path).toStrictEqual(['spec', 'machineInventoryLabels', 'example.com/site']);
  });

  it('leads from an unknown field to it', () => {
    const message = 'MachineRegistration in version "v1beta1" cannot be handled as a MachineRegistration: strict decoding error: '
      + 'unknown field "spec.foo", unknown field "spec.a.b"';

    expect(paths(rejected({ message, status: 400 }, 400))).toStrictEqual(['spec.foo', 'spec.a.b']);
  });

  it('hides the token that the server quotes', () => {
    const token = 'My"Token-1';
    const message = `X "a" is invalid: spec.token: Invalid value: ${ JSON.stringify(token) }: spec.token in body should match`;

    for (const sent of [{}, { spec: { token } }]) {
      expect(JSON.stringify(refusedRegistrationFields({ status: 422, message }, sent))).not.toContain('Token');
    }
    expect(JSON.stringify(refusedRegistrationFields(recorded(STEVE, 'token-uppercase')))).not.toContain('MyToken');
  });

  it.each([
    undefined, 'no', {}, [], new TypeError('x is undefined'), { message: 'bad body' }, rejected('<html>', 500),
  ])('names no field for %j', (error) => {
    expect(refusedRegistrationFields(error)).toStrictEqual([]);
  });

  it('never throws, and always has words, whatever it is given', () => {
    const causes = fc.oneof(hostileText, hostileText.map((words) => `[spec.a: ${ words }, spec.b: x]`));
    const said = causes.map((words) => `X "a" is invalid: ${ words }`);

    fc.assert(fc.property(fc.oneof(fc.jsonValue(), jsonObject, hostileText, fc.record({ message: said })), (error) => {
      expect(refusedRegistrationFields(error).every(({ message }) => message.args?.detail !== undefined)).toBe(true);
    }));
  });
});
