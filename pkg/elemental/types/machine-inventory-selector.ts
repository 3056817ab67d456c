import type { Condition, KubernetesObject } from './kubernetes';

/** Adopts one matching machine for a cluster. */
export interface MachineInventorySelector extends KubernetesObject {
  spec?: { selector?: MachineLabelSelector };
  status?: {
    conditions?: Condition[];
    /** SHA-256 of the plan that bootstraps Kubernetes, hexadecimal; set when the plan is written, not when it is applied. */
    bootstrapPlanChecksum?: string;
    machineInventoryRef?: { name?: string };
    ready?: boolean;
  };
}

/** Which machines are adopted: all that fulfil everything in it, and so every machine if it is empty. */
export interface MachineLabelSelector {
  matchLabels?: Record<string, string>;
  matchExpressions?: MatchExpression[];
}

/** What the selectors of a machine pool are made from; it must be in the machines' namespace. */
export interface MachineInventorySelectorTemplate extends KubernetesObject {
  spec?: { template?: { spec?: { selector?: MachineLabelSelector } } };
}

export interface MatchExpression {
  key: string;
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  values?: string[];
}

/** As Kubernetes has it: all expressions must match. */
export interface LabelSelector {
  matchExpressions: MatchExpression[];
}
