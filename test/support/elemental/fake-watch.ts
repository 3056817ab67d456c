import type { Page } from '../../../local-rancher/controllers/collection';
import type { Resource } from '../../../local-rancher/controllers/resources';

/** One connection of a watch, whose events and end the test makes. */
export interface WatchConnection {
  query: Record<string, string | boolean>;
  event: (type: string, object: object) => void;
  end: (error?: Error) => void;
  isAborted: () => boolean;
}

/** All of this test, the newest last. */
export const watchConnections: WatchConnection[] = [];

/** In the place of the client library, which takes seconds to load, and whose watch can't be made to break off in each way. */
export const clientLibrary = {
  KubeConfig: jest.fn(),
  ApiException: jest.fn(),
  Watch: class {
    watch(path: string, query: WatchConnection['query'], event: WatchConnection['event'], end: WatchConnection['end']): Promise<AbortController> {
      const controller = new AbortController();

      watchConnections.push({ query: { ...query, path }, event, end, isAborted: () => controller.signal.aborted });

      return Promise.resolve(controller);
    }
  },
};

/** The newest connection. */
export function watchConnection(): WatchConnection {
  const last = watchConnections.at(-1);

  if (!last) {
    throw new Error('there is no watch yet');
  }

  return last;
}

/** A `page` function that gives these answers one after the other. */
export function pages(...answers: (Page<Resource> | Error)[]): () => Promise<Page<Resource>> {
  return () => {
    const answer = answers.shift() ?? new Error('no more pages');

    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
}

/** A thing in the namespace `default`. */
export function thing(name: string, resourceVersion: number): Resource {
  return { apiVersion: 'v1', kind: 'Thing', metadata: { name, namespace: 'default', resourceVersion: String(resourceVersion) } };
}
