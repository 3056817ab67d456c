import type { MachineInventory, MachineInventorySelectorTemplate } from '../../types';
import type { MapChange, MetadataChange } from '../bulk/change';
import { machineGroups, type MachineGroup } from '../bulk/machine-groups';
import { isAdopted, isBeingDeleted } from '../inventory/state';
import { isLabelValue } from '../kubernetes/names';
import { CHOICE_LABEL } from '../labels';
import type { SelectorCondition } from './conditions';
import { selectorForm } from './form';

// A selector sees nothing of a machine but its labels, so machines that a person chose by hand, or because they are ready, can
// be selected in one way only: by a label that was put on just them. It is copied to the nodes, like every label of a machine.

/** The parameter of the address of the form for a new cluster that names a choice: its first pool begins with these machines. */
export const CHOICE_QUERY = 'choice';

/** The choice that an address names. Undefined where it names none, or something that can't be the value of a label: an address is anybody's text. */
export function choiceFromQuery(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && isLabelValue(value) ? value : undefined;
}

/**
 * A value for one choice of machines: when it was made (UTC, to the minute), and six characters that tell it from others of that
 * minute, e.g. `20261123-0412-3fa9c1`. Valid as the value of a label, whatever is random.
 *
 * @param now in milliseconds since 1970
 * @param random e.g. a UUID; only its letters and digits count
 */
export function choiceValue(now: number, random: string): string {
  const [date = '', time = ''] = new Date(clamped(now)).toISOString().split('T');
  const letters = random.toLowerCase().replace(/[^a-z0-9]/g, '').slice(0, 6).padEnd(6, '0');

  return `${ date.replaceAll('-', '') }-${ time.slice(0, 5).replace(':', '') }-${ letters }`;
}

/** What only machines of this choice meet. */
export function choiceCondition(value: string): SelectorCondition {
  return { key: CHOICE_LABEL, operator: 'Is', values: [value] };
}

/** Puts the label on a machine, see `patchOf` in bulk/change.ts. */
export function stampChange(value: string): MetadataChange {
  return { labels: { set: { [CHOICE_LABEL]: value }, remove: [] } };
}

/** Takes the label of this choice from a machine; one of another choice, made since, stays. */
export function takeBackChange({ metadata }: MachineInventory, value: string): MetadataChange {
  const labels: MapChange = { set: {}, remove: metadata?.labels?.[CHOICE_LABEL] === value ? [CHOICE_LABEL] : [] };

  return { labels };
}

/**
 * What stamping a choice on a machine means. `chosenElsewhere`: it belongs to another choice, from which it is taken: a pool that
 * still waits for it doesn't get it any more. `adopted`, `deleting`: no selector takes it.
 */
export const STAMPINGS = ['chosenElsewhere', 'adopted', 'deleting', 'stamped', 'already'] as const;
export type Stamping = typeof STAMPINGS[number];

export function stampingOf(machine: MachineInventory, value: string): Stamping {
  const current = machine.metadata?.labels?.[CHOICE_LABEL];

  if (isBeingDeleted(machine)) {
    return 'deleting';
  }
  if (isAdopted(machine)) {
    return 'adopted';
  }
  if (current === undefined) {
    return 'stamped';
  }

  return current === value ? 'already' : 'chosenElsewhere';
}

/** What stamping a choice on these machines means. */
export function stampingGroups<T extends MachineInventory>(machines: readonly T[], value: string): MachineGroup<Stamping, T>[] {
  return machineGroups(machines, (machine) => stampingOf(machine, value), STAMPINGS, {
    keyOf: (name) => `elemental.selector.choice.${ name }`, warnings: ['chosenElsewhere', 'adopted', 'deleting'],
  });
}

/** Those that are to be stamped. */
export function machinesToStamp<T extends MachineInventory>(machines: readonly T[], value: string): T[] {
  return machines.filter((machine) => ['stamped', 'chosenElsewhere'].includes(stampingOf(machine, value)));
}

/** The choice that a template selects, if it selects one: its machines keep their label as long as the template is there. */
export function choiceOf(template: MachineInventorySelectorTemplate): string | undefined {
  return selectorForm(template).conditions.find(({ key, operator, values }) => {
    return key === CHOICE_LABEL && ['Is', 'In'].includes(operator) && values.length === 1;
  })?.values[0];
}

/** Years of four digits only. */
const LATEST = Date.UTC(9999, 11, 31);

function clamped(now: number): number {
  return Number.isNaN(now) ? 0 : Math.min(Math.max(now, 0), LATEST);
}
