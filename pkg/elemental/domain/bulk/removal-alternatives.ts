import type { MachineInventory } from '../../types';
import { agentHasReported } from '../inventory/agent';
import { isNotMarked, type Origin } from '../inventory/origin';
import { isManagedToReset } from '../inventory/ownership';
import { isAdopted, isBeingDeleted, isResettable } from '../inventory/state';
import { targetIfResettable } from '../inventory/reset-target';
import { UNMANAGED_ANNOTATION, UNMANAGED_LABEL } from '../labels';
import type { Message } from '../message';
import { labelNodeCommand } from '../update-group/node-label-command';
import type { MetadataChange } from './change';
import type { OriginOf } from './removal';
import { triggerChange } from './reset-trigger';

/**
 * What a person may do to machines before they are deleted:
 * - `markUnmanaged`: the reset recognises them as unmanaged, and writes a file on the host instead (recording 05-delete-matrix/E1)
 * - `inventoryOnly`: they go without a reset
 * - `resetFirst`: they go with one
 */
export type AlternativeName = 'markUnmanaged' | 'inventoryOnly' | 'resetFirst';

export interface RemovalAlternative<T extends MachineInventory = MachineInventory> {
  name: AlternativeName;
  /** Those for whom it applies; at least one. */
  machines: T[];
  label: Message;
  /** What deleting them does then. */
  effect: Message;
  /** To be made to each of them first, see `patchOf` in change.ts. */
  change: MetadataChange;
  /** Those for whom it would apply but for a reason. */
  excluded: { machines: T[]; reason: Message }[];
}

const MARK: MetadataChange = {
  labels: { set: { [UNMANAGED_LABEL]: 'true' }, remove: [] }, annotations: { set: { [UNMANAGED_ANNOTATION]: 'true' }, remove: [] },
};

/** The alternatives that apply to some of the machines, the one that saves most first. */
export function removalAlternatives<T extends MachineInventory>(
  machines: readonly T[], originOf: OriginOf<T> = () => undefined,
): RemovalAlternative<T>[] {
  const staying = machines.filter((machine) => !isBeingDeleted(machine));
  const wrong = staying.filter((machine) => isResettable(machine) && (isManagedToReset(machine) || isNotMarked(machine, originOf(machine))));

  return [
    ...markUnmanaged(wrong),
    ...alternative('inventoryOnly', staying.filter(isResettable), triggerChange(false)),
    ...resetFirst(staying.filter((machine) => !isResettable(machine)), originOf),
  ];
}

/** Nodes don't get the label that their machines are marked with, which matters to those that aren't deleted after all. */
function markUnmanaged<T extends MachineInventory>(machines: T[]): RemovalAlternative<T>[] {
  const nodes = machines.filter(isAdopted).length;

  return alternative('markUnmanaged', machines, MARK).map((found) => ({
    ...found, effect: { ...found.effect, args: { ...found.effect.args, nodes, command: labelNodeCommand() } },
  }));
}

function resetFirst<T extends MachineInventory>(machines: T[], originOf: OriginOf<T>): RemovalAlternative<T>[] {
  const obstacles = machines.map((machine) => obstacleOf(machine, originOf(machine)));
  const applies = machines.filter((_, index) => obstacles[index] === undefined);
  const [found] = alternative('resetFirst', applies, triggerChange(true));
  const excluded = OBSTACLES
    .map((name) => ({ name, machines: machines.filter((_, index) => obstacles[index] === name) }))
    .filter((group) => group.machines.length)
    .map((group) => ({
      machines: group.machines,
      reason: { key: `elemental.removal.alternative.resetFirst.not.${ group.name }`, args: { count: group.machines.length } },
    }));
  const sentinels = applies.filter((machine) => targetIfResettable(machine) === 'sentinel').length;
  const args = { count: applies.length, sentinels, resets: applies.length - sentinels };

  return found ? [{ ...found, effect: { ...found.effect, args }, excluded }] : [];
}

const OBSTACLES = ['wrongReset', 'notMarked', 'noAgent', 'cutOff'] as const;

/** What keeps a machine from being reset as it should be, were its trigger on. */
function obstacleOf(machine: MachineInventory, origin: Origin): typeof OBSTACLES[number] | undefined {
  if (isManagedToReset(machine)) {
    return 'wrongReset';
  }
  if (isNotMarked(machine, origin)) {
    return 'notMarked';
  }
  if (!agentHasReported(machine)) {
    return 'noAgent';
  }

  return origin === 'missing' ? 'cutOff' : undefined;
}

function alternative<T extends MachineInventory>(name: AlternativeName, machines: T[], change: MetadataChange): RemovalAlternative<T>[] {
  const key = `elemental.removal.alternative.${ name }`;
  const args = { count: machines.length };

  return machines.length
    ? [{ name, machines, change, label: { key: `${ key }.label`, args }, effect: { key: `${ key }.effect`, args }, excluded: [] }]
    : [];
}
