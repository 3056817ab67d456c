import { rereadPage } from '../shell/page';
import type { Unselect } from '../shell/selection';
import { useShellStore } from '../shell/store';
import { INVENTORY } from '../types';
import { useBulkRun, type BulkRun } from './bulk-run';

interface Options<T> {
  /** The machine that an item is about. */
  machineOf: (item: T) => { id?: string };
  /** Takes what was done out of the selection; what wasn't stays in it. */
  unselect: Unselect | undefined;
  /** Called when a run ends with everything done, unless what follows is told first. */
  onAllDone?: () => void;
}

/** For setup functions of dialogs: {@link useBulkRun} for machines that somebody chose in a list. */
export function useMachineRun<T>(step: (item: T) => Promise<unknown>, { machineOf, unselect, onAllDone }: Options<T>): BulkRun<T> {
  const store = useShellStore();
  const done: { id?: string }[] = [];
  const bulk = useBulkRun<T>(step, (item) => {
    done.push(machineOf(item));
  });

  async function settle(run: Promise<void>): Promise<void> {
    await run;
    unselect?.(done.splice(0));
    // a list that can't be read says so itself
    rereadPage(store, INVENTORY).catch(() => undefined);
    if (!bulk.failures.value.length && !bulk.notBegun.value.length) {
      onAllDone?.();
    }
  }

  return { ...bulk, run: (items) => settle(bulk.run(items)), tryAgain: () => settle(bulk.tryAgain()) };
}
