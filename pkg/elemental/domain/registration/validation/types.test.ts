import { lines } from '../../../../../test/support/problems';
import { typeProblems } from './types';

function ofResource(resource: object): string[] {
  return lines(typeProblems(resource, {})).map((line) => line.replace('spec > config > ', ''));
}

function inConfig(config: object): object {
  return { spec: { config } };
}

function inElemental(elemental: object): object {
  return inConfig({ elemental });
}

const FULL = {
  metadata: { name: 'a', labels: { a: 'b' }, annotations: { a: 'b' }, uid: 'x' },
  spec: {
    token: 'a',
    machineName: '',
    machineInventoryLabels: { a: 'b', c: null },
    machineInventoryAnnotations: {},
    labelPrefix: '-',
    config: {
      'cloud-config': { users: [{ name: 'root' }], bootcmd: 1 },
      'network': { configurator: 'nmc', ipAddresses: { ip: { apiGroup: 'g', kind: 'k', name: 'n' } }, config: { a: [1] } },
      'elemental': {
        'registration': {
          'auth': 'tpm', 'emulate-tpm': true, 'emulated-tpm-seed': -1, 'no-smbios': false, 'no-toolkit': true, 'url': '', 'ca-cert': '', 'labels': {},
        },
        'install': {
          'firmware': 'efi', 'device': '/dev/sda', 'device-selector': [{ key: 'Name', operator: 'In', values: ['a'] }], 'no-format': true,
          'config-urls': [], 'iso': '', 'system-uri': '', 'debug': true, 'tty': '', 'poweroff': true, 'reboot': true, 'eject-cd': true,
          'disable-boot-entry': true, 'config-dir': '', 'snapshotter': { type: 'btrfs', maxSnaps: 2 },
        },
        'reset': {
          'enabled': true, 'reset-persistent': true, 'reset-oem': true, 'config-urls': ['a'], 'system-uri': '', 'debug': true, 'poweroff': true,
          'reboot': true, 'disable-boot-entry': true,
        },
        'system-agent': { 'strictTLSMode': true, 'url': '', 'token': '', 'secret-name': '', 'secret-namespace': '' },
      },
    },
  },
};

describe('typeProblems', () => {
  it('is content with every field that there is', () => {
    expect(ofResource(FULL)).toStrictEqual([]);
  });

  it('takes null for nothing, as the API server does', () => {
    expect(ofResource({ metadata: null, spec: null })).toStrictEqual([]);
    expect(ofResource({ spec: { token: null, config: { 'cloud-config': null, 'elemental': null } } })).toStrictEqual([]);
  });

  it.each<[object, string]>([
    [{ spec: [] }, 'error spec: type.map'],
    [{ metadata: { labels: { a: 1 } } }, 'error metadata > labels > a: type.text'],
    [{ metadata: { annotations: 'x' } }, 'error metadata > annotations: type.map'],
    [{ spec: { token: 7 } }, 'error spec > token: type.text'],
    [{ spec: { machineInventoryLabels: { rack: 7 } } }, 'error spec > machineInventoryLabels > rack: type.text'],
    [{ spec: { machineInventoryLabels: ['a'] } }, 'error spec > machineInventoryLabels: type.map'],
    [{ spec: { foo: 'bar' } }, 'warning spec > foo: type.unknownField'],
    [{ spec: { constructor: 'x' } }, 'warning spec > constructor: type.unknownField'],
    [inElemental({ registration: { noToolkit: true } }), 'warning elemental > registration > noToolkit: type.unknownField'],
    [inElemental({ registration: { 'no-toolkit': 'true' } }), 'error elemental > registration > no-toolkit: type.flag'],
    [inElemental({ registration: { 'emulated-tpm-seed': 'x' } }), 'error elemental > registration > emulated-tpm-seed: type.integer'],
    [inElemental({ registration: { 'emulated-tpm-seed': 1.5 } }), 'error elemental > registration > emulated-tpm-seed: type.integer'],
    [
      inElemental({ registration: { 'emulated-tpm-seed': 2 ** 53 } }),
      'error elemental > registration > emulated-tpm-seed: type.unsafeInteger',
    ],
    [inElemental({ install: { snapshotter: { maxSnaps: 1 } } }), 'error elemental > install > snapshotter > maxSnaps: type.tooSmall'],
    [inElemental({ install: { 'device-selector': {} } }), 'error elemental > install > device-selector: type.list'],
    [inElemental({ install: { 'config-urls': [null] } }), 'error elemental > install > config-urls > 0: type.text'],
    [inConfig({ network: { configurator: 'bogus' } }), 'error network > configurator: type.notOneOf'],
    [inConfig({ network: { ipAddresses: { ip: { kind: 'k', name: null } } } }), 'error network > ipAddresses > ip > name: type.required'],
    [inConfig({ network: { ipAddresses: { ip: [] } } }), 'error network > ipAddresses > ip: type.map'],
    [inConfig({ network: { config: 'text' } }), 'error network > config: network.configMustBeMap'],
    [inConfig({ 'cloud-config': '#cloud-config' }), 'error cloud-config: elemental.registration.cloudConfigMustBeMap'],
    [inConfig({ 'cloud-config': ['a'] }), 'error cloud-config: elemental.registration.cloudConfigMustBeMap'],
  ])('finds what is wrong with %j', (resource, problem) => {
    expect(ofResource(resource)).toStrictEqual([problem]);
  });

  it('says what a field may be, and where it stands', () => {
    expect(typeProblems(inConfig({ network: { configurator: 'bogus' as 'none' } }), {})[0]?.message.args)
      .toStrictEqual({ field: 'spec.config.network.configurator', value: 'bogus', allowed: 'none, nmc, nmstate, nmconnections' });
  });
});
