import type { LabelSelector, MachineInventory, MachineRegistration } from '../../types';
import { REGISTRATION_LABEL } from '../labels';
import type { Message } from '../message';
import { linksMachines } from './machines';

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

/** The machines of both, where no machine counts for both: of different namespaces. */
export function addCounts(one: MachineCount, other: MachineCount): MachineCount {
  return { labelled: one.labelled + other.labelled, unlabelled: one.unlabelled + other.unlabelled };
}

/** Selects the machines that don't say where they registered. */
export const UNLABELLED_SELECTOR: LabelSelector = { matchExpressions: [{ key: REGISTRATION_LABEL, operator: 'DoesNotExist' }] };

/**
 * True if machines without our label may have come through the registration. They can't where it has had the label from the
 * start: the API server counts changes of the specification in `generation`, beginning with 1. Where the label may have
 * been added later, those that were there before the registration are left out of account.
 *
 * @param newest the machine without our label that was created last, if there is any
 */
export function mayHaveUnlabelled(registration: MachineRegistration, newest: MachineInventory | undefined): boolean {
  const { metadata } = registration;
  const isStamped = linksMachines(registration);

  if (!newest || (isStamped && metadata?.generation === 1)) {
    return false;
  }

  return !isStamped || !isBefore(newest.metadata?.creationTimestamp, metadata?.creationTimestamp);
}

/** Times are RFC 3339; one that isn't known is not before another. */
function isBefore(one = '', other = ''): boolean {
  return Date.parse(one) < Date.parse(other);
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

  if (!unlabelled) {
    return [{ key: 'elemental.registrationMachines.count', args: { count: labelled } }];
  }

  return [
    { key: 'elemental.registrationMachines.known', args: { count: labelled } },
    { key: 'elemental.registrationMachines.unlabelled', args: { count: unlabelled } },
  ];
}
