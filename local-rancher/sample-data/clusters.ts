import type { KubernetesObject } from '@kubernetes/client-node';
import { API_VERSION } from '../elemental-operator/names';
import { MACHINES_NAMESPACE } from '../rancher-api';
import type { FutureNode, SampleMachine } from './machines';

type Manifest = KubernetesObject & Record<string, unknown>;

const CAPI = 'cluster.x-k8s.io/v1beta2';
const KUBERNETES_VERSION = 'v1.34.1+rke2r1';
const ALL_ROLES = { controlPlaneRole: true, etcdRole: true, workerRole: true };
const CONDITIONS = ['Ready', 'Connected', 'Updated', 'Provisioned'].map((type) => ({ type, status: 'True' }));

/** The clusters that machines of the fleet are nodes of, as Rancher shows them: each in its two forms, and the template of its pool. */
export function clusterObjects(machines: SampleMachine[]): Manifest[] {
  const names = new Set(machines.flatMap(({ cluster }) => cluster ?? []));

  return [...names].flatMap((name) => clusterOf(name, machines.filter(({ cluster }) => cluster === name).length));
}

function clusterOf(name: string, nodeCount: number): Manifest[] {
  const id = `c-m-${ name }`;
  const template = { apiVersion: API_VERSION, kind: 'MachineInventorySelectorTemplate', name: poolOf(name) };

  return [
    {
      apiVersion: 'provisioning.cattle.io/v1',
      kind: 'Cluster',
      metadata: { name, namespace: MACHINES_NAMESPACE },
      spec: {
        kubernetesVersion: KUBERNETES_VERSION,
        rkeConfig: { machinePools: [{ name: 'pool1', quantity: nodeCount, ...ALL_ROLES, machineConfigRef: template }] },
      },
      status: { clusterName: id, ready: true, conditions: CONDITIONS },
    },
    {
      apiVersion: 'management.cattle.io/v3',
      kind: 'Cluster',
      metadata: {
        name: id,
        annotations: {
          'objectset.rio.cattle.io/owner-gvk': 'provisioning.cattle.io/v1, Kind=Cluster',
          'objectset.rio.cattle.io/owner-name': name,
          'objectset.rio.cattle.io/owner-namespace': MACHINES_NAMESPACE,
        },
      },
      spec: { displayName: name, fleetWorkspaceName: MACHINES_NAMESPACE },
      status: {
        provider: 'rke2',
        driver: 'imported',
        conditions: CONDITIONS,
        nodeCount,
        info: {
          kubernetesVersion: KUBERNETES_VERSION,
          arch: 'amd64',
          nodeCount,
          machineProvider: 'machineinventoryselectortemplate',
          provisioningClusterRef: { name, namespace: MACHINES_NAMESPACE },
        },
      },
    },
    {
      ...template,
      metadata: { name: template.name, namespace: MACHINES_NAMESPACE },
      spec: { template: { spec: { selector: selectorFor(name) } } },
    },
  ];
}

/** The machine that Cluster API has for a node; it owns the selector that adopts the host. */
export function capiMachine({ name, cluster = '' }: FutureNode): Manifest {
  return {
    apiVersion: CAPI,
    kind: 'Machine',
    metadata: {
      name: nodeOf(name),
      namespace: MACHINES_NAMESPACE,
      labels: { 'cluster.x-k8s.io/cluster-name': cluster, 'cluster.x-k8s.io/deployment-name': poolOf(cluster) },
    },
    spec: {
      clusterName: cluster,
      infrastructureRef: { apiGroup: 'elemental.cattle.io', kind: 'MachineInventorySelector', name: nodeOf(name) },
    },
  };
}

/** What Cluster API says of the machine, in its status. */
export function capiMachineStatus({ name, address, stage }: FutureNode): object {
  return stage === 'provisioned'
    ? { phase: 'Running', nodeRef: { name }, addresses: [{ type: 'InternalIP', address }], conditions: [{ type: 'Ready', status: 'True' }] }
    : { phase: 'Provisioning' };
}

/** What adopts one host for a cluster. */
export function selector({ name, cluster = '' }: FutureNode, ownerUid: string): Manifest {
  return {
    apiVersion: API_VERSION,
    kind: 'MachineInventorySelector',
    metadata: {
      name: nodeOf(name),
      namespace: MACHINES_NAMESPACE,
      ownerReferences: [{ apiVersion: CAPI, kind: 'Machine', name: nodeOf(name), uid: ownerUid, controller: true }],
    },
    spec: { selector: selectorFor(cluster) },
  };
}

/** What a host is told to do to become a node: shortened, the files that matter to a reader are there. */
export function bootstrapPlan(name: string): string {
  const script = '#!/bin/sh\n# Rancher\'s bootstrap script stands here\n';

  return `${ JSON.stringify({
    files: [
      { content: base64(script), path: '/var/lib/rancher/bootstrap.sh', permissions: '0700' },
      { content: base64(`node-name: ${ name }`), path: '/etc/rancher/rke2/config.yaml.d/99-elemental-name.yaml', permissions: '0600' },
    ],
    instructions: [{
      args: ['-c', '[ -f /var/lib/rancher/bootstrap_done ] || /var/lib/rancher/bootstrap.sh && touch /var/lib/rancher/bootstrap_done'],
      command: 'bash',
    }],
  }) }\n`;
}

function selectorFor(cluster: string): object {
  return { matchLabels: { 'example.com/cluster': cluster } };
}

function poolOf(cluster: string): string {
  return `${ cluster }-pool1`;
}

function nodeOf(machine: string): string {
  return `node-${ machine }`;
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
