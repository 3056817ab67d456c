import type { Consequence } from '../consequence';
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

/** What an edit of a registration means for hosts and machines that are there already. */
export type RegistrationConsequence = Consequence<ConsequenceName>;

/** A consequence that cuts hosts off or can't be taken back. */
export function warning(name: ConsequenceName, args?: Message['args']): RegistrationConsequence {
  return { name, severity: 'warning', message: { key: `elemental.registrationEdit.consequence.${ name }`, ...args && { args } } };
}

/** A consequence that is good to know. */
export function info(name: ConsequenceName, args?: Message['args']): RegistrationConsequence {
  return { ...warning(name, args), severity: 'info' };
}
