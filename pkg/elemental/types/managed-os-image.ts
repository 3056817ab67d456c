import type { Condition, KubernetesObject } from './kubernetes';
import type { StoredSelector } from './machine-inventory-selector';

/** An update group: which operating system the nodes of some clusters are upgraded to. */
export interface ManagedOSImage extends KubernetesObject {
  spec?: ManagedOSImageSpec;
  status?: { conditions?: Condition[] };
}

export interface ManagedOSImageSpec {
  /** Wins over `managedOSVersionName`. */
  osImage?: string;
  managedOSVersionName?: string;
  /** Written to the nodes before their upgrade. */
  cloudConfig?: Record<string, unknown>;
  /** Which nodes; absent or empty means all of them. */
  nodeSelector?: StoredSelector;
  /** How many nodes at a time; absent means 1. */
  concurrency?: number;
  /** Whether a node takes no new work while it is upgraded; absent means true. */
  cordon?: boolean;
  /** How its work is moved away before; the API server fills it in where it is absent, null means not at all. */
  drain?: DrainOptions | null;
  prepare?: object;
  upgradeContainer?: object;
  clusterRolloutStrategy?: object;
  /** Which clusters of Fleet's; empty in the namespace `fleet-local`, where the group is for the cluster `local`. */
  clusterTargets?: ClusterTarget[];
}

export interface DrainOptions {
  deleteLocalData?: boolean;
  force?: boolean;
  ignoreDaemonSets?: boolean;
  /** Seconds. */
  skipWaitForDeleteTimeout?: number;
}

/** What Fleet calls a BundleTarget: clusters by name, by labels or by their group. */
export interface ClusterTarget {
  name?: string;
  clusterName?: string;
  clusterSelector?: StoredSelector;
  clusterGroup?: string;
  clusterGroupSelector?: StoredSelector;
  /** True: clusters that match are left out. */
  doNotDeploy?: boolean;
}
