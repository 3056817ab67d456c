import type { KubernetesObject } from '@kubernetes/client-node';
import { rancherCrds, type RancherCrd } from './crds';
import { MACHINES_NAMESPACE, OPERATOR_NAMESPACE, roleBindings, roles } from './rbac';
import { KUBERNETES_VERSION } from './rancher-endpoints';
import { settings } from './settings';
import { principalId, USERS } from './users';

/** An object of any kind, as in a manifest. */
type Manifest = KubernetesObject & Record<string, unknown>;

const MANAGEMENT = 'management.cattle.io/v3';
const LOCAL_WORKSPACE = 'fleet-local';
const WORKSPACES = [MACHINES_NAMESPACE, LOCAL_WORKSPACE];
const NAMESPACES = [...WORKSPACES, OPERATOR_NAMESPACE, 'cattle-system', 'cattle-ui-plugin-system'];
const CONDITIONS = ['Ready', 'Connected'].map((type) => ({ type, status: 'True' }));

function namespaces(): Manifest[] {
  return NAMESPACES.map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
}

function settingObjects(values: ReadonlyMap<string, string>): Manifest[] {
  return [...values].map(([name, value]) => ({
    apiVersion: MANAGEMENT, kind: 'Setting', metadata: { name }, value, default: value, customized: false, source: '',
  }));
}

function userObjects(): Manifest[] {
  return [...USERS.values()].map((user) => ({
    apiVersion: MANAGEMENT,
    kind: 'User',
    metadata: { name: user.id },
    username: user.login,
    displayName: user.displayName,
    principalIds: [principalId(user)],
    enabled: true,
    mustChangePassword: false,
  }));
}

function workspaces(): Manifest[] {
  return WORKSPACES.map((name) => ({ apiVersion: MANAGEMENT, kind: 'FleetWorkspace', metadata: { name } }));
}

/**
 * Features that the dashboard takes for off unless their object says otherwise; every other one has its default. A feature that isn't locked
 * would need an explicit `lockedValue: null`.
 */
function features(): Manifest[] {
  // before Rancher 2.15 the dashboard lets the server paginate only with this one, which is on from 2.12
  return ['ui-sql-cache'].map((name) => ({
    apiVersion: MANAGEMENT, kind: 'Feature', metadata: { name }, spec: { value: true }, status: { default: true, dynamic: false, lockedValue: true },
  }));
}

/** The cluster that Rancher itself runs in: the home page throws unless it exists in both forms and they refer to each other. */
function localCluster(): Manifest[] {
  const resources = { cpu: '4', memory: '8Gi', pods: '110' };

  return [
    {
      apiVersion: MANAGEMENT,
      kind: 'Cluster',
      metadata: {
        name: 'local',
        annotations: {
          'objectset.rio.cattle.io/id': 'provisioning-cluster-create',
          'objectset.rio.cattle.io/owner-gvk': 'provisioning.cattle.io/v1, Kind=Cluster',
          'objectset.rio.cattle.io/owner-name': 'local',
          'objectset.rio.cattle.io/owner-namespace': LOCAL_WORKSPACE,
        },
      },
      spec: { displayName: 'local', internal: true, fleetWorkspaceName: LOCAL_WORKSPACE },
      status: {
        provider: 'k3s',
        driver: 'k3s',
        conditions: CONDITIONS,
        version: { gitVersion: KUBERNETES_VERSION },
        info: { kubernetesVersion: KUBERNETES_VERSION, arch: 'amd64' },
        nodeCount: 1,
        allocatable: resources,
        capacity: resources,
        requested: { cpu: '1', memory: '1Gi', pods: '10' },
      },
    },
    {
      apiVersion: 'provisioning.cattle.io/v1',
      kind: 'Cluster',
      metadata: { name: 'local', namespace: LOCAL_WORKSPACE },
      spec: {},
      status: { clusterName: 'local', ready: true, conditions: CONDITIONS },
    },
  ];
}

/**
 * What a Rancher has in its database when it has just been installed, as manifests: first the definitions, which must be established, then
 * groups of objects in the order in which they must be created. `serverUrl` is without a slash at its end, e.g. `http://localhost:8443`.
 */
export function rancherObjects(options: { serverUrl: string; rancherVersion: string }): { crds: RancherCrd[]; objects: KubernetesObject[][] } {
  return {
    crds: rancherCrds(),
    objects: [
      namespaces(),
      [...settingObjects(settings(options)), ...features(), ...userObjects(), ...workspaces(), ...localCluster(), ...roles()],
      roleBindings(),
    ],
  };
}
