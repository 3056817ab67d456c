import { lines } from '../../../../../test/support/problems';
import type { MachineRegistration } from '../../../types';
import { installProblems, resetProblems } from './install';

function registration(elemental: object, unmanaged = false): MachineRegistration {
  return { spec: { config: { elemental: { ...elemental, registration: { 'no-toolkit': unmanaged } } } } };
}

function ofInstall(install: object, unmanaged = false): string[] {
  return lines(installProblems(registration({ install }, unmanaged), {})).map((line) => line.replace('spec > config > elemental > install > ', ''));
}

function ofReset(reset: object, unmanaged = false): string[] {
  return lines(resetProblems(registration({ reset }, unmanaged), {})).map((line) => line.replace('spec > config > elemental > reset > ', ''));
}

const DISK = { device: '/dev/sda' };
const SELECTOR = { 'device-selector': [{ key: 'Name', operator: 'In', values: ['sda'] }] };

describe('installProblems', () => {
  it.each([
    DISK,
    SELECTOR,
    { ...DISK, 'snapshotter': { type: 'btrfs', maxSnaps: 2 }, 'firmware': 'efi', 'iso': 'https://a/b.iso', 'system-uri': 'oci:a/b:1', 'poweroff': true },
    { ...DISK, 'snapshotter': { type: 'loopdevice' }, 'firmware': 'bios', 'reboot': true, 'poweroff': false, 'config-urls': ['https://a/b'] },
    { ...DISK, snapshotter: { type: '' }, firmware: '', iso: '' },
  ])('is content with %j', (install) => {
    expect(ofInstall(install)).toStrictEqual([]);
  });

  it.each([
    [{}, 'warning device: install.anyDisk'],
    [{ 'device': '', 'device-selector': [] }, 'warning device: install.anyDisk'],
    [{ device: 'sda' }, 'warning device: install.devicePath'],
    [{ ...DISK, ...SELECTOR }, 'warning device-selector: install.deviceWins'],
    [{ ...DISK, snapshotter: { type: 'zfs' } }, 'error snapshotter > type: install.snapshotter'],
    [{ ...DISK, firmware: 'uefi' }, 'warning firmware: install.firmware'],
    [{ ...DISK, iso: 'os.iso' }, 'error iso: install.iso'],
    [{ ...DISK, 'system-uri': 'https://a/b' }, 'error system-uri: install.systemUri'],
    [{ ...DISK, 'config-urls': ['https://a', 'b'] }, 'warning config-urls > 1: install.configUrl'],
    [{ ...DISK, poweroff: true, reboot: true }, 'warning poweroff: install.poweroffAndReboot'],
  ])('finds what is wrong with %j, unless somebody else looks after the hosts', (install, problem) => {
    expect(ofInstall(install)).toStrictEqual([problem]);
    expect(ofInstall(install, true)).toStrictEqual([]);
  });

  it('warns where nothing is said of the installation at all', () => {
    expect(lines(installProblems({}, {}))).toStrictEqual(['warning spec > config > elemental > install > device: install.anyDisk']);
  });
});

describe('resetProblems', () => {
  it.each([{}, { reboot: true }, { poweroff: true, reboot: false }, { 'system-uri': 'a/b:1', 'config-urls': ['https://a'] }])('is content with %j', (reset) => {
    expect(ofReset(reset)).toStrictEqual([]);
  });

  it.each([
    [{ poweroff: true }, 'warning poweroff: reset.poweroffAndReboot'],
    [{ poweroff: true, reboot: true }, 'warning poweroff: reset.poweroffAndReboot'],
    [{ 'system-uri': 'A B' }, 'error system-uri: install.systemUri'],
    [{ 'config-urls': ['b'] }, 'warning config-urls > 0: install.configUrl'],
  ])('finds what is wrong with %j, unless somebody else looks after the hosts', (reset, problem) => {
    expect(ofReset(reset)).toStrictEqual([problem]);
    expect(ofReset(reset, true)).toStrictEqual([]);
  });
});
