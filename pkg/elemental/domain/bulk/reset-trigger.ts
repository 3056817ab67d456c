import type { MachineInventory } from '../../types';
import { agentHasReported } from '../inventory/agent';
import { mayBeEdgeImageBuilt } from '../inventory/edge-image-builder';
import { targetIfResettable, type TargetIfResettable } from '../inventory/reset-target';
import { isResettable } from '../inventory/state';
import { RESETTABLE_ANNOTATION } from '../labels';
import type { Message } from '../message';
import type { MetadataChange } from './change';
import { machineGroups, type MachineGroup } from './machine-groups';

/** What the reset trigger means for a machine once it is on, or off. */
export type TriggerEffect = TargetIfResettable | 'noAgent' | 'untouched' | 'released' | 'already' | 'deleting';

/** The worst first. */
const EFFECTS = ['wrongReset', 'osReset', 'sentinel', 'noAgent', 'released', 'untouched', 'already', 'deleting'] as const;

/**
 * What it means for this machine when the trigger is turned on or off. One that is being deleted isn't given a trigger any
 * more; off, it is let go without a reset (recording 05-delete-matrix/C2).
 */
export function triggerEffect(machine: MachineInventory, on: boolean): TriggerEffect {
  if (isResettable(machine) === on) {
    return 'already';
  }
  if (machine.metadata?.deletionTimestamp) {
    return on ? 'deleting' : 'released';
  }
  if (!on) {
    return 'untouched';
  }

  const target = targetIfResettable(machine);

  // an agent that connects later gets the wrong reset all the same (recording 05-delete-matrix/C1)
  return target === 'wrongReset' || agentHasReported(machine) ? target : 'noAgent';
}

/** What it means for these machines. */
export function triggerGroups<T extends MachineInventory>(machines: readonly T[], on: boolean): MachineGroup<TriggerEffect, T>[] {
  return machineGroups(machines, (machine) => triggerEffect(machine, on), EFFECTS, {
    keyOf: (name) => (on ? `elemental.bulk.trigger.on.${ name }` : `elemental.bulk.trigger.off.${ name }`),
    warnings: ['wrongReset', 'osReset', 'noAgent'],
  }).map((group) => ({ ...group, notes: on && RESETS.includes(group.name) ? edgeImageBuilder(group.machines) : [] }));
}

/** The reset of these goes by their marks, now or once an agent connects. */
const RESETS: readonly TriggerEffect[] = ['sentinel', 'noAgent'];

/** For some hosts, the file that their agent writes means that data is lost. */
function edgeImageBuilder(machines: readonly MachineInventory[]): Message[] {
  const count = machines.filter((machine) => targetIfResettable(machine) === 'sentinel' && mayBeEdgeImageBuilt(machine)).length;

  return count ? [{ key: 'elemental.bulk.trigger.edgeImageBuilder', args: { count } }] : [];
}

/** Those that are to be changed. */
export function machinesToTrigger<T extends MachineInventory>(machines: readonly T[], on: boolean): T[] {
  return machines.filter((machine) => !['already', 'deleting'].includes(triggerEffect(machine, on)));
}

/** The annotation on or off; the operator takes any value but `true` for off. */
export function triggerChange(on: boolean): MetadataChange {
  return { annotations: on ? { set: { [RESETTABLE_ANNOTATION]: 'true' }, remove: [] } : { set: {}, remove: [RESETTABLE_ANNOTATION] } };
}
