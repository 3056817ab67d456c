import type { PatchStep } from '../domain/bulk/change';
import type { Message } from '../domain/message';
import { saveErrorKind } from '../domain/save-error';
import { errorText } from '../shell/error';
import type ElementalModel from '../shell/model';
import type { KubernetesObject } from '../types';

/** How often the change is tried again because the object was changed in between. */
const ATTEMPTS = 5;

/**
 * Changes a part of an object on the server, and nothing else of it. Rejects as the server does.
 *
 * It sends a JSON patch: the operator writes to its objects all the time, and with the whole object each of its writes would be
 * a conflict. Steve takes no other kind of patch for types like these. Where the object has changed so much that the patch
 * doesn't fit any more, it is read again.
 *
 * @param stepsFor what is still to be done, given the object; none where it is as it is to be
 * @param known the object, if more is known of it than the page shows
 */
export async function patchUntilItFits(
  model: ElementalModel, stepsFor: (current: KubernetesObject) => readonly PatchStep[], known: KubernetesObject = model,
): Promise<void> {
  let current = known;

  for (let attempt = 1; ; attempt += 1) {
    const steps = stepsFor(current);

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
      if (JSON.stringify(stepsFor(current)) === JSON.stringify(steps)) {
        // the very same would be refused again
        throw error;
      }
    }
  }
}

/** Why a change of one press of a button was refused; `other` is said with the server's own words. */
export interface Refusal {
  name: 'forbidden' | 'gone' | 'signedOut' | 'unreachable' | 'other';
  args?: Message['args'];
}

/** @param error what {@link patchUntilItFits} rejected with */
export function refusalOf(error: unknown): Refusal {
  const kind = saveErrorKind(error, true);

  switch (kind) {
    case 'forbidden': case 'gone': case 'signedOut': case 'unreachable':
      return { name: kind };
    case 'conflict': case 'exists': case 'invalid': case 'other':
      return { name: 'other', args: { detail: errorText(error) } };
  }
}
