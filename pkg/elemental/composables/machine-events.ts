import { onBeforeUnmount, shallowRef, watch, type ShallowRef } from 'vue';
import { findPage } from '../shell/page';
import { canList, useShellStore } from '../shell/store';
import { EVENT, type KubernetesEvent, type MachineInventory } from '../types';

/** More than the story of a machine needs; the tab of events has all. */
const LATEST = 20;

export interface MachineEvents {
  /** The latest; none until they are read, and where they can't be. */
  events: ShallowRef<KubernetesEvent[]>;
  /** True where the user may not read events. */
  areForbidden: boolean;
}

/**
 * For setup functions of a machine's page: the latest events about the machine, past the shell's store, where the tab of events
 * has its own. Read again whenever the machine changes.
 */
export function useMachineEvents(machine: () => MachineInventory): MachineEvents {
  const store = useShellStore();
  const areForbidden = !canList(store.getters['management/schemaFor'](EVENT));
  const events = shallowRef<KubernetesEvent[]>([]);
  let asked = 0;

  async function read(): Promise<void> {
    const { namespace, uid } = machine().metadata ?? {};
    const mine = ++asked;

    if (uid === undefined || areForbidden) {
      return;
    }
    try {
      const { items } = await findPage<KubernetesEvent>(store, EVENT, {
        namespace, fields: { 'involvedObject.uid': uid }, pageSize: LATEST, newestFirst: true,
      });

      if (mine === asked) {
        events.value = items;
      }
    } catch {
      // the story is told without them
    }
  }

  watch(() => machine().metadata?.resourceVersion, read, { immediate: true });
  onBeforeUnmount(() => {
    asked++;
  });

  return { events, areForbidden };
}
