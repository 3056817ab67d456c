import type { MachineRegistration } from '../../../types';
import { givenAt, isSetAt, listAt, textAt, type Path } from '../../path';
import { errorAt, warningAt, type Problem } from '../../problem';
import { isUnmanagedRegistration } from '../form';
import { INSTALL, RESET } from './paths';
import type { Rule } from './rule';
import { isIsoSource, isSystemSource, isWebAddress } from './sources';

const DEVICE = [...INSTALL, 'device'] as const;
const SELECTOR = [...INSTALL, 'device-selector'] as const;
const SNAPSHOTTER = [...INSTALL, 'snapshotter', 'type'] as const;
const FIRMWARE = [...INSTALL, 'firmware'] as const;
const ISO = [...INSTALL, 'iso'] as const;

/** elemental-toolkit, cmd/flags.go; the API server takes any text (recording `snapshotter-type-bogus`). */
const SNAPSHOTTERS = ['loopdevice', 'btrfs'];

/** elemental-toolkit, pkg/types/config.go `SetFirmwarePartitions`: anything else installs a system that has no boot partition. */
const FIRMWARES = ['efi', 'bios'];

/** Settings of the installation; hosts that somebody else looks after ignore them. */
export const installProblems: Rule = (registration) => isUnmanagedRegistration(registration)
  ? []
  : [
      ...diskProblems(registration),
      ...choiceProblems(registration, SNAPSHOTTER, SNAPSHOTTERS, errorAt, 'elemental.registration.problem.install.snapshotter'),
      ...choiceProblems(registration, FIRMWARE, FIRMWARES, warningAt, 'elemental.registration.problem.install.firmware'),
      ...sourceProblems(registration, ISO, isIsoSource, 'elemental.registration.problem.install.iso'),
      ...commonProblems(registration, INSTALL),
      ...isSetAt(registration, [...INSTALL, 'poweroff']) && isSetAt(registration, [...INSTALL, 'reboot'])
        ? [warningAt([...INSTALL, 'poweroff'], 'elemental.registration.problem.install.poweroffAndReboot')]
        : [],
    ];

/** Settings of the reset; hosts that somebody else looks after follow `enabled` alone. `reboot` is on unless it is switched off. */
export const resetProblems: Rule = (registration) => isUnmanagedRegistration(registration)
  ? []
  : [
      ...commonProblems(registration, RESET),
      ...isSetAt(registration, [...RESET, 'poweroff']) && givenAt(registration, [...RESET, 'reboot']) !== false
        ? [warningAt([...RESET, 'poweroff'], 'elemental.registration.problem.reset.poweroffAndReboot')]
        : [],
    ];

/** A device wins over a selector; with neither, any disk that the host has is taken (operator: pkg/install/install.go `findInstallationDevice`). */
function diskProblems(registration: MachineRegistration): Problem[] {
  const device = textAt(registration, DEVICE);
  const hasSelector = listAt(registration, SELECTOR).length > 0;

  if (!device) {
    return hasSelector ? [] : [warningAt(DEVICE, 'elemental.registration.problem.install.anyDisk')];
  }

  return [
    ...device.startsWith('/') ? [] : [warningAt(DEVICE, 'elemental.registration.problem.install.devicePath', { device })],
    ...hasSelector ? [warningAt(SELECTOR, 'elemental.registration.problem.install.deviceWins')] : [],
  ];
}

function choiceProblems(
  registration: MachineRegistration, path: Path, choices: string[], problemAt: typeof errorAt, sentence: string,
): Problem[] {
  const value = textAt(registration, path);

  return value && !choices.includes(value) ? [problemAt(path, sentence, { value, allowed: choices.join(', ') })] : [];
}

/** What installation and reset have in common. */
function commonProblems(registration: MachineRegistration, section: Path): Problem[] {
  const urls = [...section, 'config-urls'];

  return [
    ...sourceProblems(registration, [...section, 'system-uri'], isSystemSource, 'elemental.registration.problem.install.systemUri'),
    ...listAt(registration, urls).flatMap((url, index) => typeof url === 'string' && !isWebAddress(url)
      ? [warningAt([...urls, String(index)], 'elemental.registration.problem.install.configUrl', { url })]
      : []),
  ];
}

function sourceProblems(registration: MachineRegistration, path: Path, isSource: (uri: string) => boolean, sentence: string): Problem[] {
  const value = textAt(registration, path);

  return value && !isSource(value) ? [errorAt(path, sentence, { value })] : [];
}
