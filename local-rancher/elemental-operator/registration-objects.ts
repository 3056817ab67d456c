import { controllerReference } from '../controllers/resources';
import { isAlreadyExists } from '../controllers/writes';
import { apiMessage } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import { MANAGED_LABEL, tokenSecretName } from './names';
import type { MachineRegistration, RegistrationStatus } from './resources';

/** What a registration's hosts are allowed to do in its namespace: with this they can read and change every Secret in it. */
const RULES = [
  { apiGroups: [''], resources: ['secrets'], verbs: ['get', 'watch', 'list', 'update', 'patch'] },
  { apiGroups: ['management.cattle.io'], resources: ['settings'], verbs: ['get', 'watch', 'list'] },
];

/**
 * Creates what is missing of the objects that a registration owns: Role, ServiceAccount, token Secret, RoleBinding, in
 * this order (recording `01-machineregistrations/unmanaged.owned-objects.yaml`); kube-controller-manager puts the token
 * into the Secret.
 * @throws Error that says which one failed, in the operator's words
 */
export async function createOwnedObjects({ core, rbac }: Kubernetes, registration: MachineRegistration): Promise<void> {
  const { name, namespace } = registration.metadata;
  const ownerReferences = [controllerReference(registration)];
  const metadata = { name, namespace, ownerReferences, labels: { [MANAGED_LABEL]: 'true' } };

  await create('role', rbac.createNamespacedRole({ namespace, body: { metadata, rules: RULES } }));
  await create('service account', core.createNamespacedServiceAccount({ namespace, body: { metadata } }));
  await create('secret', core.createNamespacedSecret({
    namespace,
    body: {
      metadata: { name: tokenSecretName(name), namespace, ownerReferences, annotations: { 'kubernetes.io/service-account.name': name } },
      type: 'kubernetes.io/service-account-token',
    },
  }));
  await create('role binding', rbac.createNamespacedRoleBinding({
    namespace,
    body: {
      metadata,
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    },
  }));
}

/** How the status of a registration names its ServiceAccount. */
export function serviceAccountRef({ metadata: { name, namespace } }: MachineRegistration): RegistrationStatus['serviceAccountRef'] {
  return { kind: 'ServiceAccount', name, namespace };
}

async function create(what: string, request: Promise<unknown>): Promise<void> {
  try {
    await request;
  } catch (error) {
    if (!isAlreadyExists(error)) {
      throw new Error(`failed to create ${ what }: ${ apiMessage(error) }`, { cause: error });
    }
  }
}
