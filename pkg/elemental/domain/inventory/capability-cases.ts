import type { RepairName } from './repairs';

/** `notYet`: something that a person can do, or wait for, makes it a yes. `no`: nothing does, for this machine as it is. */
export type Answer = 'yes' | 'notYet' | 'no';

const REPAIRS = ['markUnmanaged', 'withdrawReset'] as const satisfies RepairName[];

/** What the next step is, where this extension can do it: names for whoever draws a button. */
export type CapabilityAction = 'createCluster' | 'installAgent' | 'enableReset' | 'disableReset' | CapabilityRepair;

/** The repairs among them. */
export type CapabilityRepair = (typeof REPAIRS)[number];

/** True of a next step that is a repair. */
export function isRepair(action: CapabilityAction): action is CapabilityRepair {
  return (REPAIRS as readonly CapabilityAction[]).includes(action);
}

interface Case {
  answer: Answer;
  action?: CapabilityAction;
}

/** Everything that can be the case with one capability of a machine. The sentences have the case's name in their keys. */
export const CAPABILITY_CASES = {
  registered: { answer: 'yes' },
  registeredThrough: { answer: 'yes' },
  registrationLeaving: { answer: 'notYet' },
  registrationLeavingUnmanaged: { answer: 'notYet' },

  provisioned: { answer: 'yes' },
  provisionable: { answer: 'yes', action: 'createCluster' },
  provisionableUnmanaged: { answer: 'yes', action: 'createCluster' },
  otherNamespace: { answer: 'no' },
  leaving: { answer: 'no' },
  notSeen: { answer: 'notYet' },
  failed: { answer: 'notYet' },
  bootstrapping: { answer: 'notYet' },
  adoptedNoAgent: { answer: 'notYet' },
  adoptedNoAgentUnmanaged: { answer: 'notYet', action: 'installAgent' },
  notReady: { answer: 'notYet' },
  noAgent: { answer: 'notYet' },
  noAgentUnmanaged: { answer: 'notYet', action: 'installAgent' },

  resetOn: { answer: 'yes', action: 'disableReset' },
  resetOnUnmanaged: { answer: 'yes', action: 'disableReset' },
  resetOnNoAgent: { answer: 'notYet', action: 'disableReset' },
  resetOnNoAgentUnmanaged: { answer: 'notYet', action: 'installAgent' },
  resetOff: { answer: 'notYet', action: 'enableReset' },
  resetOffUnmanaged: { answer: 'notYet', action: 'enableReset' },
  resetOffNoAgent: { answer: 'notYet' },
  resetOffNoAgentUnmanaged: { answer: 'notYet', action: 'installAgent' },
  resetPending: { answer: 'notYet', action: 'withdrawReset' },
  resetFailed: { answer: 'notYet', action: 'withdrawReset' },
  resetNotAsked: { answer: 'no' },
  resetDangerous: { answer: 'no', action: 'markUnmanaged' },
  resetDangerousIfOn: { answer: 'no', action: 'markUnmanaged' },
  resetDangerousSent: { answer: 'no', action: 'withdrawReset' },

  cloudConfigApplied: { answer: 'yes' },
  upgradable: { answer: 'yes' },
  upgradeNeedsCluster: { answer: 'notYet' },
  notManaged: { answer: 'no' },
} as const satisfies Record<string, Case>;

export type CapabilityCase = keyof typeof CAPABILITY_CASES;
