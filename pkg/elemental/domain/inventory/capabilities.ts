import type { MachineInventory, MachineInventorySelector } from '../../types';
import { isSame } from '../equal';
import { REGISTRATION_LABEL } from '../labels';
import type { Message } from '../message';
import { CAPABILITY_CASES, type Answer, type CapabilityAction, type CapabilityCase } from './capability-cases';
import { kubernetesCase, resetCase, upgradeCase } from './capability-decisions';
import { isUnmanaged } from './ownership';
import { isBeingDeleted } from './state';

/** What Elemental may be able to do with a machine, in the order in which a person reads it. */
export const CAPABILITIES = ['registration', 'kubernetes', 'resetTrigger', 'cloudConfig', 'osUpgrade', 'osReset'] as const;

export type CapabilityName = typeof CAPABILITIES[number];

export interface Capability {
  answer: Answer;
  /** Why: of a yes, what it is known by. */
  reason: Message;
  nextStep: {
    message: Message;
    /** Absent where the step isn't taken in this extension. */
    action?: CapabilityAction;
  };
}

/** Capabilities about which the same is to be said. */
export interface CapabilityGroup extends Capability {
  names: CapabilityName[];
}

/**
 * What Elemental can do with the machine, as far as its object tells: an answer for each capability, whatever the machine.
 * There is no heartbeat, so a yes that needs the agent means that an agent connected at least once.
 *
 * @param selector the one that adopted the machine, where it is at hand: with it, what was bootstrapped is known for certain
 */
export function capabilities(machine: MachineInventory, selector?: MachineInventorySelector): Record<CapabilityName, Capability> {
  const kubernetes = kubernetesCase(machine, selector);
  const reset = resetCase(machine);
  const system = isUnmanaged(machine) ? 'notManaged' : undefined;

  return {
    registration: registration(machine),
    kubernetes: capability(kubernetes),
    resetTrigger: capability(reset),
    cloudConfig: capability(system ?? (isBeingDeleted(machine) ? 'leaving' : 'cloudConfigApplied')),
    osUpgrade: capability(system ?? upgradeCase(kubernetes)),
    osReset: capability(system ?? reset),
  };
}

/** The same with those in one that differ in name only; each stands where its first one does. */
export function capabilityGroups(all: Record<CapabilityName, Capability>): CapabilityGroup[] {
  const groups: CapabilityGroup[] = [];

  for (const name of CAPABILITIES) {
    const group = groups.find(({ reason }) => isSame(reason, all[name].reason));

    if (group) {
      group.names.push(name);
    } else {
      groups.push({ names: [name], ...all[name] });
    }
  }

  return groups;
}

function registration(machine: MachineInventory): Capability {
  const through = machine.metadata?.labels?.[REGISTRATION_LABEL];

  if (isBeingDeleted(machine)) {
    return capability(isUnmanaged(machine) ? 'registrationLeavingUnmanaged' : 'registrationLeaving');
  }

  return through ? capability('registeredThrough', { registration: through }) : capability('registered');
}

function capability(name: CapabilityCase, args?: Message['args']): Capability {
  const { answer, ...rest }: { answer: Answer; action?: CapabilityAction } = CAPABILITY_CASES[name];
  const key = `elemental.machineCapability.case.${ name }`;

  return {
    answer,
    reason: { key: `${ key }.reason`, ...args && { args } },
    nextStep: { message: { key: `${ key }.nextStep` }, ...rest },
  };
}
