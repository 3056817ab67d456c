import { PaginationArgs } from '@shell/types/store/pagination.types';
import PaginationWrapper from '@shell/utils/pagination-wrapper';
import debounce from 'lodash/debounce';
import { onBeforeUnmount, shallowRef, type ShallowRef } from 'vue';
import { useShellStore } from '../shell/store';
import { INVENTORY, type MachineInventory } from '../types';
import { QUIET_AFTER_CHANGES } from './live-machines';

/** What the shell tells of a change; handed back to it with the next question. */
interface Change {
  forceWatch?: boolean;
  revision?: string;
}

/** The shell tells those who listen apart by their names. */
let listening = 0;

const heard = shallowRef(0);

/**
 * A number that is another one whenever any page has heard of a change, see {@link useMachineChanges}, or begins to listen; for what
 * isn't a component and can't listen itself.
 */
export const heardMachineChanges: Readonly<ShallowRef<number>> = heard;

/**
 * For setup functions: a number that is another one whenever a machine has come, gone or changed, at most every few seconds, and
 * once more when that is over; for pages that read some machines past the shell's store. Undefined until changes are listened for,
 * so that what is read from then on misses none. Before Rancher 2.13 it stays 0: there is nothing to listen to.
 */
export function useMachineChanges(): ShallowRef<number | undefined> {
  const store = useShellStore();
  const changes = shallowRef<number>();
  let isThere = true;

  if (!store.getters['management/paginationEnabled']({ id: INVENTORY })) {
    changes.value = 0;
    heard.value += 1;

    return changes;
  }
  const wrapper = new PaginationWrapper<MachineInventory>({
    $store: store,
    id: `elemental-machine-changes-${ listening++ }`,
    enabledFor: { store: 'management', resource: { id: INVENTORY } },
    onChange: (change) => {
      void listen(change);
      listenWhenQuiet();
    },
  });
  const listenWhenQuiet = debounce(() => void listen(), QUIET_AFTER_CHANGES);

  /** The shell goes on listening for who has asked; the question itself is of no interest. */
  async function listen(change: Change = {}): Promise<void> {
    try {
      await wrapper.request({ ...change, pagination: new PaginationArgs({ page: 1, pageSize: 1 }) });
    } catch {
      // what fails here fails for the page, too, which says so
    }
    if (isThere) {
      changes.value = (changes.value ?? -1) + 1;
      heard.value += 1;
    } else {
      // the first answer has started to listen after all
      void wrapper.onDestroy();
    }
  }

  void listen();
  onBeforeUnmount(() => {
    isThere = false;
    listenWhenQuiet.cancel();
    void wrapper.onDestroy();
  });

  return changes;
}
