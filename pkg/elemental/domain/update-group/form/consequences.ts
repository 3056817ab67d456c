import type { ManagedOSImage } from '../../../types';
import type { Consequence } from '../../consequence';
import { excludesUnmanaged } from '../reach';
import { updateConsequences } from '../warnings';

/**
 * What follows from saving an update group that reached no unmanaged nodes before. To leave them out needs no confirmation: nothing is
 * lost by it.
 */
export function updateGroupConsequences(before: ManagedOSImage, after: ManagedOSImage): Consequence[] {
  if (!excludesUnmanaged(before) || excludesUnmanaged(after)) {
    return [];
  }

  return [{ key: 'elemental.updateGroupForm.reaches' }, ...updateConsequences(after)].map((message) => ({
    name: message.key, severity: 'warning', message,
  }));
}
