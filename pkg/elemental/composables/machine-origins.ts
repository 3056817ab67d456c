import { computed, shallowRef, type ComputedRef } from 'vue';
import { originOf, type Origin } from '../domain/inventory/origin';
import { REGISTRATION_LABEL } from '../domain/labels';
import { registrationRef, type RegistrationRef } from '../domain/registration/reference';
import type { Page } from '../shell/page';
import { useShellStore } from '../shell/store';
import type { MachineInventory, MachineRegistration } from '../types';
import { registrationsOf } from './registrations-of';

export interface MachineOrigins {
  /** True until the registrations are read, or can't be. */
  isLooking: ComputedRef<boolean>;
  /** The registration that a machine last came through, as far as that is known. */
  originOf: (machine: MachineInventory) => Origin;
  /** Each of the registrations that some of them came through. */
  refsOf: (machines: readonly MachineInventory[]) => RegistrationRef[];
}

/** By namespace; undefined where they can't be read. */
type Found = ReadonlyMap<string | undefined, Page<MachineRegistration> | undefined>;

/**
 * For setup functions: where these machines come from. It takes one request for each namespace that has machines with our label,
 * however many they are. The label isn't expected to change meanwhile.
 */
export function useMachineOrigins(machines: readonly MachineInventory[]): MachineOrigins {
  const store = useShellStore();
  const labelled = machines.filter(({ metadata }) => metadata?.labels?.[REGISTRATION_LABEL]);
  const namespaces = [...new Set(labelled.map(({ metadata }) => metadata?.namespace))];
  const found = shallowRef<Found | undefined>(namespaces.length ? undefined : new Map());

  const origins = computed(() => {
    const known = new Map<string, Origin>();

    for (const machine of labelled) {
      const page = found.value?.get(machine.metadata?.namespace);

      if (page && !known.has(keyOf(machine))) {
        known.set(keyOf(machine), originOf(machine, page.items, page.total <= page.items.length));
      }
    }

    return known;
  });

  async function look(): Promise<void> {
    const pages = new Map<string | undefined, Page<MachineRegistration> | undefined>();

    // one after the other: hosts that put pages into their store have room for one
    for (const namespace of namespaces) {
      pages.set(namespace, await registrationsOf(store, namespace));
    }
    found.value = pages;
  }

  if (namespaces.length) {
    void look();
  }

  const find = (machine: MachineInventory): Origin => origins.value.get(keyOf(machine));

  return {
    isLooking: computed(() => !found.value),
    originOf: find,
    refsOf: (some) => [...new Set(some.map(find))].flatMap((origin) => (typeof origin === 'object' ? [registrationRef(origin)] : [])),
  };
}

/** The same for machines that came through the same registration; a namespace's name has no slash. */
function keyOf({ metadata }: MachineInventory): string {
  return `${ metadata?.namespace ?? '' }/${ metadata?.labels?.[REGISTRATION_LABEL] ?? '' }`;
}
