import type { Resource } from '../../../local-rancher/controllers/resources';
import { elementalObjects } from '../../../local-rancher/elemental-operator/collections';
import { patchElemental } from '../../../local-rancher/elemental-operator/writes';
import { forEachParallel, isStatus } from '../../../local-rancher/kubernetes/apply';
import type { Kubernetes } from '../../../local-rancher/kubernetes/connection';

/** Removes what an earlier test file left: machines are known again by their hash, whatever their namespace. */
export async function removeLeftovers(kubernetes: Kubernetes): Promise<void> {
  for (const plural of ['machineinventories', 'machineregistrations', 'machineinventoryselectors']) {
    const collection = elementalObjects<Resource>(kubernetes, plural);
    let next: string | undefined;

    do {
      const page = await collection.page(next);

      await forEachParallel(page.items, (object) => removeAtOnce(kubernetes, plural, object));
      next = page.next;
    } while (next);
  }
}

async function removeAtOnce(kubernetes: Kubernetes, plural: string, object: Resource): Promise<void> {
  const { namespace, name } = object.metadata;

  await unlessNotFound(kubernetes.custom.deleteNamespacedCustomObject({ group: 'elemental.cattle.io', version: 'v1beta1', plural, namespace, name }));
  await unlessNotFound(patchElemental(kubernetes, plural, { ...object, metadata: { namespace, name } }, { metadata: { finalizers: null } }));
}

async function unlessNotFound(request: Promise<unknown>): Promise<void> {
  try {
    await request;
  } catch (error) {
    if (!isStatus(error, 404)) {
      throw error;
    }
  }
}
