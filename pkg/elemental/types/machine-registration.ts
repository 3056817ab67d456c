import type { Condition, KubernetesObject } from './kubernetes';

/** A registration endpoint: what a machine that registers gets and becomes. */
export interface MachineRegistration extends KubernetesObject {
  spec?: MachineRegistrationSpec;
  status?: MachineRegistrationStatus;
}

export interface MachineRegistrationSpec {
  /** May hold `${…}` variables that are rendered when a machine registers. */
  machineName?: string;
  machineInventoryLabels?: Record<string, string>;
  machineInventoryAnnotations?: Record<string, string>;
  /** Goes before the keys that the client sends; empty means `elemental.cattle.io`, `-` means none. */
  labelPrefix?: string;
  /** Fixes the registration URL; drawn at random when absent. The empty string is refused. */
  token?: string;
  config?: MachineRegistrationConfig;
}

export interface MachineRegistrationConfig {
  /** Must be a map: anything else is stored, and stops the operator from seeing any registration. */
  'cloud-config'?: Record<string, unknown>;
  'network'?: NetworkOptions;
  'elemental'?: {
    registration?: RegistrationOptions;
    reset?: ResetOptions;
    install?: InstallOptions;
  };
}

export interface RegistrationOptions {
  'auth'?: string;
  'emulate-tpm'?: boolean;
  /** 0 or absent: the client's default 1, the same identity on every host. -1: derived from the system UUID; any other is as fixed as 1. */
  'emulated-tpm-seed'?: number;
  'no-smbios'?: boolean;
  /** Says that the hosts are unmanaged. It is not sent to them: what counts there is `elemental-register --no-toolkit`. */
  'no-toolkit'?: boolean;
}

/** What deleting a machine does to its host. An unmanaged one follows `enabled` alone. */
export interface ResetOptions {
  /** Becomes the annotation `resettable` of a machine when that is created, and never later. */
  'enabled'?: boolean;
  /** Absent means true, as do `reset-oem` and `reboot`. */
  'reset-persistent'?: boolean;
  'reset-oem'?: boolean;
  'reboot'?: boolean;
  'config-urls'?: string[];
  'system-uri'?: string;
  'debug'?: boolean;
  'poweroff'?: boolean;
  'disable-boot-entry'?: boolean;
}

/** How the operating system is installed on a managed host. */
export interface InstallOptions {
  'firmware'?: string;
  /** Wins over `device-selector`. */
  'device'?: string;
  'device-selector'?: DeviceRequirement[];
  'no-format'?: boolean;
  'config-urls'?: string[];
  'iso'?: string;
  'system-uri'?: string;
  'debug'?: boolean;
  'tty'?: string;
  'poweroff'?: boolean;
  'reboot'?: boolean;
  'eject-cd'?: boolean;
  'disable-boot-entry'?: boolean;
  'config-dir'?: string;
  'snapshotter'?: { type?: string; maxSnaps?: number };
}

/** A condition that the disk to install on must meet. */
export interface DeviceRequirement {
  key: 'Name' | 'Size';
  /** In and NotIn need the key Name, Gt and Lt need Size and use only the first value. */
  operator: 'In' | 'NotIn' | 'Gt' | 'Lt';
  values?: string[];
}

/** Network configuration of managed hosts. */
export interface NetworkOptions {
  /** Absent means none. */
  configurator?: 'none' | 'nmc' | 'nmstate' | 'nmconnections';
  /** The pool that each named address is claimed from. */
  ipAddresses?: Record<string, { apiGroup?: string; kind: string; name: string }>;
  /** The configurator's own format. */
  config?: Record<string, unknown>;
}

export interface MachineRegistrationStatus {
  conditions?: Condition[];
  /** A bearer secret: whoever has it can register a machine. */
  registrationURL?: string;
  registrationToken?: string;
  serviceAccountRef?: { kind?: string; name?: string; namespace?: string };
}
