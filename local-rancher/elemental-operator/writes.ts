import type { MergePatch } from '../controllers/merge-patch';
import type { Resource } from '../controllers/resources';
import { patchCustom } from '../controllers/writes';
import type { Kubernetes } from '../kubernetes/connection';
import { GROUP, VERSION } from './names';

/**
 * Merges the patch into one of Elemental's objects, if nobody changed the object since we saw it.
 * @throws ApiException, with status 409 if somebody did
 */
export async function patchElemental<T extends Resource>(
  kubernetes: Pick<Kubernetes, 'custom'>, plural: string, object: T, patch: MergePatch, part: 'object' | 'status' = 'object',
): Promise<T> {
  return patchCustom(kubernetes, { group: GROUP, version: VERSION, plural }, object, patch, part);
}
