import type { Condition, Resource } from '../controllers/resources';
import type { Kind } from '../controllers/writes';
import type { LabelSelector, MachineAddress } from '../elemental-operator/resources';

export const CLUSTERS: Kind = { group: 'provisioning.cattle.io', version: 'v1', plural: 'clusters' };
export const MANAGEMENT_CLUSTERS: Kind = { group: 'management.cattle.io', version: 'v3', plural: 'clusters' };
export const DEPLOYMENTS: Kind = { group: 'cluster.x-k8s.io', version: 'v1beta2', plural: 'machinedeployments' };
export const MACHINES: Kind = { ...DEPLOYMENTS, plural: 'machines' };

export const CLUSTER_LABEL = 'cluster.x-k8s.io/cluster-name';
export const DEPLOYMENT_LABEL = 'cluster.x-k8s.io/deployment-name';

/** Which parts of Kubernetes a pool's machines run. */
export interface Roles {
  controlPlaneRole?: boolean;
  etcdRole?: boolean;
  workerRole?: boolean;
}

export interface MachinePool extends Roles {
  name: string;
  quantity?: number;
  machineConfigRef?: { apiVersion?: string; kind: string; name: string };
}

/** A cluster as a person asks Rancher for it. */
export interface ProvisioningCluster extends Resource {
  spec: { kubernetesVersion?: string; rkeConfig?: { machinePools?: MachinePool[] } };
  status?: ClusterStatus;
}

export interface ClusterStatus {
  /** The management cluster's name. */
  clusterName?: string;
  ready?: boolean;
  conditions?: Condition[];
}

/** The same cluster as Rancher manages it. It is in no namespace. */
export interface ManagementCluster extends Resource {
  spec: { displayName: string; fleetWorkspaceName: string };
  status?: {
    conditions?: Condition[];
    nodeCount?: number;
    provider?: string;
    driver?: string;
    info?: Record<string, unknown>;
  };
}

/** The machines of one pool (Cluster API). */
export interface MachineDeployment extends Resource {
  spec: { clusterName: string; replicas: number } & Record<string, unknown>;
  status?: DeploymentStatus;
}

export interface DeploymentStatus {
  replicas: number;
  readyReplicas: number;
  availableReplicas: number;
  upToDateReplicas: number;
  phase: 'ScalingUp' | 'ScalingDown' | 'Running';
}

/** A future or present node (Cluster API). */
export interface Machine extends Resource {
  spec: { clusterName: string; bootstrap: { dataSecretName?: string } } & Record<string, unknown>;
  status?: MachineStatus;
}

export interface MachineStatus {
  phase?: 'Provisioning' | 'Running';
  /** Set when the host has joined as a node. */
  nodeRef?: { name: string };
  addresses?: MachineAddress[];
  initialization?: { bootstrapDataSecretCreated: boolean; infrastructureProvisioned: boolean };
  conditions?: Condition[];
}

/** What says which machines a pool's selectors adopt. */
export interface SelectorTemplate extends Resource {
  spec?: { template?: { spec?: { selector?: LabelSelector } } };
}
