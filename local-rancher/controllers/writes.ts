import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node';
import { apiMessage, isStatus } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import { secretFrom } from './collection';
import type { MergePatch } from './merge-patch';
import type { Resource, Secret } from './resources';

const MERGE_PATCH = setHeaderOptions('Content-Type', PatchStrategy.MergePatch);

/** A kind as the API's addresses have it. */
export interface Kind {
  group: string;
  version: string;
  plural: string;
}

/**
 * Merges the patch into an object of a custom kind, if nobody changed the object since we saw it.
 * @throws ApiException, with status 409 if somebody did
 */
export async function patchCustom<T extends Resource>(
  { custom }: Pick<Kubernetes, 'custom'>, kind: Kind, object: T, patch: MergePatch, part: 'object' | 'status' = 'object',
): Promise<T> {
  const { name, namespace, resourceVersion } = object.metadata;
  const metadata = { ...patch.metadata as object | undefined, resourceVersion };
  const request = { ...kind, namespace, name, body: { ...patch, metadata } };

  return (part === 'status'
    ? await custom.patchNamespacedCustomObjectStatus(request, MERGE_PATCH)
    : await custom.patchNamespacedCustomObject(request, MERGE_PATCH)) as T;
}

/** Merges the patch into a Secret; with a `resourceVersion` only if it is still that one. @throws ApiException */
export async function patchSecret({ core }: Pick<Kubernetes, 'core'>, namespace: string, name: string, patch: MergePatch): Promise<Secret> {
  return secretFrom(await core.patchNamespacedSecret({ namespace, name, body: patch }, MERGE_PATCH));
}

/** Somebody changed the object since we saw it; the watch will bring it, and trying again is all there is to do. */
export function isConflict(error: unknown): boolean {
  return isStatus(error, 409) && !isAlreadyExists(error);
}

/** An object of that name is there. */
export function isAlreadyExists(error: unknown): boolean {
  return isStatus(error, 409) && apiMessage(error).endsWith('already exists');
}
