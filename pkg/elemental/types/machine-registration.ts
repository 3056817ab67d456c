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
  'network'?: Record<string, unknown>;
  'elemental'?: {
    registration?: RegistrationOptions;
    reset?: ResetOptions;
    install?: Record<string, unknown>;
  };
}

export interface RegistrationOptions {
  'auth'?: string;
  'emulate-tpm'?: boolean;
  /** 0 or absent: the client's default 1, the same identity on every host. Negative: derived from the system UUID. */
  'emulated-tpm-seed'?: number;
  'no-smbios'?: boolean;
  /** Says that the hosts are unmanaged. It is not sent to them: what counts there is `elemental-register --no-toolkit`. */
  'no-toolkit'?: boolean;
}

export interface ResetOptions {
  /** Becomes the annotation `resettable` of a machine when that is created, and never later. */
  'enabled'?: boolean;
  'reset-persistent'?: boolean;
  'reset-oem'?: boolean;
  'reboot'?: boolean;
}

export interface MachineRegistrationStatus {
  conditions?: Condition[];
  /** A bearer secret: whoever has it can register a machine. */
  registrationURL?: string;
  registrationToken?: string;
  serviceAccountRef?: { kind?: string; name?: string; namespace?: string };
}
