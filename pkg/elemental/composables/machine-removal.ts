import { computed, shallowRef, type ComputedRef } from 'vue';
import { afterwards, type Afterwards } from '../domain/bulk/afterwards';
import { removalGroups } from '../domain/bulk/removal';
import type { RemovalAlternative } from '../domain/bulk/removal-alternatives';
import { removalConsequences, type LossMessage, type RemovalConsequences } from '../domain/bulk/removal-consequences';
import type { RegistrationRef } from '../domain/registration/reference';
import type MachineInventoryModel from '../models/elemental.cattle.io.machineinventory';
import type { Unselect } from '../shell/selection';
import type { MachineInventory } from '../types';
import type { BulkRun } from './bulk-run';
import { useChangedMachines, type ChangeOfMachine, type KnownMachine } from './changed-machines';
import { useClusterLosses } from './cluster-losses';
import { useMachineOrigins } from './machine-origins';
import { useMachineRun } from './machine-run';
import { removeUnlessGone } from './removal';

export interface MachineRemoval {
  /** Those that are to be deleted, with those that are being deleted already. */
  machines: ComputedRef<KnownMachine[]>;
  /** How many were chosen and then left out. */
  leftOut: ComputedRef<number>;
  /** True while it is being found out where they come from, without which some consequences aren't known. */
  isLooking: ComputedRef<boolean>;
  consequences: ComputedRef<RemovalConsequences<KnownMachine>>;
  /** The nodes that clusters lose. */
  losses: ComputedRef<LossMessage[]>;
  /** The changes that an alternative takes. */
  changes: BulkRun<ChangeOfMachine>;
  /** Makes an alternative's change to its machines, which stay to be deleted. */
  choose: (alternative: RemovalAlternative<KnownMachine>) => Promise<void>;
  leaveOut: (machines: readonly KnownMachine[]) => void;
  deletion: BulkRun<KnownMachine>;
  /** What follows for those that were deleted. */
  follows: ComputedRef<Afterwards[]>;
  /** True if some were deleted and none of those waits for anything. */
  areGone: ComputedRef<boolean>;
  /** Where the hosts of machines register again, as far as that is known. */
  registrationsOf: (machines: readonly MachineInventory[]) => RegistrationRef[];
}

/**
 * For setup functions of the dialog that deletes machines: what that means for whom, what can be done instead, and the deletion.
 *
 * @param unselect takes what was deleted out of the selection
 */
export function useMachineRemoval(chosen: readonly MachineInventoryModel[], unselect?: Unselect): MachineRemoval {
  const left = shallowRef<ReadonlySet<MachineInventoryModel>>(new Set());
  const { machines: all, changes } = useChangedMachines(() => chosen);
  const { isLooking, originOf, refsOf } = useMachineOrigins(chosen);
  const machines = computed(() => all.value.filter(({ model }) => !left.value.has(model)));
  const consequences = computed(() => removalConsequences(machines.value, originOf));
  /** As they were before. */
  const deleted = shallowRef<KnownMachine[]>([]);

  const groups = computed(() => removalGroups(deleted.value, originOf));

  async function remove(machine: KnownMachine): Promise<void> {
    await removeUnlessGone(machine.model);
    deleted.value = [...deleted.value, machine];
  }

  return {
    machines,
    leftOut: computed(() => chosen.length - machines.value.length),
    isLooking,
    consequences,
    losses: useClusterLosses(chosen, () => consequences.value.toDelete),
    changes,
    choose: ({ machines: meant, change }) => changes.run(meant.map(({ model }) => ({ model, change }))),
    leaveOut: (others) => {
      left.value = new Set([...left.value, ...others.map(({ model }) => model)]);
    },
    deletion: useMachineRun<KnownMachine>(remove, { machineOf: ({ model }) => model, unselect }),
    follows: computed(() => afterwards(groups.value, originOf)),
    areGone: computed(() => groups.value.length > 0 && groups.value.every(({ name }) => name === 'atOnce')),
    registrationsOf: refsOf,
  };
}
