import type { Condition, KubernetesObject, ObjectMeta } from './kubernetes';

/** Adopts one matching machine for a cluster. */
export interface MachineInventorySelector extends KubernetesObject {
  spec?: { selector?: StoredSelector };
  status?: {
    conditions?: Condition[];
    /** SHA-256 of the plan that bootstraps Kubernetes, hexadecimal; set when the plan is written, not when it is applied. */
    bootstrapPlanChecksum?: string;
    machineInventoryRef?: { name?: string };
    ready?: boolean;
  };
}

/** What each node of a machine pool gets a {@link MachineInventorySelector} from. */
export interface MachineInventorySelectorTemplate extends KubernetesObject {
  spec?: {
    template?: {
      metadata?: ObjectMeta;
      spec?: { selector?: StoredSelector };
    };
  };
}

/** A label selector as it stands in a resource (Kubernetes' meta/v1 LabelSelector): all of it must match, and empty it matches everything. */
export interface StoredSelector {
  matchLabels?: Record<string, string>;
  matchExpressions?: MatchExpression[];
}

export interface MatchExpression {
  key: string;
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  values?: string[];
}

/** The same without the shorthand of `matchLabels`: what a server is asked. */
export interface LabelSelector {
  matchExpressions: MatchExpression[];
}
