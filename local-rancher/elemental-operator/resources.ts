import type { Condition, Resource } from '../controllers/resources';
import { HOLD_ANNOTATION } from './names';

/** `spec.config.elemental.registration`, and the same section of what a host is served. */
export interface RegistrationSettings {
  'url'?: string;
  'ca-cert'?: string;
  'emulate-tpm'?: boolean;
  'emulated-tpm-seed'?: number;
  'no-smbios'?: boolean;
  'auth'?: string;
  'no-toolkit'?: boolean;
  'labels'?: Record<string, string>;
}

export interface MachineRegistration extends Resource {
  spec: {
    token?: string;
    machineName?: string;
    labelPrefix?: string;
    machineInventoryLabels?: Record<string, string>;
    machineInventoryAnnotations?: Record<string, string>;
    config?: {
      'elemental'?: {
        registration?: RegistrationSettings;
        install?: Record<string, unknown>;
        reset?: Record<string, unknown> & { enabled?: boolean };
      };
      'network'?: { configurator?: string; config?: unknown; ipAddresses?: unknown };
      /** A map, or the operator is blind (recording `01-machineregistrations/_poison-cloud-config.yaml`). */
      'cloud-config'?: unknown;
    };
  };
  status?: RegistrationStatus;
}

export interface RegistrationStatus {
  conditions?: Condition[];
  registrationToken?: string;
  registrationURL?: string;
  serviceAccountRef?: { kind: string; name: string; namespace: string };
}

/** The operator's view of the plan Secret; the checksum is the one that the host's agent last reported, or of a reset plan. */
export interface PlanStatus {
  secretRef?: { name: string; namespace: string };
  checksum?: string;
  state?: 'Applied' | 'Failed';
}

export interface InventoryStatus {
  conditions?: Condition[];
  plan?: PlanStatus;
}

export interface MachineInventory extends Resource {
  spec: {
    tpmHash?: string;
    machineHash?: string;
    network?: { configurator?: string; config?: unknown };
    ipAddressPools?: unknown;
  };
  status?: InventoryStatus;
}

/** One condition on a label (`metav1.LabelSelectorRequirement`). */
export interface LabelRequirement {
  key: string;
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  values?: string[];
}

export interface LabelSelector {
  matchLabels?: Record<string, string>;
  matchExpressions?: LabelRequirement[];
}

export interface MachineAddress {
  type: 'ExternalIP' | 'InternalIP' | 'Hostname';
  address: string;
}

export interface SelectorStatus {
  conditions?: Condition[];
  /** True once the bootstrap plan is written, whether an agent takes it or not. */
  ready?: boolean;
  addresses?: MachineAddress[];
  bootstrapPlanChecksum?: string;
  machineInventoryRef?: { name?: string };
}

export interface MachineInventorySelector extends Resource {
  spec?: { selector?: LabelSelector };
  status?: SelectorStatus;
}

/** Which operating system the nodes of some clusters are upgraded to. */
export interface ManagedOSImage extends Resource {
  spec?: { osImage?: string; managedOSVersionName?: string };
  status?: { conditions?: Condition[] };
}

/** An operating system that nodes are upgraded with (`container`), or that hosts are installed with (`iso`). */
export interface ManagedOSVersion extends Resource {
  spec?: { type?: string };
}

/** True if the controllers must not touch the object (see HOLD_ANNOTATION). */
export function isHeld({ metadata }: Resource): boolean {
  return metadata.annotations?.[HOLD_ANNOTATION] === 'true';
}
