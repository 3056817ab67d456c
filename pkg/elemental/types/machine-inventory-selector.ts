import type { Condition, KubernetesObject } from './kubernetes';

/** Adopts one matching machine for a cluster. */
export interface MachineInventorySelector extends KubernetesObject {
  spec?: { selector?: { matchLabels?: Record<string, string>; matchExpressions?: MatchExpression[] } };
  status?: {
    conditions?: Condition[];
    /** SHA-256 of the plan that bootstraps Kubernetes, hexadecimal; set when the plan is written, not when it is applied. */
    bootstrapPlanChecksum?: string;
    machineInventoryRef?: { name?: string };
    ready?: boolean;
  };
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
