import { parse, stringify } from 'yaml';
import { HOST_FILES, type Machine } from './machine';

/** What `elemental-register` remembers of the first registration. */
export interface RegistrationState {
  /** When; a host that has it only updates its inventory. */
  initialRegistration?: string;
  emulatedTPM?: boolean;
  emulatedTPMSeed?: bigint;
}

/** The state of the host; makes an empty state file where there is none, as the real client does before anything else. */
export function openState(machine: Machine): RegistrationState {
  if (!machine.exists(HOST_FILES.state)) {
    saveState(machine, {});
  }

  return (parse(machine.read(HOST_FILES.state) ?? '', { intAsBigInt: true }) ?? {}) as RegistrationState;
}

/** Writes the state file, without what is unset, false or zero. */
export function saveState(machine: Machine, state: RegistrationState): void {
  const set = Object.entries(state).filter(([, value]) => Boolean(value));

  machine.write(HOST_FILES.state, stringify(Object.fromEntries(set)));
}
