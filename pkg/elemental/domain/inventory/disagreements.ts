import type { MachineInventory } from '../../types';
import { REGISTRATION_LABEL } from '../labels';
import type { Message } from '../message';
import { isUnmanagedRegistration } from '../registration/form/host-type';
import { labelNodeCommand } from '../update-group/node-label-command';
import { isNotMarked, type Origin } from './origin';
import { isManagedToReset, isUnmanaged, unmanagedMarks } from './ownership';
import type { RepairName } from './repairs';
import { isAdopted, isBeingDeleted, isResettable } from './state';

/**
 * - `annotationElsewhere`: unmanaged by the annotation under another prefix only (operator issue 1023)
 * - `labelOnly`: unmanaged by our label only
 * - `annotationOnly`: unmanaged by the annotation, without our label
 * - `managedAgain`: unmanaged, though the registration it last came through is for managed hosts
 * - `notMarked`: managed, though the registration it last came through is for unmanaged hosts
 * - `registrationMissing`: names a registration that isn't there
 * - `managedResetSent`, `resetWithoutRegistration`: awaits a reset, and the first or the last of these is the case
 */
export type DisagreementName
  = | 'annotationElsewhere' | 'labelOnly' | 'annotationOnly'
    | 'managedAgain' | 'notMarked' | 'registrationMissing'
    | 'managedResetSent' | 'resetWithoutRegistration';

/** Things that are said of a machine, and that can't all be true. */
export interface Disagreement {
  name: DisagreementName;
  /** An error may cost a host its operating system. */
  severity: 'error' | 'warning' | 'info';
  message: Message;
  consequence: Message;
  /** Any one of them ends it; which one is right, a person has to know. */
  repairs: Repair[];
}

export interface Repair {
  name: RepairName;
  /** What a person decides with it. */
  label: Message;
  /** What becomes of the machine. */
  effect: Message;
}

/**
 * Where what is said of a machine doesn't fit together, the worst first. Nothing is said of a machine that is going anyway,
 * unless its reset keeps it.
 *
 * @param origin the registration that it last came through, as far as that is known
 * @param node name of the node that it became, as far as that is known
 */
export function disagreements(machine: MachineInventory, origin?: Origin, node?: string): Disagreement[] {
  const names = isBeingDeleted(machine)
    ? awaitedReset(machine, origin)
    : [ownMarks(machine), againstOrigin(machine, origin)].flatMap((name) => name ?? []);

  return names.map((name) => disagreement(name, { machine, origin, node })).sort(worstFirst);
}

function awaitedReset(machine: MachineInventory, origin: Origin): DisagreementName[] {
  if (!isResettable(machine)) {
    return [];
  }

  return [
    ...isManagedToReset(machine) ? ['managedResetSent' as const] : [],
    ...origin === 'missing' ? ['resetWithoutRegistration' as const] : [],
  ];
}

function ownMarks(machine: MachineInventory): DisagreementName | undefined {
  const { annotation, prefixedAnnotations, label } = unmanagedMarks(machine);

  if (annotation) {
    return label ? undefined : 'annotationOnly';
  }
  if (prefixedAnnotations.length) {
    return 'annotationElsewhere';
  }

  return label ? 'labelOnly' : undefined;
}

function againstOrigin(machine: MachineInventory, origin: Origin): DisagreementName | undefined {
  if (origin === undefined || origin === 'missing') {
    return origin && 'registrationMissing';
  }
  if (isNotMarked(machine, origin)) {
    return 'notMarked';
  }

  return isUnmanaged(machine) && !isUnmanagedRegistration(origin) ? 'managedAgain' : undefined;
}

const SEVERITIES: Record<DisagreementName, Disagreement['severity']> = {
  managedResetSent: 'error',
  annotationElsewhere: 'error',
  labelOnly: 'error',
  notMarked: 'warning',
  managedAgain: 'warning',
  resetWithoutRegistration: 'warning',
  registrationMissing: 'warning',
  annotationOnly: 'info',
};

/** The first one is the safe one: where it is wrong, no host loses anything. */
const REPAIRS: Record<DisagreementName, RepairName[]> = {
  managedResetSent: ['withdrawReset'],
  annotationElsewhere: ['markUnmanaged'],
  labelOnly: ['markUnmanaged', 'markManaged'],
  notMarked: ['markUnmanaged'],
  managedAgain: ['markManaged'],
  resetWithoutRegistration: ['withdrawReset'],
  registrationMissing: ['forgetRegistration'],
  annotationOnly: ['markUnmanaged'],
};

const RANK = Object.keys(SEVERITIES);

function worstFirst(one: Disagreement, other: Disagreement): number {
  return RANK.indexOf(one.name) - RANK.indexOf(other.name);
}

function disagreement(
  name: DisagreementName, { machine, origin, node }: { machine: MachineInventory; origin: Origin; node: string | undefined },
): Disagreement {
  const key = `elemental.machineDisagreement.${ name }`;
  const args = {
    registration: machine.metadata?.labels?.[REGISTRATION_LABEL] ?? '',
    annotations: unmanagedMarks(machine).prefixedAnnotations.join(', '),
  };

  return {
    name,
    severity: SEVERITIES[name],
    message: { key: `${ key }.message`, args },
    consequence: { key: `${ key }.consequence`, args },
    repairs: REPAIRS[name].filter((repair) => !startsAnother(repair, origin)).map((repair) => described(repair, isAdopted(machine), node)),
  };
}

/** A machine that is said to be managed disagrees with a registration for unmanaged hosts. */
function startsAnother(repair: RepairName, origin: Origin): boolean {
  return repair === 'markManaged' && typeof origin === 'object' && isUnmanagedRegistration(origin);
}

/** A node doesn't get the label that its machine is marked with, and update groups go by the node's. */
function described(name: RepairName, isAdoptedAlready: boolean, node: string | undefined): Repair {
  const key = `elemental.machineDisagreement.repair.${ name }`;
  const effect = name === 'markUnmanaged' && isAdoptedAlready
    ? { key: `${ key }.effectOnNode`, args: { command: labelNodeCommand(node) } }
    : { key: `${ key }.effect` };

  return { name, label: { key: `${ key }.label` }, effect };
}
