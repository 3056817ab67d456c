import type { MachineInventory } from '../../types';
import type { MetadataChange } from '../bulk/change';
import { CHOICE_LABEL, UNMANAGED_LABEL } from '../labels';
import type { Message } from '../message';
import { choiceCondition, machinesToStamp, stampChange } from './choice';
import { hasCondition, type SelectorCondition } from './conditions';
import type { SelectorPreview } from './preview';

/**
 * - `readyOnly`: the machines of the preview that are ready. No label tells that, and a selector sees nothing but labels, so
 *   these machines are stamped with one.
 * - `unmanagedOnly`, `managedOnly`: by our label. Machines that are unmanaged by their annotation alone count as managed there.
 */
export type NarrowingName = 'readyOnly' | 'unmanagedOnly' | 'managedOnly';

/** A way to make the conditions match less, in one click. */
export interface Narrowing<T extends MachineInventory = MachineInventory> {
  name: NarrowingName;
  label: Message;
  /** What becomes of the selector, and of machines where some are stamped. */
  effect: Message;
  /** What it takes from others, where it does. */
  warning?: Message;
  /** The conditions afterwards. */
  conditions: SelectorCondition[];
  /** What is to be done to machines first. Absent where nothing is. */
  stamp?: { machines: T[]; change: MetadataChange };
}

const CONDITIONS: Record<Exclude<NarrowingName, 'readyOnly'>, SelectorCondition> = {
  unmanagedOnly: { key: UNMANAGED_LABEL, operator: 'Is', values: ['true'] },
  managedOnly: { key: UNMANAGED_LABEL, operator: 'DoesNotExist', values: [] },
};

/** The conditions with one more, unless they have it: what met them before and doesn't meet it is left out. */
export function narrowed(conditions: readonly SelectorCondition[], condition: SelectorCondition): SelectorCondition[] {
  return hasCondition(conditions, condition) ? [...conditions] : [...conditions, condition];
}

/**
 * The ways to narrow the conditions that make a difference to the machines of the preview.
 *
 * @param choice value of the label for `readyOnly`, see `choiceValue`
 */
export function narrowings<T extends MachineInventory>(
  conditions: readonly SelectorCondition[], preview: SelectorPreview<T>, choice: string,
): Narrowing<T>[] {
  const { ready, free, managed, unmanaged, isAll } = preview;
  const isMixed = managed > 0 && unmanaged > 0;

  return [
    ...ready.length && (ready.length < free.length || !isAll) ? [readyOnly(conditions, ready, choice)] : [],
    ...isMixed ? [byHostType('unmanagedOnly', conditions), byHostType('managedOnly', conditions)] : [],
  ];
}

function readyOnly<T extends MachineInventory>(conditions: readonly SelectorCondition[], ready: T[], choice: string): Narrowing<T> {
  // a machine is of one choice at a time: one that the conditions asked for before is asked for no longer
  const others = conditions.filter(({ key }) => key !== CHOICE_LABEL);
  const count = takenElsewhere(conditions, ready, choice);

  return {
    ...described('readyOnly', { count: ready.length, value: choice }),
    ...count && { warning: { key: 'elemental.selector.choice.chosenElsewhere', args: { count } } },
    conditions: narrowed(others, choiceCondition(choice)),
    stamp: { machines: ready, change: stampChange(choice) },
  };
}

/** How many of the machines are taken from a choice that isn't the one which these conditions ask for. */
function takenElsewhere(conditions: readonly SelectorCondition[], machines: readonly MachineInventory[], choice: string): number {
  const own = conditions.filter(({ key }) => key === CHOICE_LABEL).flatMap(({ values }) => values);

  return machinesToStamp(machines, choice).filter(({ metadata }) => {
    const current = metadata?.labels?.[CHOICE_LABEL];

    return current !== undefined && !own.includes(current);
  }).length;
}

function byHostType(name: keyof typeof CONDITIONS, conditions: readonly SelectorCondition[]): Narrowing<never> {
  return { ...described(name), conditions: narrowed(conditions, CONDITIONS[name]) };
}

function described(name: NarrowingName, args?: Message['args']): Pick<Narrowing, 'name' | 'label' | 'effect'> {
  const key = `elemental.selector.narrowing.${ name }`;

  return { name, label: { key: `${ key }.label`, ...args && { args } }, effect: { key: `${ key }.effect`, ...args && { args } } };
}
