import type { MachineRegistration } from '../../../types';
import { FIELDS, registrationForm, type RegistrationForm } from '.';
import { ignoredFields, isManagedOnly, withoutIgnored } from './ignored';

const SETTINGS: MachineRegistration = {
  spec: {
    config: {
      'cloud-config': { users: [] },
      'network': { configurator: 'nmc' },
      'elemental': { install: { device: '/dev/sda' }, reset: { 'enabled': true, 'reset-oem': false } },
    },
  },
};

function form(unmanaged: boolean): RegistrationForm {
  return { ...registrationForm(SETTINGS), unmanaged };
}

describe('settings that unmanaged hosts ignore', () => {
  it('are named where the hosts are unmanaged, and only where something is set', () => {
    expect(ignoredFields(form(true))).toStrictEqual(['installDevice', 'resetOem', 'cloudConfig', 'networkConfigurator']);
    expect(ignoredFields(form(false))).toStrictEqual([]);
    expect(ignoredFields({ ...registrationForm({}), unmanaged: true })).toStrictEqual([]);
  });

  it('are not those that the API server fills in by itself', () => {
    const elemental = {
      reset: { 'reset-persistent': true, 'reset-oem': true, 'reboot': true }, install: { snapshotter: { type: 'loopdevice', maxSnaps: 2 } },
    };

    expect(ignoredFields({ ...registrationForm({ spec: { config: { elemental } } }), unmanaged: true })).toStrictEqual([]);
  });

  it('go when they are told to, and nothing else does', () => {
    const rest = withoutIgnored(form(true));

    expect(ignoredFields(rest)).toStrictEqual([]);
    expect(rest.resetEnabled).toBe(true);
    expect(rest.unmanaged).toBe(true);
    expect(withoutIgnored(form(false))).toStrictEqual(form(false));
  });

  it('are all of install, cloud-config and network, and of reset all but its switch', () => {
    const sections = ['install', 'reset', 'cloud-config', 'network'];
    const ignorable = (Object.keys(FIELDS) as (keyof typeof FIELDS)[])
      .filter((field) => field !== 'resetEnabled' && FIELDS[field].path.some((key) => sections.includes(key)));

    expect((Object.keys(FIELDS) as (keyof typeof FIELDS)[]).filter(isManagedOnly)).toStrictEqual(ignorable);
  });
});
