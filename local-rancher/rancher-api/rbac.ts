import type { KubernetesObject, RbacV1Subject, V1PolicyRule } from '@kubernetes/client-node';
import { PUBLIC_SETTINGS } from './settings';
import { USERS, type User } from './users';

/** The namespace in which Elemental's machines are provisioned. */
export const MACHINES_NAMESPACE = 'fleet-default';

/** The operator's own namespace; holds the Metadata object that says its version. */
export const OPERATOR_NAMESPACE = 'cattle-elemental-system';

const RBAC = 'rbac.authorization.k8s.io';
const API_VERSION = `${ RBAC }/v1`;
const READ = ['get', 'list', 'watch'];
const WRITE = [...READ, 'create', 'update', 'patch', 'delete'];
const ELEMENTAL = { apiGroups: ['elemental.cattle.io'], resources: ['*'] };

/** What the dashboard itself needs of anybody who is signed in. */
const DASHBOARD_RULES: V1PolicyRule[] = [
  { apiGroups: ['management.cattle.io'], resources: ['settings', 'features', 'clusters', 'projects', 'fleetworkspaces'], verbs: READ },
  { apiGroups: [''], resources: ['namespaces'], verbs: READ },
];

/** What Elemental's pages show besides Elemental's own resources: clusters and their machines, OS update bundles, events. */
const RELATED_RULES: V1PolicyRule[] = [
  { apiGroups: ['provisioning.cattle.io'], resources: ['clusters'], verbs: READ },
  { apiGroups: ['cluster.x-k8s.io'], resources: ['machines', 'machinedeployments', 'machinesets'], verbs: READ },
  { apiGroups: ['fleet.cattle.io'], resources: ['bundles'], verbs: READ },
  { apiGroups: [''], resources: ['events'], verbs: READ },
];

/** Names of the roles. No role but the administrator's reads Secrets: a machine's plan is one, and so is a host's token. */
const ROLE = {
  beforeLogin: 'local-rancher-before-login',
  signedIn: 'local-rancher-signed-in',
  self: (user: User) => `local-rancher-self-${ user.login }`,
  elementalViewer: 'local-rancher-elemental-viewer',
  elementalEditor: 'local-rancher-elemental-editor',
};

function clusterRole(name: string, rules: V1PolicyRule[]): KubernetesObject & { rules: V1PolicyRule[] } {
  return { apiVersion: API_VERSION, kind: 'ClusterRole', metadata: { name }, rules };
}

/** Binds a ClusterRole; with a namespace it counts only there. */
function binding(name: string, role: string, subjects: RbacV1Subject[], namespace?: string): KubernetesObject & { subjects: RbacV1Subject[] } {
  return {
    apiVersion: API_VERSION,
    kind: namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding',
    metadata: { name, namespace },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: role },
    subjects,
  } as KubernetesObject & { subjects: RbacV1Subject[] };
}

function knownUser(login: string): User {
  const user = USERS.get(login);

  if (!user) {
    throw new Error(`There is no user "${ login }" in users.ts`);
  }

  return user;
}

const subject = (user: User): RbacV1Subject => ({ kind: 'User', apiGroup: RBAC, name: user.id });

/** What can be bound. */
export function roles(): KubernetesObject[] {
  return [
    clusterRole(ROLE.beforeLogin, [
      { apiGroups: ['management.cattle.io'], resources: ['settings'], resourceNames: [...PUBLIC_SETTINGS.keys()], verbs: READ },
    ]),
    clusterRole(ROLE.signedIn, DASHBOARD_RULES),
    ...[...USERS.values()].map((user) => clusterRole(ROLE.self(user), [
      { apiGroups: ['management.cattle.io'], resources: ['users'], resourceNames: [user.id], verbs: ['get'] },
    ])),
    clusterRole(ROLE.elementalViewer, [{ ...ELEMENTAL, verbs: READ }, ...RELATED_RULES]),
    clusterRole(ROLE.elementalEditor, [{ ...ELEMENTAL, verbs: WRITE }, ...RELATED_RULES]),
  ];
}

/**
 * Who may do what. The *administrator* may do everything. The *operator* edits Elemental's resources in `fleet-default`, sees none elsewhere
 * except the operator's Metadata, and creates no clusters. The *viewer* reads Elemental's resources everywhere and changes nothing.
 */
export function roleBindings(): KubernetesObject[] {
  const [administrator, operator, viewer] = ['administrator', 'operator', 'viewer'].map((login) => subject(knownUser(login))) as
    [RbacV1Subject, RbacV1Subject, RbacV1Subject];

  return [
    binding(ROLE.beforeLogin, ROLE.beforeLogin, [{ kind: 'Group', apiGroup: RBAC, name: 'system:unauthenticated' }]),
    binding('local-rancher-administrator', 'cluster-admin', [administrator]),
    binding(ROLE.signedIn, ROLE.signedIn, [operator, viewer]),
    ...[...USERS.values()].map((user) => binding(ROLE.self(user), ROLE.self(user), [subject(user)])),
    binding('local-rancher-viewer', ROLE.elementalViewer, [viewer]),
    binding('local-rancher-operator', ROLE.elementalEditor, [operator], MACHINES_NAMESPACE),
    binding('local-rancher-operator', ROLE.elementalViewer, [operator], OPERATOR_NAMESPACE),
  ];
}
