import type { Message } from './message';

/** What an edit means beyond what a person has just typed, e.g. for hosts and machines that are there already. */
export interface Consequence<N extends string = string> {
  name: N;
  /** A warning cuts something off or can't be taken back: a person confirms it. */
  severity: 'warning' | 'info';
  message: Message;
}

/** True if a person has to agree before the edit is saved. */
export function needsConfirmation(consequences: readonly Consequence[]): boolean {
  return consequences.some(isWarning);
}

/** What has to be confirmed first, then what is good to know. */
export function warningsFirst<C extends Consequence>(consequences: readonly C[]): C[] {
  return [...consequences.filter(isWarning), ...consequences.filter((one) => !isWarning(one))];
}

function isWarning({ severity }: Consequence): boolean {
  return severity === 'warning';
}
