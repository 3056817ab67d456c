import type { LabelSelector, MachineRegistration } from '../../types';
import { REGISTRATION_LABEL, registrationLabelValue } from '../labels';
import type { Message } from '../message';

/**
 * How many machines came through one or more registrations. Nothing but our own label links the two: the operator writes
 * neither an owner nor a label of its own (recordings 03-register).
 */
export interface MachineCount {
  /** Machines that carry our label of the registration. */
  labelled: number;
  /** Machines of its namespace without any such label, which may have come through it too; 0 where that can't be. */
  unlabelled: number;
}

/** Selects the machines of these registrations that carry our label; machines stand in the namespace of their registration. */
export function machinesSelector(registrations: MachineRegistration[]): LabelSelector {
  const values = registrations.map(({ metadata }) => registrationLabelValue(metadata?.name ?? ''));

  return { matchExpressions: [{ key: REGISTRATION_LABEL, operator: 'In', values }] };
}

/** Selects the machines that don't say where they registered. */
export const UNLABELLED_SELECTOR: LabelSelector = { matchExpressions: [{ key: REGISTRATION_LABEL, operator: 'DoesNotExist' }] };

/**
 * True if every machine that ever came through the registration carries our label: it stands in the specification, and that
 * has never changed (the API server counts changes of the specification in `generation`, beginning with 1).
 */
export function labelsEveryMachine({ metadata, spec }: MachineRegistration): boolean {
  return metadata?.generation === 1 && spec?.machineInventoryLabels?.[REGISTRATION_LABEL] === registrationLabelValue(metadata.name ?? '');
}

/** True unless it is known that no machine came through; a count that couldn't be taken is undefined. */
export function mayHaveMachines(count: MachineCount | undefined): boolean {
  return !count || count.labelled + count.unlabelled > 0;
}

/** What is known of the number of machines, in sentences; a count that couldn't be taken is undefined. */
export function countMessages(count: MachineCount | undefined): Message[] {
  if (!count) {
    return [{ key: 'elemental.registrationMachines.unknown' }];
  }
  const { labelled, unlabelled } = count;
  const known = { key: 'elemental.registrationMachines.count', args: { count: labelled } };

  return unlabelled ? [known, { key: 'elemental.registrationMachines.unlabelled', args: { count: unlabelled } }] : [known];
}
