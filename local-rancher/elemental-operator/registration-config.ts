import { stringify } from 'yaml';
import type { MachineRegistration, RegistrationSettings } from './resources';

/** Where and as whom a registered host's system agent connects. */
export interface SystemAgentSettings {
  'strictTLSMode': boolean;
  'url': string;
  'token': string;
  'secret-name': string;
  'secret-namespace': string;
}

/** The keys in the order in which the operator writes them. */
const REGISTRATION_KEYS = ['emulate-tpm', 'emulated-tpm-seed', 'no-smbios', 'auth'] as const;
const INSTALL_KEYS = [
  'firmware', 'device', 'device-selector', 'no-format', 'config-urls', 'iso', 'system-uri', 'debug', 'tty', 'poweroff', 'reboot', 'eject-cd',
  'disable-boot-entry', 'config-dir', 'snapshotter',
];
const SNAPSHOTTER_KEYS = ['type', 'maxSnaps'];
const RESET_KEYS = ['reset-persistent', 'reset-oem', 'config-urls', 'system-uri', 'debug', 'poweroff', 'reboot', 'disable-boot-entry'];

/**
 * What anybody who has the registration URL is served (recordings `02-registration-url/get.yaml`, `inert-keys.yaml`):
 * of the registration's settings only some, and none that is unset, zero or false.
 */
export function publicConfig(registration: MachineRegistration, caCertificate: string): string {
  return toYaml({ elemental: { registration: registrationSection(registration, caCertificate) } });
}

/** What a host gets for registering: the same, with what to install and how its agent connects (recordings `03-register/*.run.yaml`). */
export function registeredConfig(registration: MachineRegistration, caCertificate: string, systemAgent: SystemAgentSettings): string {
  const { elemental, 'cloud-config': cloudConfig } = registration.spec.config ?? {};
  const reset = elemental?.reset && { enabled: elemental.reset.enabled ?? false, ...inOrder(elemental.reset, RESET_KEYS) };

  return toYaml({
    'elemental': {
      'install': installSection(elemental?.install),
      'reset': reset && isZero(reset) ? undefined : reset,
      'registration': registrationSection(registration, caCertificate),
      'system-agent': systemAgent,
    },
    'cloud-config': cloudConfig ? asRawExtensions(cloudConfig) : undefined,
  });
}

function registrationSection({ spec, status }: MachineRegistration, caCertificate: string): RegistrationSettings {
  return {
    'url': status?.registrationURL,
    'ca-cert': caCertificate || undefined,
    ...inOrder(spec.config?.elemental?.registration, REGISTRATION_KEYS),
  };
}

function installSection(install: Record<string, unknown> = {}): object | undefined {
  return inOrder({ ...install, snapshotter: inOrder(install.snapshotter ?? {}, SNAPSHOTTER_KEYS) }, INSTALL_KEYS);
}

/** The operator's YAML library sees the inside of Kubernetes' "any JSON" type: its bytes, as numbers (recording `03-register/edge-06.run.yaml`). */
function asRawExtensions(cloudConfig: object): object {
  return Object.fromEntries(Object.entries(cloudConfig)
    .sort(([a], [b]) => a < b ? -1 : 1)
    .map(([key, value]) => [key, { raw: [...Buffer.from(JSON.stringify(value))], object: null }]));
}

function inOrder(section: object | undefined, keys: readonly string[]): Record<string, unknown> | undefined {
  const values = new Map(Object.entries(section ?? {}));
  const set = keys.filter((key) => !isZero(values.get(key)));

  return set.length ? Object.fromEntries(set.map((key) => [key, values.get(key)])) : undefined;
}

/** What Go leaves out (`omitempty`). */
function isZero(value: unknown): boolean {
  return typeof value === 'object' && value !== null ? Object.values(value).every(isZero) : !value;
}

function toYaml(config: object): string {
  return stringify(config, { indent: 4, lineWidth: 0 });
}
