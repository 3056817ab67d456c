import { PaginationArgs } from '@shell/types/store/pagination.types';
import PaginationWrapper from '@shell/utils/pagination-wrapper';
import { watch } from 'vue';
import { ARRIVALS_SHOWN } from '../domain/inventory/arrivals';
import { arrivalSelector, isFrom, type ArrivalSource } from '../domain/inventory/arrival-source';
import type MachineInventoryModel from '../models/elemental.cattle.io.machineinventory';
import { inNamespace } from '../shell/page';
import type { ShellStore } from '../shell/store';
import { INVENTORY } from '../types';

/** Called with the newest machines whenever they may have changed; `isAll` if there are no others. */
export type ShowNewest = (machines: MachineInventoryModel[], isAll: boolean) => void;

/** A look at the newest machines of a source, kept up to date. */
export interface NewestMachines {
  /** Resolves when they were shown for the first time; rejects if they can't be read, and may then be tried again. */
  start: () => Promise<void>;
  /** Looks again, without being told of a change; rejects if they can't be read. */
  lookAgain: () => Promise<void>;
  stop: () => void;
}

/** The newest machines of the source, by the server's pagination where the dashboard has it. */
export function newestMachines(source: ArrivalSource, store: ShellStore, show: ShowNewest): NewestMachines {
  return store.getters['management/paginationEnabled']({ id: INVENTORY }) ? newestPage(source, store, show) : wholeList(source, store, show);
}

/** What the shell tells of a change; handed back to it with the next question. */
interface Change {
  forceWatch?: boolean;
  revision?: string;
}

/** Two pages of one registration may wait at the same time; the shell tells those who listen apart by their names. */
let waiting = 0;

function newestPage(source: ArrivalSource, store: ShellStore, show: ShowNewest): NewestMachines {
  let stopped = false;
  const isStopped = (): boolean => stopped;
  let last = Promise.resolve();
  const wrapper = new PaginationWrapper<MachineInventoryModel>({
    $store: store,
    id: `elemental-newest-machines-${ waiting++ }`,
    enabledFor: { store: 'management', resource: { id: INVENTORY } },
    onChange: (change) => {
      // what fails here is asked for again at the next change; the shell itself says that the connection is lost
      ask(change).catch(() => undefined);
    },
  });
  const request = async (change: Change): Promise<void> => {
    if (isStopped()) {
      return;
    }
    const { data } = await wrapper.request({ ...change, pagination: newestFirst(source) });

    if (isStopped()) {
      // the first answer has started to listen for changes after all
      await wrapper.onDestroy();
    } else {
      show(data as MachineInventoryModel[], data.length < ARRIVALS_SHOWN);
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
      void wrapper.onDestroy();
    },
  };
}

function newestFirst(source: ArrivalSource): PaginationArgs {
  return new PaginationArgs({
    page: 1,
    pageSize: ARRIVALS_SHOWN,
    sort: [{ field: 'metadata.creationTimestamp', asc: false }],
    filters: [inNamespace(source.namespace)],
    labelSelector: arrivalSelector(source),
  });
}

/** Rancher before 2.13 has all rows in the browser, and keeps them up to date. */
function wholeList(source: ArrivalSource, store: ShellStore, show: ShowNewest): NewestMachines {
  let stopWatching: (() => void) | undefined;
  let isStopped = false;

  return {
    start: async () => {
      await store.dispatch('management/findAll', { type: INVENTORY });
      if (!isStopped) {
        const machines = (): MachineInventoryModel[] => store.getters['management/all'](INVENTORY) as MachineInventoryModel[];

        stopWatching = watch(() => machines().filter((machine) => isFrom(machine, source)), (found) => {
          show(found, true);
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
