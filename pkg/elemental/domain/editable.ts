import type { KubernetesObject, ObjectMeta } from '../types';
import { copy } from './copy';

/** The part of an object's metadata that a person may write. */
const EDITABLE_METADATA = ['name', 'namespace', 'labels', 'annotations', 'finalizers', 'ownerReferences'] as const;

/** What a person edits of an object as YAML: not the status, not what only the servers write. */
export interface Editable {
  apiVersion?: string;
  kind?: string;
  metadata?: Pick<ObjectMeta, typeof EDITABLE_METADATA[number]>;
  spec?: object;
}

/** The editable part of an object, in the order in which Kubernetes objects are written by hand. */
export function editable(resource: KubernetesObject & { spec?: object }): Editable {
  const { apiVersion, kind, metadata, spec } = copy(resource);
  const written = EDITABLE_METADATA.filter((key) => metadata?.[key] !== undefined).map((key) => [key, metadata?.[key]]);

  return {
    ...(apiVersion !== undefined && { apiVersion }),
    ...(kind !== undefined && { kind }),
    metadata: Object.fromEntries(written) as Editable['metadata'],
    ...(spec !== undefined && { spec }),
  };
}

/**
 * The object with an edited part put back. What isn't editable stays, so the API server can still tell by the resource
 * version whether somebody else changed the object meanwhile: `withEditable(r, editable(r))` deep-equals `r`.
 */
export function withEditable<T extends KubernetesObject & { spec?: object }>(resource: T, edited: Editable): T {
  const out = copy(resource);
  const metadata = Object.fromEntries(Object.entries(out.metadata ?? {}).filter(([key]) => !isEditableMetadata(key)));
  const merged = { ...metadata, ...edited.metadata };

  for (const key of ['apiVersion', 'kind', 'spec'] as const) {
    if (edited[key] === undefined) {
      Reflect.deleteProperty(out, key);
    } else {
      Object.assign(out, { [key]: copy(edited[key]) });
    }
  }
  if (out.metadata || Object.keys(merged).length) {
    out.metadata = copy(merged);
  }

  return out;
}

/**
 * What is left of an object that was deleted, to create it anew. Who owned it and what held it belonged to the one that is
 * gone: with an owner that doesn't exist any more, it would be deleted again at once.
 */
export function anew(resource: KubernetesObject & { spec?: object }): Editable {
  const out = editable(resource);

  delete out.metadata?.finalizers;
  delete out.metadata?.ownerReferences;

  return out;
}

/** The object without the empty maps that the shell puts into the metadata of everything it opens for editing. */
export function withoutEmptyMetadata<T extends KubernetesObject>(resource: T): T {
  const out = copy(resource);

  for (const key of ['labels', 'annotations'] as const) {
    if (out.metadata?.[key] && !Object.keys(out.metadata[key]).length) {
      Reflect.deleteProperty(out.metadata, key);
    }
  }

  return out;
}

function isEditableMetadata(key: string): boolean {
  return (EDITABLE_METADATA as readonly string[]).includes(key);
}
