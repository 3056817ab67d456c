import { randomBytes, randomInt } from 'node:crypto';
import type { V1Secret } from '@kubernetes/client-node';
import { controllerReference } from '../controllers/resources';
import { CLUSTER_API_VERSION } from '../elemental-operator/cluster-api';
import { API_VERSION } from '../elemental-operator/names';
import type { MachineInventorySelector } from '../elemental-operator/resources';
import { bootstrapScript } from './bootstrap-script';
import {
  CLUSTER_LABEL, DEPLOYMENT_LABEL, type Machine, type MachineDeployment, type MachinePool, type ManagementCluster, type ProvisioningCluster,
  type Roles, type SelectorTemplate,
} from './resources';

const TEMPLATE_KIND = 'MachineInventorySelectorTemplate';

/** What Kubernetes makes names of: no vowels, so that no words appear. */
const NAME_CHARACTERS = 'bcdfghjklmnpqrstvwxz2456789';

/** Annotations by which a management cluster refers to what it was made from. */
export const OWNER_NAME = 'objectset.rio.cattle.io/owner-name';
export const OWNER_NAMESPACE = 'objectset.rio.cattle.io/owner-namespace';

/** The pools whose machines come from Elemental; all others are somebody else's. */
export function elementalPools({ spec }: ProvisioningCluster): MachinePool[] {
  return spec.rkeConfig?.machinePools?.filter(({ machineConfigRef }) => machineConfigRef?.kind === TEMPLATE_KIND) ?? [];
}

/** The name of a pool's deployment, and the beginning of its machines' names. */
export function deploymentName({ metadata }: ProvisioningCluster, pool: MachinePool): string {
  return `${ metadata.name }-${ pool.name }`;
}

/** The cluster as Rancher manages it, with a name of Rancher's choice. */
export function managementCluster({ metadata: { name, namespace }, spec }: ProvisioningCluster): ManagementCluster {
  const kubernetesVersion = spec.kubernetesVersion ?? '';

  return {
    apiVersion: 'management.cattle.io/v3',
    kind: 'Cluster',
    metadata: {
      name: `c-m-${ randomName(8) }`,
      // it is in none
      namespace: '',
      annotations: {
        'objectset.rio.cattle.io/id': 'provisioning-cluster-create',
        'objectset.rio.cattle.io/owner-gvk': 'provisioning.cattle.io/v1, Kind=Cluster',
        [OWNER_NAME]: name,
        [OWNER_NAMESPACE]: namespace,
      },
    },
    spec: { displayName: name, fleetWorkspaceName: namespace },
    status: {
      provider: kubernetesVersion.includes('k3s') ? 'k3s' : 'rke2',
      driver: 'imported',
      info: {
        kubernetesVersion,
        arch: 'amd64',
        // without it the form for editing asks again of what the cluster is made
        machineProvider: TEMPLATE_KIND.toLowerCase(),
        provisioningClusterRef: { apiVersion: 'provisioning.cattle.io/v1', kind: 'Cluster', namespace, name },
      },
    },
  };
}

/** The deployment of a pool. It goes with its cluster, and its machines go with it. */
export function machineDeployment(cluster: ProvisioningCluster, pool: MachinePool): MachineDeployment {
  const { name: clusterName, namespace } = cluster.metadata;
  const labels = { [CLUSTER_LABEL]: clusterName, 'rke.cattle.io/cluster-name': clusterName, 'rke.cattle.io/rke-machine-pool-name': pool.name };
  const infrastructureRef = { apiGroup: 'elemental.cattle.io', kind: TEMPLATE_KIND, name: pool.machineConfigRef?.name ?? '' };

  return {
    apiVersion: CLUSTER_API_VERSION,
    kind: 'MachineDeployment',
    metadata: { name: deploymentName(cluster, pool), namespace, labels, ownerReferences: [controllerReference(cluster)] },
    spec: {
      clusterName,
      replicas: pool.quantity ?? 1,
      template: { metadata: { labels: { ...labels, ...roleLabels(pool) } }, spec: { clusterName, infrastructureRef } },
    },
  };
}

/** One more machine of a pool. Its selector and its Secret have names that follow from its own. */
export function newMachine(deployment: MachineDeployment, pool: MachinePool): Machine {
  const { name: deploymentName, namespace, labels } = deployment.metadata;
  const { clusterName } = deployment.spec;
  const name = `${ deploymentName }-${ randomName(5) }-${ randomName(5) }`;

  return {
    apiVersion: CLUSTER_API_VERSION,
    kind: 'Machine',
    metadata: {
      name,
      namespace,
      labels: { ...labels, [DEPLOYMENT_LABEL]: deploymentName, ...roleLabels(pool) },
      ownerReferences: [controllerReference(deployment)],
    },
    spec: {
      clusterName,
      bootstrap: { configRef: { apiGroup: 'rke.cattle.io', kind: 'RKEBootstrap', name }, dataSecretName: bootstrapSecretName(name) } as object,
      infrastructureRef: { apiGroup: 'elemental.cattle.io', kind: 'MachineInventorySelector', name },
    },
  };
}

/** What adopts a host for the machine, as Cluster API makes it from the pool's template. */
export function machineSelector(machine: Machine, template: SelectorTemplate): MachineInventorySelector {
  const { name, namespace, labels = {} } = machine.metadata;
  const kept = Object.entries(labels).filter(([key]) => key === CLUSTER_LABEL || key === DEPLOYMENT_LABEL);

  return {
    apiVersion: API_VERSION,
    kind: 'MachineInventorySelector',
    metadata: {
      name,
      namespace,
      labels: Object.fromEntries(kept),
      annotations: {
        'cluster.x-k8s.io/cloned-from-groupkind': `${ TEMPLATE_KIND }.elemental.cattle.io`, 'cluster.x-k8s.io/cloned-from-name': template.metadata.name,
      },
      ownerReferences: [controllerReference(machine)],
    },
    spec: template.spec?.template?.spec ?? {},
  };
}

/** The Secret with the script that the operator puts into the machine's bootstrap plan, and the word by which the host is known again. */
export function bootstrapSecret(machine: Machine, serverUrl: string): V1Secret & { metadata: { name: string; namespace: string } } {
  const { name, namespace } = machine.metadata;
  const token = randomBytes(24).toString('hex');

  return {
    metadata: { name: bootstrapSecretName(name), namespace, ownerReferences: [controllerReference(machine)] },
    type: 'rke.cattle.io/bootstrap',
    stringData: { value: bootstrapScript(`${ serverUrl }/local-rancher/join/${ namespace }/${ name }/${ token }`), token },
  };
}

/** The name of a machine's bootstrap Secret. */
export function bootstrapSecretName(machine: string): string {
  return `${ machine }-machine-bootstrap`;
}

function roleLabels({ controlPlaneRole, etcdRole, workerRole }: Roles): Record<string, string> {
  return {
    ...controlPlaneRole ? { 'cluster.x-k8s.io/control-plane': 'true', 'rke.cattle.io/control-plane-role': 'true' } : {},
    ...etcdRole ? { 'rke.cattle.io/etcd-role': 'true' } : {},
    ...workerRole ? { 'rke.cattle.io/worker-role': 'true' } : {},
  };
}

function randomName(length: number): string {
  return Array.from({ length }, () => NAME_CHARACTERS[randomInt(NAME_CHARACTERS.length)] ?? '').join('');
}
