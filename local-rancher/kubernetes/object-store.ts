import { randomUUID } from 'node:crypto';
import { forEachParallel } from './apply';

/** An object as the API server stores it. What identifies a new one is added where it is missing. */
export interface StoredObject {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace: string; uid?: string };
}

export interface Put {
  /** Where the API server keeps objects of the kind, e.g. `/registry/configmaps/fleet-default`. */
  folder: string;
  object: StoredObject;
}

/**
 * Writes finished objects to where the API server keeps them: through the server each would cost it some milliseconds, and a
 * machine several requests. The server sees them as it sees what its other instances write, and takes JSON for types that it
 * would write otherwise itself. They lack `managedFields`, which the server notes of what it writes itself.
 */
export class ObjectStore {
  constructor(private readonly etcdUrl: string) {}

  /**
   * Each group at once, so that nobody sees a part of it. What etcd writes at once has one version, and who watches a kind takes
   * several changes of one version for the same: so no group has two objects of a kind.
   *
   * @throws Error with etcd's answer if it doesn't take one
   */
  async putAll(groups: Iterable<readonly Put[]>): Promise<void> {
    await forEachParallel(groups, (group) => this.put(group));
  }

  /** Through etcd's JSON gateway: keys and values are base64 (etcd documentation, "gRPC gateway"). */
  private async put(group: readonly Put[]): Promise<void> {
    const success = group.map(({ folder, object }) => ({
      requestPut: { key: base64(`${ folder }/${ object.metadata.name }`), value: base64(JSON.stringify(identified(object))) },
    }));
    const response = await fetch(`${ this.etcdUrl }/v3/kv/txn`, { method: 'POST', body: JSON.stringify({ success }) });
    const answer = await response.text();

    if (!response.ok) {
      throw new Error(`etcd: ${ response.status } ${ answer }`);
    }
  }
}

/** With what the API server gives a new object; it counts the generations of custom resources, and not those of Secrets and ConfigMaps. */
function identified(object: StoredObject): StoredObject {
  const creationTimestamp = `${ new Date().toISOString().slice(0, 19) }Z`;
  const generation = object.apiVersion === 'v1' ? {} : { generation: 1 };

  return { ...object, metadata: { ...{ uid: randomUUID(), creationTimestamp, ...generation }, ...object.metadata } };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
