import { computed, type ComputedRef } from 'vue';
import { isUnmanaged } from '../domain/inventory/ownership';
import { objectOf, type Reading } from '../domain/reading';
import { groupsThatNeedLabel, groupsThatReach, type ReachedMachine } from '../domain/update-group/warnings';
import type ManagedOSImageModel from '../models/elemental.cattle.io.managedosimage';
import type { MachineInventory } from '../types';
import { useUpdateGroups } from './update-groups';

export interface ReachingGroups {
  /** Empty for a managed machine and for one that is being deleted, and while they aren't read. */
  groups: ReachedMachine<ManagedOSImageModel>[];
  /** Those that leave it out, provided that its node has our label; empty as well. */
  needLabel: ManagedOSImageModel[];
  /** How far they have been read; undefined for a machine that they don't concern. */
  state: Reading<unknown>['state'] | undefined;
}

/**
 * For setup functions of a machine's page: the update groups that reach the machine though it is unmanaged, live.
 *
 * @param cluster name of its cluster; undefined where that isn't known, or where it is in none yet
 */
export function useReachingGroups(machine: () => MachineInventory, cluster: () => string | undefined): ComputedRef<ReachingGroups> {
  const isConcerned = (): boolean => isUnmanaged(machine()) && !machine().metadata?.deletionTimestamp;
  const reading = useUpdateGroups(isConcerned);

  return computed(() => {
    if (!isConcerned()) {
      return { groups: [], needLabel: [], state: undefined };
    }
    const all = objectOf(reading.value) ?? [];

    return {
      groups: groupsThatReach(all, machine(), cluster()),
      needLabel: groupsThatNeedLabel(all, machine(), cluster()),
      state: reading.value?.state,
    };
  });
}
