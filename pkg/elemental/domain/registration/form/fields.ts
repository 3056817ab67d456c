import type { DeviceRequirement } from '../../../types';
import { entries, flag, integer, list, text, yamlText, type Field } from '../../form-field';
import { DESCRIPTION_ANNOTATION, isOurAnnotation, isOurLabel } from '../../labels';
import { addressClaims, requirements, type AddressClaim } from './field';
import { HOST_TYPE_PATH } from './host-type';

/** What the form edits. One flat object, no nested optionals: the template never has to guard. */
export interface RegistrationForm {
  name: string;
  description: string;
  /** Who looks after the operating system of the hosts: somebody else (true) or Elemental (false). */
  unmanaged: boolean;

  machineName: string;
  /** Labels of the machines, without those that this extension stamps. */
  machineLabels: Record<string, string>;
  /** Annotations of the machines, without the one that this extension stamps. */
  machineAnnotations: Record<string, string>;

  /** tpm, mac or sys-uuid */
  auth: string;
  emulateTpm: boolean;
  emulatedTpmSeed: string;
  noSmbios: boolean;

  resetEnabled: boolean;
  resetPersistent: boolean;
  resetOem: boolean;
  resetReboot: boolean;
  resetPoweroff: boolean;
  resetDisableBootEntry: boolean;
  resetDebug: boolean;
  resetSystemUri: string;
  resetConfigUrls: string[];

  installDevice: string;
  installDeviceSelector: DeviceRequirement[];
  installFirmware: string;
  installSnapshotter: string;
  installMaxSnaps: string;
  installReboot: boolean;
  installPoweroff: boolean;
  installEjectCd: boolean;
  installNoFormat: boolean;
  installDisableBootEntry: boolean;
  installSystemUri: string;
  installIso: string;
  installTty: string;
  installConfigDir: string;
  installConfigUrls: string[];
  installDebug: boolean;

  /** YAML */
  cloudConfig: string;

  networkConfigurator: string;
  networkAddresses: AddressClaim[];
  /** YAML */
  networkConfig: string;

  token: string;
  labelPrefix: string;
}

export type RegistrationField = keyof RegistrationForm;

const ELEMENTAL = ['spec', 'config', 'elemental'] as const;
const REGISTRATION = [...ELEMENTAL, 'registration'] as const;
const RESET = [...ELEMENTAL, 'reset'] as const;
const INSTALL = [...ELEMENTAL, 'install'] as const;
const NETWORK = ['spec', 'config', 'network'] as const;

/**
 * Every answer but the host type, which stands in several places, and where it stands. What an absent field means is the
 * default in the operator's CRD, or what the operator does without it.
 */
export const FIELDS: { [F in Exclude<RegistrationField, 'unmanaged'>]: Field<RegistrationForm[F]> } = {
  name: text(['metadata', 'name']),
  description: text(['metadata', 'annotations', DESCRIPTION_ANNOTATION]),

  machineName: text(['spec', 'machineName']),
  machineLabels: entries(['spec', 'machineInventoryLabels'], isOurLabel),
  machineAnnotations: entries(['spec', 'machineInventoryAnnotations'], isOurAnnotation),

  auth: text([...REGISTRATION, 'auth'], 'tpm'),
  emulateTpm: flag([...REGISTRATION, 'emulate-tpm']),
  emulatedTpmSeed: integer([...REGISTRATION, 'emulated-tpm-seed']),
  noSmbios: flag([...REGISTRATION, 'no-smbios']),

  resetEnabled: flag([...RESET, 'enabled']),
  resetPersistent: flag([...RESET, 'reset-persistent'], true),
  resetOem: flag([...RESET, 'reset-oem'], true),
  resetReboot: flag([...RESET, 'reboot'], true),
  resetPoweroff: flag([...RESET, 'poweroff']),
  resetDisableBootEntry: flag([...RESET, 'disable-boot-entry']),
  resetDebug: flag([...RESET, 'debug']),
  resetSystemUri: text([...RESET, 'system-uri']),
  resetConfigUrls: list([...RESET, 'config-urls']),

  installDevice: text([...INSTALL, 'device']),
  installDeviceSelector: requirements([...INSTALL, 'device-selector']),
  installFirmware: text([...INSTALL, 'firmware']),
  installSnapshotter: text([...INSTALL, 'snapshotter', 'type'], 'loopdevice'),
  installMaxSnaps: integer([...INSTALL, 'snapshotter', 'maxSnaps'], '2'),
  installReboot: flag([...INSTALL, 'reboot']),
  installPoweroff: flag([...INSTALL, 'poweroff']),
  installEjectCd: flag([...INSTALL, 'eject-cd']),
  installNoFormat: flag([...INSTALL, 'no-format']),
  installDisableBootEntry: flag([...INSTALL, 'disable-boot-entry']),
  installSystemUri: text([...INSTALL, 'system-uri']),
  installIso: text([...INSTALL, 'iso']),
  installTty: text([...INSTALL, 'tty']),
  installConfigDir: text([...INSTALL, 'config-dir']),
  installConfigUrls: list([...INSTALL, 'config-urls']),
  installDebug: flag([...INSTALL, 'debug']),

  cloudConfig: yamlText(['spec', 'config', 'cloud-config']),

  networkConfigurator: text([...NETWORK, 'configurator'], 'none'),
  networkAddresses: addressClaims([...NETWORK, 'ipAddresses']),
  networkConfig: yamlText([...NETWORK, 'config']),

  token: text(['spec', 'token']),
  labelPrefix: text(['spec', 'labelPrefix']),
};

/** The field that shows what stands at this path of the resource, or around it; undefined where the form has none. */
export function fieldAt(path: readonly string[]): RegistrationField | undefined {
  if (startsWith(path, HOST_TYPE_PATH)) {
    return 'unmanaged';
  }

  return (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).find((field) => startsWith(path, FIELDS[field].path));
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((key, index) => path[index] === key);
}
