import { PAGE_SIZE, customObjects, metaFrom, pageOf, secretFrom, type Collection } from '../controllers/collection';
import type { Resource, Secret } from '../controllers/resources';
import type { Kubernetes } from '../kubernetes/connection';
import { GROUP, MANAGED_LABEL, PLAN_SECRET_TYPE, VERSION } from './names';

/** All objects of one of Elemental's kinds, e.g. `machineinventories`, in all namespaces. */
export function elementalObjects<T extends Resource>(kubernetes: Kubernetes, plural: string): Collection<T> {
  return customObjects(kubernetes, { group: GROUP, version: VERSION, plural });
}

/** The plan Secrets of all machines, and no other Secret. */
export function planSecrets({ core }: Kubernetes): Collection<Secret> {
  const selectors = { fieldSelector: `type=${ PLAN_SECRET_TYPE }` };

  return {
    path: '/api/v1/secrets',
    selectors,
    page: async (next) => pageOf(await core.listSecretForAllNamespaces({ ...selectors, limit: PAGE_SIZE, _continue: next }), secretFrom),
  };
}

/** The ServiceAccounts that the operator made for registrations. */
export function managedServiceAccounts({ core }: Kubernetes): Collection<Resource> {
  const selectors = { labelSelector: `${ MANAGED_LABEL }=true` };

  return {
    path: '/api/v1/serviceaccounts',
    selectors,
    page: async (next) => pageOf(
      await core.listServiceAccountForAllNamespaces({ ...selectors, limit: PAGE_SIZE, _continue: next }),
      ({ metadata }) => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: metaFrom(metadata) }),
    ),
  };
}
