import { computed, type ComputedRef } from 'vue';
import type MachineRegistrationModel from '../models/elemental.cattle.io.machineregistration';
import { useShellStore } from '../shell/store';
import { REGISTRATION } from '../types';

/**
 * For setup functions of the list of registrations: those that it shows. Where the server paginates, that is one page; before
 * Rancher 2.13 it is all of them.
 */
export function useListedRegistrations(): ComputedRef<MachineRegistrationModel[]> {
  const { getters } = useShellStore();

  // asked for a type that was never loaded, the store warns
  return computed(() => getters['management/typeRegistered'](REGISTRATION)
    ? [...getters['management/all'](REGISTRATION)] as MachineRegistrationModel[]
    : []);
}
