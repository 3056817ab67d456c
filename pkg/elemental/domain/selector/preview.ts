import type { LabelSelector, MachineInventory } from '../../types';
import { machineGroups, type MachineGroup } from '../bulk/machine-groups';
import { condition } from '../conditions';
import { agentHasReported } from '../inventory/agent';
import { matchesSelector } from '../inventory/label-filter';
import { isUnmanaged } from '../inventory/ownership';
import { isAdopted, isBeingDeleted, isFailure } from '../inventory/state';

/**
 * What a selector would do with a machine that meets its conditions (operator: `findAndAdoptInventory` in
 * controllers/machineselector_controller.go; recordings 06-adoption):
 * - `ready`: adopt it, and its agent, which connected at least once, can bootstrap it
 * - `noAgent`: adopt it too, and the cluster hangs until an agent connects (03-bootstrap-plan-written.no-agent)
 * - `failed`, `notReady`: adopt it too, though its agent failed, or the operator isn't done with it
 * - `otherNamespace`: adopt it too, whereupon Kubernetes deletes it (13-cross-namespace-not-resettable)
 * - `adopted`, `deleting`: pass it over
 */
export const FITNESSES = ['ready', 'otherNamespace', 'noAgent', 'failed', 'notReady', 'adopted', 'deleting'] as const;
export type Fitness = typeof FITNESSES[number];

/** @param namespace of the selector */
export function fitnessOf(machine: MachineInventory, namespace: string): Fitness {
  if (isBeingDeleted(machine)) {
    return 'deleting';
  }
  if (isAdopted(machine)) {
    return 'adopted';
  }
  if (machine.metadata?.namespace !== namespace) {
    return 'otherNamespace';
  }
  if (machine.status?.plan?.state === 'Failed' || machine.status?.conditions?.some(isFailure)) {
    return 'failed';
  }
  if (!agentHasReported(machine)) {
    return 'noAgent';
  }

  return condition(machine, 'Ready')?.status === 'True' ? 'ready' : 'notReady';
}

/** The machines that a selector matches, as far as they were looked at. */
export interface SelectorPreview<T extends MachineInventory = MachineInventory> {
  /** By what the selector would do with them. */
  groups: MachineGroup<Fitness, T>[];
  /** Those that it would adopt, whether that is good or not. */
  free: T[];
  /** Those of them that can be bootstrapped. */
  ready: T[];
  /** Of the free ones. */
  managed: number;
  unmanaged: number;
  /** How many machines match; where `isAll` is false it is the server's count, which may be too high. */
  total: number;
  /** True if every machine that matches is in the groups. */
  isAll: boolean;
}

/**
 * Sorts one page of machines by what a selector would do with them.
 *
 * @param machines what the server answered; those that don't match, or not any more, are left out
 * @param about what the server was asked, how many it says there are, and the namespace of the selector
 */
export function selectorPreview<T extends MachineInventory>(
  machines: readonly T[], about: { selector: LabelSelector; total: number; namespace: string },
): SelectorPreview<T> {
  const matching = machines.filter(({ metadata }) => matchesSelector(metadata?.labels, about.selector));
  const isAll = about.total <= machines.length;
  const groups = machineGroups(matching, (machine) => fitnessOf(machine, about.namespace), FITNESSES, {
    keyOf: (name) => `elemental.selector.fitness.${ name }`, warnings: ['otherNamespace', 'noAgent', 'failed', 'notReady'],
  });
  const free = matching.filter((machine) => !['adopted', 'deleting'].includes(fitnessOf(machine, about.namespace)));
  const unmanaged = free.filter(isUnmanaged).length;

  return {
    groups,
    free,
    ready: free.filter((machine) => fitnessOf(machine, about.namespace) === 'ready'),
    managed: free.length - unmanaged,
    unmanaged,
    total: isAll ? matching.length : about.total,
    isAll,
  };
}
