import { randomUUID } from 'node:crypto';
import { forEachParallel } from '../../local-rancher/kubernetes/apply';
import type { StoredObject } from './kinds';

export interface Put {
  /** Where the API server keeps objects of the kind, e.g. `/registry/configmaps/fleet-default`. */
  folder: string;
  object: StoredObject;
}

/**
 * Writes finished objects to where the API server keeps them: through the server each would cost it some milliseconds, and a
 * machine two requests. The server sees them as it sees what its other instances write, and takes JSON for types that it would
 * write otherwise itself.
 */
export class ObjectStore {
  constructor(private readonly etcdUrl: string) {}

  /**
   * One by one: what etcd writes in one transaction has one version, and who watches takes several changes of one version for
   * the same.
   *
   * @throws Error with etcd's answer if it doesn't take one
   */
  async putAll(puts: Iterable<Put>): Promise<void> {
    await forEachParallel(puts, (put) => this.put(put));
  }

  /** Through etcd's JSON gateway: keys and values are base64 (etcd documentation, "gRPC gateway"). */
  private async put({ folder, object }: Put): Promise<void> {
    const body = JSON.stringify({ key: base64(`${ folder }/${ object.metadata.name }`), value: base64(JSON.stringify(identified(object))) });
    const response = await fetch(`${ this.etcdUrl }/v3/kv/put`, { method: 'POST', body });
    const answer = await response.text();

    if (!response.ok) {
      throw new Error(`etcd: ${ response.status } ${ answer }`);
    }
  }
}

/** With what the API server gives a new object. */
function identified(object: StoredObject): StoredObject {
  const creationTimestamp = `${ new Date().toISOString().slice(0, 19) }Z`;

  return { ...object, metadata: { ...object.metadata, ...{ uid: randomUUID(), creationTimestamp, generation: 1 } } };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
