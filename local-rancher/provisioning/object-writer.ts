import type { Informer } from '../controllers/informer';
import { mergePatch } from '../controllers/merge-patch';
import { keyOf, type Resource } from '../controllers/resources';
import { patchCustom, type Kind } from '../controllers/writes';
import { unlessNotFound } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';

/** Writes objects of several kinds, and has their caches know it at once. */
export class ObjectWriter {
  constructor(private readonly options: { kubernetes: Kubernetes; log: (message: string) => void }) {}

  /** @throws ApiException, also if there is one of that name */
  async create<T extends Resource>(kind: Kind, informer: Informer<T>, object: T): Promise<T> {
    const { namespace } = object.metadata;
    const created = await this.options.kubernetes.custom.createNamespacedCustomObject({ ...kind, namespace, body: object }) as T;

    informer.remember(created);
    this.options.log(`${ object.kind } ${ keyOf(created) }: created`);

    return created;
  }

  /** Deletes the object, which may be gone. @throws ApiException */
  async remove(kind: Kind, { metadata: { namespace, name } }: Resource): Promise<void> {
    await unlessNotFound(this.options.kubernetes.custom.deleteNamespacedCustomObject({ ...kind, namespace, name }));
  }

  /**
   * Writes the status if it is another one, and returns the object as it is then. Rancher's clusters have theirs in the
   * object itself.
   * @throws ApiException, with status 409 if somebody changed the object meanwhile
   */
  async writeStatus<T extends Resource & { status?: object }>(
    kind: Kind, informer: Informer<T>, object: T, status: T['status'], part: 'object' | 'status',
  ): Promise<T> {
    const patch = mergePatch({ status: object.status ?? {} }, { status });

    if (!patch) {
      return object;
    }
    const written = await patchCustom(this.options.kubernetes, kind, object, patch, part);

    informer.remember(written);

    return written;
  }
}
