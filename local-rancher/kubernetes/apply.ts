import { ApiException, type KubernetesObject } from '@kubernetes/client-node';
import { PARALLEL_REQUESTS, type Kubernetes } from './connection';

/** Conflicts in a row that are no coincidence any more. */
const REPLACE_ATTEMPTS = 10;

/** True for the API server's answer with this HTTP status, e.g. 404 or 409. */
export function isStatus(error: unknown, status: number): boolean {
  return error instanceof ApiException && error.code === status;
}

/** The message of the API server's `Status` object if the error carries one, else the error's own. */
export function apiMessage(error: unknown): string {
  if (error instanceof ApiException) {
    const body: unknown = typeof error.body === 'string' ? safeParse(error.body) : error.body;

    if (body && typeof body === 'object' && 'message' in body) {
      return String(body.message);
    }
  }

  return error instanceof Error ? error.message : String(error);
}

function safeParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Runs `work` for each item, at most `parallel` at a time; rejects with the first error. */
export async function forEachParallel<T>(items: Iterable<T>, work: (item: T) => Promise<void>, parallel = PARALLEL_REQUESTS): Promise<void> {
  const iterator = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) {
      await work(next.value);
    }
  };

  await Promise.all(Array.from({ length: parallel }, worker));
}

/**
 * Creates the object, or replaces the one that has its name; what the server keeps besides (status) stays. Not for CRDs,
 * of which the client drops parts: see crds/install.ts.
 */
export async function apply(kubernetes: Kubernetes, object: KubernetesObject): Promise<KubernetesObject> {
  try {
    return await kubernetes.objects.create(object);
  } catch (error) {
    if (!isStatus(error, 409)) {
      throw new Error(`${ object.kind ?? '' } ${ object.metadata?.name ?? '' } could not be created: ${ apiMessage(error) }`, { cause: error });
    }
  }

  return replace(kubernetes, object);
}

/** Somebody else may write the object between our reading and our writing: then it is read again. */
async function replace(kubernetes: Kubernetes, object: KubernetesObject): Promise<KubernetesObject> {
  for (let attempt = 1; ; attempt += 1) {
    const current = await kubernetes.objects.read({ ...object, metadata: { ...object.metadata, name: object.metadata?.name ?? '' } });

    try {
      return await kubernetes.objects.replace({ ...object, metadata: { ...object.metadata, resourceVersion: current.metadata?.resourceVersion } });
    } catch (error) {
      if (!isStatus(error, 409)) {
        throw error;
      }
      if (attempt === REPLACE_ATTEMPTS) {
        throw new Error(`${ object.kind ?? '' } ${ object.metadata?.name ?? '' } could not be replaced: something else keeps changing it. `
          + 'Stop that and try again.', { cause: error });
      }
    }
  }
}

/** Creates or replaces all of them, in parallel: objects that others depend on belong in an earlier call. */
export async function applyAll(kubernetes: Kubernetes, objects: Iterable<KubernetesObject>): Promise<void> {
  await forEachParallel(objects, async (object) => {
    await apply(kubernetes, object);
  });
}

/** The result, or undefined if the API server says that there is no such object. */
export async function unlessNotFound<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (isStatus(error, 404)) {
      return undefined;
    }
    throw error;
  }
}
