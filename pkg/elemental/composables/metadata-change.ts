import { patchOf, type MetadataChange } from '../domain/bulk/change';
import type ElementalModel from '../shell/model';
import type { KubernetesObject } from '../types';
import { patchUntilItFits } from './patch';

/**
 * Changes some labels or annotations of an object on the server, and nothing else of it. Rejects as the server does.
 *
 * @param known the object, if more is known of it than the page shows
 */
export async function changeMetadata(model: ElementalModel, change: MetadataChange, known?: KubernetesObject): Promise<void> {
  await patchUntilItFits(model, (current) => patchOf(current, change), known);
}
