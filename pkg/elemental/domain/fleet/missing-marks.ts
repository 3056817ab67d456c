import type { LabelSelector, MachineInventory } from '../../types';
import { unmanagedMarks } from '../inventory/ownership';
import { REGISTRATION_LABEL, registrationLabelValue, UNMANAGED_LABEL } from '../labels';
import type { RegistrationRef } from '../registration/reference';

/** Our labels that a machine lacks, as those do that registered before their registration stamped them. */
export interface MissingMarks {
  /** Which registration it came through is unknown: nothing else links the two (operator: no owner, no label; recordings 03-register). */
  registration: boolean;
  /** An annotation says that it is unmanaged, and there is no such label. That the label is right is certain. */
  unmanaged: boolean;
}

/** What a person knows of machines that lack the label of their registration, and the machines themselves don't say. */
export interface Origin {
  registration: RegistrationRef;
  /** Only machines whose names begin so came through it; an empty text for all of its namespace. */
  namePrefix: string;
}

/**
 * Where machines that lack a label may be, in two parts that have no machine in common: the server can't look into
 * annotations, so of the first only those are meant that have such an annotation. In this order: what is given the labels that
 * it lacks never comes from one part into a later one, where it would be seen again.
 */
export const UNMARKED_SELECTORS: LabelSelector[] = [
  { matchExpressions: [{ key: REGISTRATION_LABEL, operator: 'Exists' }, { key: UNMANAGED_LABEL, operator: 'DoesNotExist' }] },
  { matchExpressions: [{ key: REGISTRATION_LABEL, operator: 'DoesNotExist' }] },
];

export function missingMarks(machine: MachineInventory): MissingMarks {
  const { annotation, prefixedAnnotations } = unmanagedMarks(machine);
  const labels = machine.metadata?.labels ?? {};

  return {
    registration: labels[REGISTRATION_LABEL] === undefined,
    // the server's filter asks whether it is there, not what it says
    unmanaged: labels[UNMANAGED_LABEL] === undefined && (annotation || prefixedAnnotations.length > 0),
  };
}

/**
 * The labels that a machine is to be given; none if it lacks none, or nothing is known.
 *
 * @param origin undefined where the person doesn't know it either
 */
export function labelsToAdd(machine: MachineInventory, origin?: Origin): Record<string, string> {
  const missing = missingMarks(machine);

  return {
    ...missing.unmanaged ? { [UNMANAGED_LABEL]: 'true' } : {},
    ...missing.registration && origin && cameFrom(machine, origin) ? { [REGISTRATION_LABEL]: registrationLabelValue(origin.registration.name) } : {},
  };
}

/** A machine is made in the namespace of its registration. */
function cameFrom({ metadata }: MachineInventory, { registration, namePrefix }: Origin): boolean {
  return metadata?.namespace === registration.namespace && (metadata.name ?? '').startsWith(namePrefix);
}
