import { computed, ref, watch, type ComputedRef } from 'vue';
import { originOf, type Origin } from '../domain/inventory/path';
import { findPage } from '../shell/page';
import { canList, useShellStore } from '../shell/store';
import { REGISTRATION, type MachineInventory, type MachineRegistration } from '../types';
import { useFoundObject } from './found-object';

/** There are as many registrations as sites or images, not as machines. */
const LOOKED_THROUGH = 500;

export interface MachineOrigin {
  /** What our label says; undefined where the machine has none. */
  origin: ComputedRef<Origin | undefined>;
  /** Whether the registration is there, as far as the user may know; undefined while that isn't known. */
  state: ComputedRef<'there' | 'gone' | undefined>;
}

/**
 * For setup functions of a machine's page: the registration that it came through. Where the label stands for a name that is too
 * long for it, the registrations of the machine's namespace are looked through.
 */
export function useMachineOrigin(machine: () => MachineInventory): MachineOrigin {
  const store = useShellStore();
  const names = ref<string[]>([]);
  const hasLooked = ref(false);
  const origin = computed(() => originOf(machine(), names.value));
  const id = (): string | undefined => origin.value?.name === undefined ? undefined : `${ machine().metadata?.namespace ?? '' }/${ origin.value.name }`;
  const registration = useFoundObject<MachineRegistration>(REGISTRATION, id);

  async function look(): Promise<void> {
    if (!canList(store.getters['management/schemaFor'](REGISTRATION))) {
      return;
    }
    try {
      const query = { namespace: machine().metadata?.namespace, pageSize: LOOKED_THROUGH };
      const { items } = await findPage<MachineRegistration>(store, REGISTRATION, query);

      names.value = items.flatMap(({ metadata }) => metadata?.name ?? []);
      hasLooked.value = true;
    } catch {
      // the label alone says what is known
    }
  }

  watch(() => origin.value !== undefined && origin.value.name === undefined, async (isShortened) => {
    if (isShortened && !hasLooked.value) {
      await look();
    }
  }, { immediate: true });

  return {
    origin,
    state: computed(() => {
      if (origin.value?.name === undefined) {
        return hasLooked.value ? 'gone' : undefined;
      }

      return registration.value?.state === 'read' ? 'there' : registration.value?.state === 'missing' ? 'gone' : undefined;
    }),
  };
}
