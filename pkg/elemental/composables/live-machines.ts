import type { PaginationArgs } from '@shell/types/store/pagination.types';
import PaginationWrapper from '@shell/utils/pagination-wrapper';
import debounce from 'lodash/debounce';
import { watch } from 'vue';
import type MachineInventoryModel from '../models/elemental.cattle.io.machineinventory';
import type { PageOfStore, ShellStore } from '../shell/store';
import { INVENTORY } from '../types';

/** Called with some machines whenever they may have changed, and with how many there are of them on all pages. */
export type ShowMachines = (machines: MachineInventoryModel[], total: number) => void;

/** A look at some machines, kept up to date. */
export interface LiveMachines {
  /** Resolves when they were shown for the first time; rejects if they can't be read, and may then be tried again. */
  start: () => Promise<void>;
  /** Looks again, without being told of a change; rejects if they can't be read. */
  lookAgain: () => Promise<void>;
  stop: () => void;
}

interface Question {
  /** What the server is asked for, where it paginates. */
  pagination: PaginationArgs;
  /** Whether a machine is meant, for Rancher before 2.13: it has all rows in the browser, and keeps them up to date. */
  isMeant: (machine: MachineInventoryModel) => boolean;
}

/** One page of machines, by the server's pagination where the dashboard has it. */
export function liveMachines(question: Question, store: ShellStore, show: ShowMachines): LiveMachines {
  return store.getters['management/paginationEnabled']({ id: INVENTORY })
    ? livePage(question.pagination, store, show)
    : wholeList(question.isMeant, store, show);
}

/** What the shell tells of a change; handed back to it with the next question. */
interface Change {
  forceWatch?: boolean;
  revision?: string;
}

/**
 * In milliseconds: how long nothing changes before there is one more look. Steve tells of a change before it has written it
 * (`notifyEvent` inside the transaction, rancher/steve, pkg/sqlcache/informer/listoption_indexer.go, v0.10.2), so that who asks at
 * once may read what was before, and is told no more. Longer than the four seconds in which it tells of changes but once.
 */
export const QUIET_AFTER_CHANGES = 5000;

/** What is looked at several times at once, e.g. by two pools: the shell tells those who listen apart by their names. */
let looks = 0;

function livePage(pagination: PaginationArgs, store: ShellStore, show: ShowMachines): LiveMachines {
  let stopped = false;
  const isStopped = (): boolean => stopped;
  let last = Promise.resolve();
  const wrapper = new PaginationWrapper<MachineInventoryModel>({
    $store: store,
    id: `elemental-machines-${ looks++ }`,
    enabledFor: { store: 'management', resource: { id: INVENTORY } },
    onChange: (change) => {
      follow(change);
      askWhenQuiet();
    },
  });
  /** What fails here is asked for again at the next change; the shell itself says that the connection is lost. */
  const follow = (change?: Change): void => {
    ask(change).catch(() => undefined);
  };
  const askWhenQuiet = debounce(() => {
    follow();
  }, QUIET_AFTER_CHANGES);
  const request = async (change: Change): Promise<void> => {
    if (isStopped()) {
      return;
    }
    const found = await wrapper.request({ ...change, pagination });

    if (isStopped()) {
      // the first answer has started to listen for changes after all
      await wrapper.onDestroy();
    } else {
      const { data, pagination: about } = found as { data: MachineInventoryModel[]; pagination?: PageOfStore };

      // steve leaves out a count of 0
      show(data, about?.result.count ?? data.length);
    }
  };
  /** One after the other: the wrapper drops what it is asked while it waits for an answer, and with it a change. */
  const ask = (change: Change = {}): Promise<void> => {
    last = last.catch(() => undefined).then(() => request(change));

    return last;
  };

  return {
    start: async () => {
      await ask();
      // Changes are listened for from the first answer on: what came in between is in the second.
      await ask();
    },
    lookAgain: () => ask(),
    stop: () => {
      stopped = true;
      askWhenQuiet.cancel();
      void wrapper.onDestroy();
    },
  };
}

function wholeList(isMeant: Question['isMeant'], store: ShellStore, show: ShowMachines): LiveMachines {
  let stopWatching: (() => void) | undefined;
  let isStopped = false;

  return {
    start: async () => {
      await store.dispatch('management/findAll', { type: INVENTORY });
      if (!isStopped) {
        const machines = (): MachineInventoryModel[] => store.getters['management/all'](INVENTORY) as MachineInventoryModel[];

        stopWatching = watch(() => machines().filter(isMeant), (found) => {
          show(found, found.length);
        }, { immediate: true });
      }
    },
    lookAgain: () => Promise.resolve(),
    stop: () => {
      isStopped = true;
      stopWatching?.();
    },
  };
}
