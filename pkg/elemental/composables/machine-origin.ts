import { computed, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue';
import { originOf, type Origin } from '../domain/inventory/origin';
import { REGISTRATION_LABEL } from '../domain/labels';
import type { Page } from '../shell/page';
import { useShellStore } from '../shell/store';
import type { MachineInventory, MachineRegistration } from '../types';
import { registrationsOf } from './registrations-of';

export interface MachineOrigin {
  /** `unreadable` without the right to read registrations, or without an answer from the server. */
  state: Ref<'looking' | 'read' | 'unreadable'>;
  /** The registrations of the machine's namespace, by name; none until they are read. */
  registrations: ComputedRef<MachineRegistration[]>;
  /** The registration that the machine last came through, as far as that is known. */
  origin: ComputedRef<Origin>;
  /** Reads them again. */
  retry: () => Promise<void>;
}

/**
 * For setup functions: where a machine comes from. The registrations are read once, and again when the machine says that it
 * came through another one.
 */
export function useMachineOrigin(machine: () => MachineInventory): MachineOrigin {
  const store = useShellStore();
  const state: MachineOrigin['state'] = ref('looking');
  const page = shallowRef<Page<MachineRegistration>>({ items: [], total: 0 });
  let asked = 0;

  async function retry(): Promise<void> {
    const question = ++asked;

    state.value = 'looking';
    const found = await registrationsOf(store, machine().metadata?.namespace);

    if (question === asked) {
      page.value = found ?? { items: [], total: 0 };
      state.value = found ? 'read' : 'unreadable';
    }
  }

  watch(() => machine().metadata?.labels?.[REGISTRATION_LABEL], retry, { immediate: true });

  return {
    state,
    registrations: computed(() => page.value.items),
    origin: computed(() => state.value === 'read' ? originOf(machine(), page.value.items, page.value.total <= page.value.items.length) : undefined),
    retry,
  };
}
