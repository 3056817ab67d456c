import type { KubernetesObject } from '@kubernetes/client-node';
import { API_VERSION } from '../elemental-operator/names';
import { MACHINES_NAMESPACE } from '../rancher-api';
import type { SampleMachine } from './machines';

type Manifest = KubernetesObject & Record<string, unknown>;

const KUBERNETES_VERSION = 'v1.34.1+rke2r1';
const ALL_ROLES = { controlPlaneRole: true, etcdRole: true, workerRole: true };

/** The label by which a cluster of the fleet finds its machines. */
export const CLUSTER_LABEL = 'example.com/cluster';

/**
 * The clusters that machines of the fleet are nodes of, as somebody asks Rancher for them: each with the template that says
 * which machines it adopts. The stand-ins make the rest.
 */
export function clusterObjects(machines: SampleMachine[]): Manifest[] {
  const names = new Set(machines.flatMap(({ cluster }) => cluster ?? []));

  return [...names].flatMap((name) => clusterOf(name, machines.filter(({ cluster }) => cluster === name).length));
}

function clusterOf(name: string, quantity: number): Manifest[] {
  const namespace = MACHINES_NAMESPACE;
  const template = { apiVersion: API_VERSION, kind: 'MachineInventorySelectorTemplate', name: `${ name }-pool1` };

  return [
    {
      ...template,
      metadata: { name: template.name, namespace },
      spec: { template: { spec: { selector: { matchLabels: { [CLUSTER_LABEL]: name } } } } },
    },
    {
      apiVersion: 'provisioning.cattle.io/v1',
      kind: 'Cluster',
      metadata: { name, namespace },
      spec: {
        kubernetesVersion: KUBERNETES_VERSION,
        rkeConfig: { machinePools: [{ name: 'pool1', quantity, ...ALL_ROLES, machineConfigRef: template }] },
      },
    },
  ];
}
