import { patchOf, type MetadataChange } from '../domain/bulk/change';
import type ElementalModel from '../shell/model';
import { patchUntilItFits } from './patch';

/** Changes some labels or annotations of an object on the server, and nothing else of it. Rejects as the server does. */
export async function changeMetadata(model: ElementalModel, change: MetadataChange): Promise<void> {
  await patchUntilItFits(model, (current) => patchOf(current, change));
}
