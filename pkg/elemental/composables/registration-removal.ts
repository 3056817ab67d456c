import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import type { Message } from '../domain/message';
import { addImpact, NO_IMPACT, removalImpact, type Removal } from '../domain/registration/removal';
import { errorText } from '../shell/error';
import type { MachineRegistration } from '../types';
import { useMachineClusters } from './machine-clusters';
import { useRegistrationMachines } from './registration-machines';

/** Who is affected, or how far the search is. */
export type Search = { step: 'looking' } | { step: 'found'; removal: Removal } | { step: 'unknown'; message: Message; mayLookAgain: boolean };

export interface RegistrationRemoval {
  search: ShallowRef<Search>;
  /** Looks from the beginning; begins by itself the first time. */
  look: () => Promise<void>;
}

/** The server can't filter by what is in a machine's status, so this many are read. */
const MOST_MACHINES = 1000;
const MOST_NAMES = 10;

/** For setup functions: finds out who is affected when registrations are deleted. */
export function useRegistrationRemoval(registrations: MachineRegistration[]): RegistrationRemoval {
  const machines = useRegistrationMachines(registrations);
  const clustersOf = useMachineClusters();
  const search = shallowRef<Search>({ step: 'looking' });
  let isOver = false;

  onScopeDispose(() => {
    isOver = true;
  });

  async function find(): Promise<Removal> {
    const removal: Removal = { count: await machines.count(), names: [], impact: NO_IMPACT };

    for await (const page of machines.pages(MOST_MACHINES)) {
      removal.names.push(...page.slice(0, MOST_NAMES - removal.names.length).map(({ metadata }) => metadata?.name ?? ''));
      removal.impact = addImpact(removal.impact, removalImpact(page, await clustersOf(page)));
      if (isOver) {
        break;
      }
    }

    return removal;
  }

  async function look(): Promise<void> {
    if (!machines.mayRead) {
      search.value = { step: 'unknown', message: { key: 'elemental.registrationRemoval.forbidden' }, mayLookAgain: false };

      return;
    }
    search.value = { step: 'looking' };
    try {
      search.value = { step: 'found', removal: await find() };
    } catch (error) {
      const message = { key: 'elemental.registrationRemoval.failed', args: { detail: errorText(error) } };

      search.value = { step: 'unknown', message, mayLookAgain: true };
    }
  }

  void look();

  return { search, look };
}
