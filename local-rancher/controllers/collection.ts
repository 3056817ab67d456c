import type { V1ObjectMeta, V1Secret } from '@kubernetes/client-node';
import type { Kubernetes } from '../kubernetes/connection';
import type { ObjectMeta, Resource, Secret } from './resources';
import type { Kind } from './writes';

/** Objects that are listed and watched together. */
export interface Collection<T> {
  /** Where they are watched, e.g. `/api/v1/secrets`. */
  path: string;
  /** Narrows them on the server, e.g. `type=elemental.cattle.io/plan`. */
  selectors: { fieldSelector?: string; labelSelector?: string };
  /** Reads one page of the list. @throws ApiException */
  page: (next?: string) => Promise<Page<T>>;
}

export interface Page<T> {
  items: T[];
  /** The moment that the list shows, and from which it can be watched. */
  resourceVersion: string;
  /** Asks for the next page; undefined on the last one. */
  next?: string;
}

/** Objects per page: a hundred thousand of them don't fit into one answer. */
export const PAGE_SIZE = 1000;

/** All objects of a custom kind, in all namespaces if they are in namespaces. */
export function customObjects<T extends Resource>({ custom }: Pick<Kubernetes, 'custom'>, kind: Kind): Collection<T> {
  return {
    path: `/apis/${ kind.group }/${ kind.version }/${ kind.plural }`,
    selectors: {},
    page: async (next) => {
      const list = await custom.listCustomObjectForAllNamespaces({ ...kind, limit: PAGE_SIZE, _continue: next }) as {
        items: T[]; metadata: { resourceVersion: string; continue?: string };
      };

      return { items: list.items, resourceVersion: list.metadata.resourceVersion, next: list.metadata.continue };
    },
  };
}

/** One Secret, as the only member of a collection. */
export function oneSecret({ core }: Pick<Kubernetes, 'core'>, namespace: string, name: string): Collection<Secret> {
  const selectors = { fieldSelector: `metadata.name=${ name }` };

  return {
    path: `/api/v1/namespaces/${ namespace }/secrets`,
    selectors,
    page: async (next) => pageOf(await core.listNamespacedSecret({ namespace, ...selectors, limit: PAGE_SIZE, _continue: next }), secretFrom),
  };
}

/** The client library's Secret as the API has it. */
export function secretFrom({ metadata, type, data }: V1Secret): Secret {
  return { apiVersion: 'v1', kind: 'Secret', metadata: metaFrom(metadata), type, data };
}

interface ModelList<M> {
  items: M[];
  metadata?: { resourceVersion?: string; _continue?: string };
}

/** A page of what the client library read. */
export function pageOf<M, T>({ items, metadata }: ModelList<M>, convert: (model: M) => T): Page<T> {
  return { items: items.map(convert), resourceVersion: metadata?.resourceVersion ?? '0', next: metadata?._continue };
}

/** The metadata as the API has it: the library's model has moments as Date objects; what watches deliver and we compare has text. */
export function metaFrom(model: V1ObjectMeta = {}): ObjectMeta {
  const { name = '', namespace = '', uid, resourceVersion, labels, annotations, finalizers, ownerReferences } = model;

  return {
    name,
    namespace,
    uid,
    resourceVersion,
    labels,
    annotations,
    finalizers,
    ownerReferences,
    creationTimestamp: model.creationTimestamp?.toISOString(),
    deletionTimestamp: model.deletionTimestamp?.toISOString(),
  };
}
