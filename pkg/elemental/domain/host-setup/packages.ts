import type { MachineRegistration } from '../../types';
import type { HostSetupMode } from './connection';

/**
 * The packages that a host needs. The client runs `dmidecode` to read what the hardware says about itself and fails without it
 * (recording 03-register/failures/f-smbios), unless the registration forbids it to look.
 */
export function packagesFor({ spec }: MachineRegistration, mode: HostSetupMode): string[] {
  return [
    'elemental-register',
    ...(mode === 'kubernetes' ? ['elemental-system-agent'] : []),
    ...(spec?.config?.elemental?.registration?.['no-smbios'] ? [] : ['dmidecode']),
  ];
}

/**
 * Where the packages come from. They are built for SUSE's systems, on x86_64 and aarch64: in the repositories of SUSE Linux Micro and
 * in projects of the openSUSE Build Service (suse-edge/edge-image-builder, docs/downloads; rancher/elemental-operator,
 * .obs/specfile/elemental-register). Nobody offers them for Debian, Ubuntu, Fedora or Red Hat's systems.
 */
export const FOR_SUSE = [
  'SUSE Linux Micro: register the host with SUSE (its registration code), which adds the repositories that have the packages.',
  'Others: add the repository for your system of https://download.opensuse.org/repositories/isv:/Rancher:/Elemental:/ (zypper addrepo).',
];

export const FOR_OTHERS = [
  'elemental-register and elemental-system-agent are packaged for SUSE\'s systems only. Elsewhere, put the programs into /usr/local/sbin:',
  'elemental-register: "make register" in https://github.com/rancher/elemental-operator, at the tag of your operator\'s version.',
  'elemental-system-agent: the program rancher-system-agent of https://github.com/rancher/system-agent/releases, under this name.',
];
