import { patchOf, type MetadataChange } from '../domain/bulk/change';
import { saveErrorKind } from '../domain/save-error';
import type ElementalModel from '../shell/model';
import type { KubernetesObject } from '../types';

/** How often the change is tried again because the object was changed in between. */
const ATTEMPTS = 5;

/**
 * Changes some labels or annotations of an object on the server, and nothing else of it. Rejects as the server does.
 *
 * It sends a JSON patch: the operator writes to machines all the time, and with the whole object each of its writes would be
 * a conflict. Steve takes no other kind of patch for types like these. Where the object has changed so much that the patch
 * doesn't fit any more, it is read again.
 *
 * @param known the object, if more is known of it than the page shows
 */
export async function changeMetadata(model: ElementalModel, change: MetadataChange, known: KubernetesObject = model): Promise<void> {
  let current = known;

  for (let attempt = 1; ; attempt += 1) {
    const steps = patchOf(current, change);

    if (!steps.length) {
      return;
    }
    try {
      await model.patchOnServer(steps);

      return;
    } catch (error) {
      if (attempt === ATTEMPTS || !['conflict', 'invalid'].includes(saveErrorKind(error, true))) {
        throw error;
      }
      current = await model.readFromServer();
      if (JSON.stringify(patchOf(current, change)) === JSON.stringify(steps)) {
        // the very same would be refused again
        throw error;
      }
    }
  }
}
