import { needsConfirmation } from '../domain/consequence';
import { countMessages, type MachineCount } from '../domain/registration/counted-machines';
import { editConsequences } from '../domain/registration/edit-consequences';
import type { MachineRegistration } from '../types';
import { useShellStore } from '../shell/store';
import type { Question } from './edit-confirmation';
import { registrationMachines } from './registration-machines';

/** For setup functions: returns what to ask before an edit of a registration is saved. */
export function useRegistrationQuestion(): (before: MachineRegistration, after: MachineRegistration) => Promise<Question | undefined> {
  const store = useShellStore();

  async function count(registration: MachineRegistration): Promise<MachineCount | undefined> {
    const machines = registrationMachines(store, [registration]);

    try {
      return machines.mayRead ? await machines.count() : undefined;
    } catch {
      // then the question says so
      return undefined;
    }
  }

  return async (before, after) => {
    // nobody has to wait for a count that nothing depends on
    if (!needsConfirmation(editConsequences(before, after, undefined))) {
      return undefined;
    }
    const counted = await count(before);
    const consequences = editConsequences(before, after, counted);

    return needsConfirmation(consequences) ? { consequences, notes: countMessages(counted) } : undefined;
  };
}
