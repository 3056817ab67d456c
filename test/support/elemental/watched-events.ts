import { Watch } from '@kubernetes/client-node';
import type { Kubernetes } from '../../../local-rancher/kubernetes/connection';

/** One event of a watch. */
export interface WatchedEvent<T> {
  event: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: T;
}

/** The events of one object from a moment on. */
export interface WatchedEvents<T> {
  events: WatchedEvent<T>[];
  /** Resolves with the newest state of the object as soon as one fulfils the condition; rejects after some seconds. */
  until: (what: string, condition: (event: WatchedEvent<T>) => boolean, timeoutMs?: number) => Promise<T>;
}

const connections = new Set<AbortController>();

/** Ends all watches of this test file. */
export function stopWatching(): void {
  connections.forEach((connection) => {
    connection.abort();
  });
  connections.clear();
}

/**
 * Watches the object with this name, or all objects, below a path such as
 * `/apis/elemental.cattle.io/v1beta1/namespaces/x/machineinventories`; an object that is there comes as ADDED.
 */
export async function watchEvents<T>(kubernetes: Kubernetes, path: string, name?: string): Promise<WatchedEvents<T>> {
  const events: WatchedEvent<T>[] = [];
  const waiting = new Set<() => void>();
  const connection = await new Watch(kubernetes.config).watch(path, name ? { fieldSelector: `metadata.name=${ name }` } : {}, (type, object: T) => {
    events.push({ event: type as WatchedEvent<T>['event'], object });
    waiting.forEach((check) => {
      check();
    });
  }, () => undefined);

  const until: WatchedEvents<T>['until'] = async (what, condition, timeoutMs = 15_000) => new Promise((resolve, reject) => {
    const finish = (): void => {
      clearTimeout(timer);
      waiting.delete(check);
    };
    const timer = setTimeout(() => {
      finish();
      reject(new Error(`${ name ?? path }: not ${ what } after ${ timeoutMs } ms. Its last state: ${ lastState(events) }`));
    }, timeoutMs);
    const check = (): void => {
      const found = events.find(condition);

      if (found) {
        finish();
        resolve(found.object);
      }
    };

    waiting.add(check);
    check();
  });

  connections.add(connection);

  return { events, until };
}

function lastState(events: WatchedEvent<unknown>[]): string {
  return JSON.stringify(events.at(-1), (key, value: unknown) => key === 'managedFields' ? undefined : value);
}
