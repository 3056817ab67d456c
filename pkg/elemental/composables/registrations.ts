import { shallowRef, type ShallowRef } from 'vue';
import { registrationRef, type RegistrationRef } from '../domain/registration/reference';
import { findPage } from '../shell/page';
import { useShellStore } from '../shell/store';
import { REGISTRATION, type MachineRegistration } from '../types';

/** People make registrations by hand: more than this are not to be expected. */
const MOST = 500;

/** For setup functions: the registrations that a person may choose from, empty until they are read or where they can't be. */
export function useRegistrations(): ShallowRef<RegistrationRef[]> {
  const store = useShellStore();
  const found = shallowRef<RegistrationRef[]>([]);

  async function read(): Promise<void> {
    const { items } = await findPage<MachineRegistration>(store, REGISTRATION, { pageSize: MOST });

    found.value = items.map((one) => registrationRef(one));
  }

  if (store.getters['management/schemaFor'](REGISTRATION)) {
    read().catch(() => undefined);
  }

  return found;
}
