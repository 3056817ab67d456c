import { expect, type Page } from '@playwright/test';
import type { KubernetesObject, V1PolicyRule } from '@kubernetes/client-node';
import type { Kubernetes } from '../../../local-rancher/kubernetes/connection';
import { USERS } from '../../../local-rancher/rancher-api/users';

const RBAC = 'rbac.authorization.k8s.io';

/** Rights that somebody has for the time of a test, beside those of the roles in docs/roles. */
export class Rights {
  private readonly granted: KubernetesObject[] = [];

  constructor(private readonly kubernetes: Kubernetes) {}

  /** Grants them in all namespaces. */
  async grant(login: string, rule: V1PolicyRule): Promise<void> {
    const name = `for-a-test-${ login }-${ this.granted.length }`;
    const subjects = [{ kind: 'User', apiGroup: RBAC, name: USERS.get(login)?.id ?? '' }];
    const role = { apiVersion: `${ RBAC }/v1`, kind: 'ClusterRole', metadata: { name }, rules: [rule] };
    const binding = { ...role, kind: 'ClusterRoleBinding', rules: undefined, roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name }, subjects };

    for (const object of [role, binding] as KubernetesObject[]) {
      this.granted.push(await this.kubernetes.objects.create(object));
    }
  }

  /** Waits until steve has heard of it: it tells each user what may be done with a type. */
  async untilKnown(page: Page, type: string, method: string): Promise<void> {
    await expect.poll(async () => {
      const answer = await page.request.get(`/v1/schemas/${ type }`, { headers: { accept: 'application/json' } });
      const { collectionMethods = [], resourceMethods = [] } = await answer.json() as Record<string, string[] | undefined>;

      return [...collectionMethods, ...resourceMethods];
    }).toContain(method);
  }

  async cleanUp(): Promise<void> {
    await Promise.allSettled(this.granted.map((object) => this.kubernetes.objects.delete(object)));
  }
}
