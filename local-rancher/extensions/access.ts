import { AuthorizationV1Api, type V1ResourceAttributes } from '@kubernetes/client-node';
import type { Kubernetes } from '../kubernetes/connection';
import type { User } from '../rancher-api/users';

/** What somebody wants to do with one object. */
export type Attempt = Required<Pick<V1ResourceAttributes, 'verb' | 'group'>> & { plural: string; namespace?: string; name?: string };

/** Whether the user may, by the rights that the API server knows. */
export type MayDo = (user: User, attempt: Attempt) => Promise<boolean>;

/** Asks the API server (a `SubjectAccessReview`), as it would itself for a request of the user. */
export function accessReview({ config }: Pick<Kubernetes, 'config'>): MayDo {
  const api = config.makeApiClient(AuthorizationV1Api);

  return async (user, { plural, ...attributes }) => {
    const { status } = await api.createSubjectAccessReview({
      body: { spec: { user: user.id, groups: ['system:authenticated'], resourceAttributes: { ...attributes, resource: plural } } },
    });

    return status?.allowed === true;
  };
}
