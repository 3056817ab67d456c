import type { KubernetesObject, RbacV1Subject, V1PolicyRule } from '@kubernetes/client-node';
import { elementalRole, globalRoles, roleTemplates, type GlobalRole } from './elemental-roles';
import { PUBLIC_SETTINGS } from './settings';
import { USERS, type User } from './users';

/** The namespace in which Elemental's machines are provisioned. */
export const MACHINES_NAMESPACE = 'fleet-default';

/** The operator's own namespace. */
export const OPERATOR_NAMESPACE = 'cattle-elemental-system';

const RBAC = 'rbac.authorization.k8s.io';
const API_VERSION = `${ RBAC }/v1`;
const READ = ['get', 'list', 'watch'];

/** What the dashboard itself needs of anybody who is signed in. */
const DASHBOARD_RULES: V1PolicyRule[] = [
  { apiGroups: ['management.cattle.io'], resources: ['settings', 'features', 'clusters', 'projects', 'fleetworkspaces'], verbs: READ },
  { apiGroups: [''], resources: ['namespaces'], verbs: READ },
];

/** What Rancher shows the members of a cluster of its machines: here, everybody is a member of all. */
const MEMBER_RULES: V1PolicyRule[] = [
  { apiGroups: ['cluster.x-k8s.io'], resources: ['machinedeployments', 'machinesets'], verbs: READ },
];

const VIEWER = elementalRole(roleTemplates(), 'Elemental viewer');
const OPERATOR = elementalRole(globalRoles(), 'Elemental operator');

type Binding = KubernetesObject & { subjects: RbacV1Subject[] };

/** Names of the roles, beside those of docs/roles. */
const ROLE = {
  beforeLogin: 'local-rancher-before-login',
  signedIn: 'local-rancher-signed-in',
  self: (user: User) => `local-rancher-self-${ user.login }`,
};

function clusterRole(name: string, rules: V1PolicyRule[]): KubernetesObject & { rules: V1PolicyRule[] } {
  return { apiVersion: API_VERSION, kind: 'ClusterRole', metadata: { name }, rules };
}

/** Binds a ClusterRole. */
function binding(name: string, role: string, subjects: RbacV1Subject[]): Binding {
  const roleRef = { apiGroup: RBAC, kind: 'ClusterRole', name: role };

  return { apiVersion: API_VERSION, kind: 'ClusterRoleBinding', metadata: { name }, roleRef, subjects } as Binding;
}

/** A role of docs/roles in each of its namespaces, and its bindings, as Rancher makes them of a GlobalRole. */
function namespacedRoles({ metadata, namespacedRules }: GlobalRole): KubernetesObject[] {
  return Object.entries(namespacedRules).map(([namespace, rules]) => (
    { apiVersion: API_VERSION, kind: 'Role', metadata: { name: metadata.name, namespace }, rules } as KubernetesObject));
}

function namespacedBindings({ metadata: { name }, namespacedRules }: GlobalRole, subjects: RbacV1Subject[]): Binding[] {
  const roleRef = { apiGroup: RBAC, kind: 'Role', name };

  return Object.keys(namespacedRules).map((namespace) => (
    { apiVersion: API_VERSION, kind: 'RoleBinding', metadata: { name, namespace }, roleRef, subjects } as Binding));
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
    clusterRole(ROLE.signedIn, [...DASHBOARD_RULES, ...MEMBER_RULES]),
    ...[...USERS.values()].map((user) => clusterRole(ROLE.self(user), [
      { apiGroups: ['management.cattle.io'], resources: ['users'], resourceNames: [user.id], verbs: ['get'] },
    ])),
    clusterRole(VIEWER.metadata.name, VIEWER.rules),
    ...namespacedRoles(OPERATOR),
  ];
}

/**
 * Who may do what. The *administrator* may do everything. The *viewer* has the RoleTemplate of docs/roles, bound on the cluster. The
 * *operator* has the GlobalRole, sees nothing of Elemental outside `fleet-default`, and is no standard user: it creates no clusters.
 */
export function roleBindings(): KubernetesObject[] {
  const [administrator, operator, viewer] = ['administrator', 'operator', 'viewer'].map((login) => subject(knownUser(login))) as
    [RbacV1Subject, RbacV1Subject, RbacV1Subject];

  return [
    binding(ROLE.beforeLogin, ROLE.beforeLogin, [{ kind: 'Group', apiGroup: RBAC, name: 'system:unauthenticated' }]),
    binding('local-rancher-administrator', 'cluster-admin', [administrator]),
    binding(ROLE.signedIn, ROLE.signedIn, [operator, viewer]),
    ...[...USERS.values()].map((user) => binding(ROLE.self(user), ROLE.self(user), [subject(user)])),
    binding(VIEWER.metadata.name, VIEWER.metadata.name, [viewer]),
    ...namespacedBindings(OPERATOR, [operator]),
  ];
}
