import type { Message } from '../message';

export type ConsequenceName
  = | 'tokenChanged'
    | 'tokenKept'
    | 'prefixChanged'
    | 'prefixBreaksReset'
    | 'becomesUnmanaged'
    | 'becomesManaged'
    | 'identityChanged'
    | 'smbiosLeftOut'
    | 'smbiosNeeded'
    | 'resetEnabled'
    | 'resetDisabled'
    | 'machineNameChanged'
    | 'keysRemoved'
    | 'valuesChanged';

/** What an edit means for hosts and machines that are there already. */
export interface Consequence {
  name: ConsequenceName;
  /** A warning cuts hosts off or can't be taken back for machines: a person confirms it. */
  severity: 'warning' | 'info';
  message: Message;
}

/** True if a person has to agree before the edit is saved. */
export function needsConfirmation(consequences: Consequence[]): boolean {
  return consequences.some(isWarning);
}

/** True for what a person confirms. */
export function isWarning({ severity }: Consequence): boolean {
  return severity === 'warning';
}

/** A consequence that cuts hosts off or can't be taken back. */
export function warning(name: ConsequenceName, args?: Message['args']): Consequence {
  return { name, severity: 'warning', message: { key: `elemental.registrationEdit.consequence.${ name }`, ...args && { args } } };
}

/** A consequence that is good to know. */
export function info(name: ConsequenceName, args?: Message['args']): Consequence {
  return { ...warning(name, args), severity: 'info' };
}
