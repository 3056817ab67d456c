import { exclusionSteps } from '../domain/update-group/exclusion';
import type ElementalModel from '../shell/model';
import type { ManagedOSImage } from '../types';
import { useOnePress, type OnePress } from './one-press';

/** For setup functions of what shows an update group: leaves unmanaged nodes out of it. */
export function useExclusion(group: () => ElementalModel & ManagedOSImage): OnePress {
  return useOnePress(group, exclusionSteps, ({ name, args }) => ({ key: `elemental.updateGroup.refused.${ name }`, args }));
}
