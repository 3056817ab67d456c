import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import { refQuery, registrationRef } from '../domain/registration/reference';
import { errorText } from '../shell/error';
import { findPage } from '../shell/page';
import { canList, tallyOf, useShellStore } from '../shell/store';
import { REGISTRATION, type MachineRegistration } from '../types';

/** More than a person looks through. */
const MOST = 100;

interface Options {
  step: 'unread' | 'reading' | 'read' | 'failed';
  /** The first of them by name, written as in an address, see {@link refQuery}; while they are read anew, those of before. */
  names: string[];
  /** How many there are. */
  total: number;
  /** What went wrong, as the server says it. */
  detail?: string;
}

export interface RegistrationOptions {
  /** Whether the user may read registrations, and there is such a type. */
  mayRead: ComputedRef<boolean>;
  options: Readonly<ShallowRef<Options>>;
  /** Reads them, unless they were read and none has come or gone since. Never rejects. */
  read: () => Promise<void>;
}

/** For setup functions: the registrations that a list is filtered by. Nothing is asked of the server before somebody wants to choose. */
export function useRegistrationOptions(): RegistrationOptions {
  const store = useShellStore();
  const { getters } = store;
  const options = shallowRef<Options>({ step: 'unread', names: [], total: 0 });
  let tally: string | undefined;

  async function read(): Promise<void> {
    const now = tallyOf(getters, REGISTRATION);
    const { step } = options.value;

    if (step === 'reading' || (step === 'read' && tally === now)) {
      return;
    }
    tally = now;
    options.value = { ...options.value, step: 'reading', detail: undefined };
    try {
      const { items, total } = await findPage<MachineRegistration>(store, REGISTRATION, { pageSize: MOST });

      options.value = { step: 'read', names: items.map((one) => refQuery(registrationRef(one))), total };
    } catch (error) {
      options.value = { ...options.value, step: 'failed', detail: errorText(error) };
    }
  }

  return { mayRead: computed(() => canList(getters['management/schemaFor'](REGISTRATION))), options, read };
}
