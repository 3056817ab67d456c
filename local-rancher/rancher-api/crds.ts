interface Kind {
  group: string;
  version: string;
  kind: string;
  plural: string;
  namespaced?: boolean;
  /** We create its objects together with their status, which a status subresource would not let through. */
  createdWithStatus?: boolean;
}

const MANAGEMENT = { group: 'management.cattle.io', version: 'v3' };
const CATALOG = { group: 'catalog.cattle.io', version: 'v1' };
const CLUSTER_API = { group: 'cluster.x-k8s.io', version: 'v1beta2', namespaced: true };

/** The kinds of Rancher's own that the dashboard looks at. */
const KINDS: readonly Kind[] = [
  { ...MANAGEMENT, kind: 'Setting', plural: 'settings' },
  { ...MANAGEMENT, kind: 'Feature', plural: 'features', createdWithStatus: true },
  // hides the `local` cluster that steve makes up, so that one must be created
  { ...MANAGEMENT, kind: 'Cluster', plural: 'clusters', createdWithStatus: true },
  // its schema is how the dashboard tells a Rancher from a bare steve
  { ...MANAGEMENT, kind: 'Project', plural: 'projects', namespaced: true },
  { ...MANAGEMENT, kind: 'User', plural: 'users' },
  { ...MANAGEMENT, kind: 'FleetWorkspace', plural: 'fleetworkspaces' },
  { group: 'provisioning.cattle.io', version: 'v1', kind: 'Cluster', plural: 'clusters', namespaced: true, createdWithStatus: true },
  { ...CLUSTER_API, kind: 'Machine', plural: 'machines' },
  { ...CLUSTER_API, kind: 'MachineDeployment', plural: 'machinedeployments' },
  { ...CLUSTER_API, kind: 'MachineSet', plural: 'machinesets' },
  // whoever may change these, settings and features is an administrator to the dashboard
  { ...CATALOG, kind: 'ClusterRepo', plural: 'clusterrepos' },
  { ...CATALOG, kind: 'App', plural: 'apps', namespaced: true },
  { ...CATALOG, kind: 'Operation', plural: 'operations', namespaced: true },
  { ...CATALOG, kind: 'UIPlugin', plural: 'uiplugins', namespaced: true },
  { group: 'fleet.cattle.io', version: 'v1alpha1', kind: 'Bundle', plural: 'bundles', namespaced: true },
];

/** As a manifest has it, with the field names of the API. */
export interface RancherCrd {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
  spec: {
    group: string;
    scope: 'Cluster' | 'Namespaced';
    names: { kind: string; plural: string; singular: string; listKind: string };
    versions: {
      name: string;
      served: boolean;
      storage: boolean;
      subresources?: { status: Record<string, never> };
      schema: { openAPIV3Schema: { 'type': 'object'; 'x-kubernetes-preserve-unknown-fields': true } };
    }[];
  };
}

function definition({ group, version, kind, plural, namespaced, createdWithStatus }: Kind): RancherCrd {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${ plural }.${ group }` },
    spec: {
      group,
      scope: namespaced ? 'Namespaced' : 'Cluster',
      names: { kind, plural, singular: kind.toLowerCase(), listKind: `${ kind }List` },
      versions: [{
        name: version,
        served: true,
        storage: true,
        ...(createdWithStatus ? {} : { subresources: { status: {} } }),
        schema: { openAPIV3Schema: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true } },
      }],
    },
  };
}

/** CustomResourceDefinitions for Rancher's own kinds. They accept anything: what Rancher would check is not what we test. */
export function rancherCrds(): RancherCrd[] {
  return KINDS.map(definition);
}
