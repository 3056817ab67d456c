import { watch } from 'vue';
import { phoneHome, phoneHomeSelector } from '../domain/registration/phone-home';
import type MachineRegistrationModel from '../models/elemental.cattle.io.machineregistration';
import { findPage } from '../shell/page';
import { canList, useShellStore } from '../shell/store';
import { INVENTORY, type MachineInventory } from '../types';
import { useMachineQuery } from './machine-query';

/** How many machines are looked at for all registrations together: the newest, which say what happens now. */
const SAMPLE = 100;

/**
 * For setup functions: finds out which of these registrations bring unmanaged machines though they look managed, and notes it
 * at each of them; see domain/registration/phone-home.ts. It takes one page of machines, whatever their number.
 */
export function usePhoneHome(registrations: () => MachineRegistrationModel[]): void {
  const store = useShellStore();
  const managed = (): MachineRegistrationModel[] => canList(store.getters['management/schemaFor'](INVENTORY))
    ? registrations().filter(({ isUnmanaged }) => !isUnmanaged)
    : [];
  const sample = useMachineQuery(managed, async (asked): Promise<MachineInventory[]> => {
    try {
      const labelSelector = { matchExpressions: phoneHomeSelector(asked) };

      return (await findPage<MachineInventory>(store, INVENTORY, { labelSelector, pageSize: SAMPLE, newestFirst: true })).items;
    } catch {
      // it is an aid: what isn't known isn't shown
      return [];
    }
  });

  watch([sample, managed], () => {
    for (const registration of managed()) {
      registration.phoneHome = phoneHome(registration, sample.value ?? []);
    }
  });
}
