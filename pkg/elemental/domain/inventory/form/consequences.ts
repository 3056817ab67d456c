import type { MachineInventory } from '../../../types';
import { warningsFirst, type Consequence } from '../../consequence';
import { isSame } from '../../equal';
import { REGISTRATION_LABEL } from '../../labels';
import type { Message } from '../../message';
import { agentHasReported } from '../agent';
import { isUnmanaged } from '../ownership';
import { resetTarget } from '../reset-target';
import { isAdopted, isResettable } from '../state';
import { machineForm } from './index';

export type MachineConsequenceName
  = | 'becomesUnmanaged'
    | 'becomesManaged'
    | 'resetNothing'
    | 'resetSystem'
    | 'resetSentinel'
    | 'resetMistaken'
    | 'resetWaits'
    | 'resetWithCluster'
    | 'resetGivenUp'
    | 'registrationLabel'
    | 'labelsFree'
    | 'labelsAdopted'
    | 'identity'
    | 'owners'
    | 'finalizers';

/** What an edit of a machine means beyond what a person has just typed. */
export type MachineConsequence = Consequence<MachineConsequenceName>;

/** Compares two versions of a machine in one respect. */
type Rule = (before: MachineInventory, after: MachineInventory) => MachineConsequence | undefined;

const RULES: Rule[] = [
  hostTypeRule, resetRule, waitingRule, clusterRule, registrationLabelRule, labelsRule, identityRule, ownersRule, finalizersRule,
];

/**
 * What follows from saving a machine.
 *
 * @param before the machine as the server has it
 */
export function machineConsequences(before: MachineInventory, after: MachineInventory): MachineConsequence[] {
  return warningsFirst(RULES.flatMap((rule) => rule(before, after) ?? []));
}

/** The marks come from the host's client and from its registration, and neither takes one away (recordings 03-register). */
function hostTypeRule(before: MachineInventory, after: MachineInventory): MachineConsequence | undefined {
  const unmanaged = isUnmanaged(after);

  return unmanaged === isUnmanaged(before) ? undefined : warning(unmanaged ? 'becomesUnmanaged' : 'becomesManaged');
}

/** What a delete will do (recordings 05-delete-matrix). To take the trigger from a machine that waits for its reset lets it go at once (C2). */
function resetRule(before: MachineInventory, after: MachineInventory): MachineConsequence | undefined {
  const target = resetTarget(after);

  if (target === resetTarget(before)) {
    return undefined;
  }
  switch (target) {
    case 'nothing': return warning(after.metadata?.deletionTimestamp ? 'resetGivenUp' : 'resetNothing');
    case 'osReset': return warning('resetSystem');
    case 'sentinel': return warning('resetSentinel');
    case 'wrongReset': return warning('resetMistaken');
  }
}

/** Nobody takes the reset then (recording 05-delete-matrix/B1). */
function waitingRule(before: MachineInventory, after: MachineInventory): MachineConsequence | undefined {
  return isTurnedOn(before, after) && !agentHasReported(after) ? warning('resetWaits') : undefined;
}

/** Deleting a cluster deletes its selectors, and with them the machines that they own (recording 06-adoption/07). */
function clusterRule(before: MachineInventory, after: MachineInventory): MachineConsequence | undefined {
  return isTurnedOn(before, after) && isAdopted(after) ? warning('resetWithCluster') : undefined;
}

function isTurnedOn(before: MachineInventory, after: MachineInventory): boolean {
  return isResettable(after) && !isResettable(before);
}

/** Only in YAML: the form leaves the label alone. */
function registrationLabelRule(before: MachineInventory, after: MachineInventory): MachineConsequence | undefined {
  const registration = before.metadata?.labels?.[REGISTRATION_LABEL];

  return registration !== undefined && after.metadata?.labels?.[REGISTRATION_LABEL] !== registration
    ? warning('registrationLabel', { registration })
    : undefined;
}

/**
 * A selector looks for a machine once: having adopted one, it doesn't compare labels again. The labels of the machine go to the
 * cluster's node with the plan that bootstraps it (operator: controllers/machineselector_controller.go, `findAndAdoptInventory`
 * and `newBootstrapPlan`).
 */
function labelsRule(before: MachineInventory, after: MachineInventory): MachineConsequence | undefined {
  const past = machineForm(before).labels;
  const now = machineForm(after).labels;
  const keys = [...new Set([...Object.keys(past), ...Object.keys(now)])].filter((key) => past[key] !== now[key]);

  return keys.length ? info(isAdopted(before) ? 'labelsAdopted' : 'labelsFree', { keys: keys.join(', ') }) : undefined;
}

/** Only in YAML. The hash is what a host is recognised by when it registers again (recording 03-register/again). */
function identityRule(before: MachineInventory, after: MachineInventory): MachineConsequence | undefined {
  return before.spec?.tpmHash === after.spec?.tpmHash && before.spec?.machineHash === after.spec?.machineHash ? undefined : warning('identity');
}

/** Only in YAML. The selector that adopted a machine owns it, and so its deletion is the machine's. */
function ownersRule(before: MachineInventory, after: MachineInventory): MachineConsequence | undefined {
  return isSame(before.metadata?.ownerReferences ?? [], after.metadata?.ownerReferences ?? []) ? undefined : warning('owners');
}

/** Only in YAML. The operator's finalizer is what makes a delete wait for the reset. */
function finalizersRule(before: MachineInventory, after: MachineInventory): MachineConsequence | undefined {
  return isSame(before.metadata?.finalizers ?? [], after.metadata?.finalizers ?? []) ? undefined : warning('finalizers');
}

function warning(name: MachineConsequenceName, args?: Message['args']): MachineConsequence {
  return { name, severity: 'warning', message: { key: `elemental.machineForm.consequence.${ name }`, ...args && { args } } };
}

function info(name: MachineConsequenceName, args?: Message['args']): MachineConsequence {
  return { ...warning(name, args), severity: 'info' };
}
