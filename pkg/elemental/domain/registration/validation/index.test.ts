import * as fc from 'fast-check';
import { asJson, entries, hostileText, jsonObject, key } from '../../../../../test/support/arbitraries';
import { lines } from '../../../../../test/support/problems';
import { recording } from '../../../../../test/support/recordings';
import type { DeviceRequirement, MachineRegistration } from '../../../types';
import { placeOf, toYaml } from '../../yaml/document';
import { registrationProblems } from '.';

const anything = fc.oneof(fc.jsonValue({ maxDepth: 3 }), hostileText);

/** A map of which some keys are the right ones and hold anything. */
function mapOf(fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 4, arbitrary: fc.record(fields, { requiredKeys: [] }) }, anything);
}

const registrations = asJson(mapOf({
  metadata: mapOf({ name: anything, namespace: anything, labels: anything, annotations: anything }),
  spec: mapOf({
    token: anything,
    machineName: fc.oneof(hostileText, fc.constantFrom('${Random/Hex/99}', '${}', '${Random/UUID}'), anything),
    machineInventoryLabels: fc.oneof(entries, anything),
    machineInventoryAnnotations: fc.oneof(entries, anything),
    labelPrefix: anything,
    config: mapOf({
      'cloud-config': anything,
      'network': mapOf({
        configurator: fc.oneof(fc.constant('nmconnections'), anything),
        ipAddresses: fc.oneof(fc.dictionary(key, anything), anything),
        config: anything,
      }),
      'elemental': mapOf({
        'registration': mapOf({
          'auth': anything,
          'emulate-tpm': fc.oneof(fc.boolean(), anything),
          'emulated-tpm-seed': anything,
          'labels': anything,
        }),
        'install': mapOf({
          'device': anything,
          'device-selector': fc.oneof(fc.array(mapOf({ key: anything, operator: fc.constantFrom('In', 'Gt'), values: anything })), anything),
          'snapshotter': anything,
          'config-urls': anything,
        }),
        'reset': anything,
        'system-agent': anything,
      }),
    }),
  }),
  status: jsonObject,
})).filter((value) => typeof value === 'object' && value !== null) as fc.Arbitrary<MachineRegistration>;

describe('registrationProblems', () => {
  it('finds something wrong or nothing, and never fails, whatever the resource', () => {
    fc.assert(fc.property(registrations, fc.array(registrations, { maxLength: 2 }), (registration, others) => {
      for (const { path, severity, message } of registrationProblems(registration, { others })) {
        expect(path.every((one) => typeof one === 'string')).toBe(true);
        expect(['error', 'warning']).toContain(severity);
        expect(message.key).toMatch(/^elemental\.(registration|metadata)\./);
      }
    }));
  });

  it('changes nothing', () => {
    fc.assert(fc.property(registrations, (registration) => {
      const before = JSON.stringify(registration);

      registrationProblems(registration);
      expect(JSON.stringify(registration)).toBe(before);
    }));
  });

  it('asks every rule', () => {
    const registration = {
      metadata: { name: 'A', namespace: 'edge', labels: { '!': '' } },
      spec: {
        foo: 1,
        token: '',
        machineName: '!',
        labelPrefix: '!',
        machineInventoryLabels: { '!': '', 'a': '!' },
        machineInventoryAnnotations: { 'a': '${Foo/Bar}', 'elemental.cattle.io/os.unmanaged': 'no' },
        config: {
          network: { configurator: 'nmc', ipAddresses: { _: { kind: 'k', name: 'n' } } },
          elemental: {
            registration: { 'auth': 'x', 'url': 'x', 'emulate-tpm': true },
            install: { 'device-selector': [{ key: 'Size', operator: 'Gt' }], 'firmware': 'x' },
            reset: { poweroff: true },
          },
        },
      },
    } as MachineRegistration;

    expect(lines(registrationProblems(registration)).map((line) => line.replace(/^.*: /, ''))).toStrictEqual([
      'name.syntax', 'namespace.elsewhere', 'type.unknownField', 'elemental.metadata.key', 'machineName.empty', 'key.characters', 'label.emptied',
      'annotation.unknownVariable', 'auth.unsupported', 'deviceSelector.noSize', 'install.firmware', 'reset.poweroffAndReboot', 'network.addressName',
      'network.noApiGroup', 'network.noConfig', 'token.empty', 'labelPrefix.syntax', 'unmanagedMark', 'inert',
    ]);
    expect(lines(registrationProblems({ spec: { config: { elemental: { registration: { 'emulate-tpm': true } } } } }))).toContain(
      'warning spec > config > elemental > registration > emulated-tpm-seed: emulation.noSeed',
    );
  });

  it('finds the recorded duplicate of a token among the others only', () => {
    const { final: recorded } = recording('01-machineregistrations/duplicate-token.yaml') as { final: MachineRegistration };
    const others = [{ metadata: { name: 'first' }, spec: { token: recorded.spec?.token } }];

    expect(lines(registrationProblems(recorded, { others }))).toContain('error spec > token: token.inUse');
    expect(lines(registrationProblems(recorded))).not.toContain('error spec > token: token.inUse');
  });

  it('leads to the place in YAML', () => {
    const selector: DeviceRequirement[] = [{ key: 'Name', operator: 'NotIn', values: ['a'] }, { key: 'Size', operator: 'In' }];
    const registration: MachineRegistration = {
      metadata: { name: 'a' },
      spec: { config: { elemental: { install: { 'device-selector': selector } } } },
    };
    const [problem] = registrationProblems(registration);
    const yaml = toYaml(registration);

    expect(yaml.split('\n')[placeOf(yaml, problem?.path ?? []).line - 1]?.trim()).toBe('operator: In');
  });
});
