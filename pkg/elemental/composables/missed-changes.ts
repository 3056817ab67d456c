import { onBeforeUnmount, watch } from 'vue';
import { rereadPage } from '../shell/page';
import { tallyOf, useShellStore } from '../shell/store';

/** In milliseconds: the shell reads again at most every four seconds. */
const LONGER_THAN_THE_SHELL = 6000;

/**
 * In milliseconds: who reads so soon after a change may have read what was before. Steve tells of a change before it has written it
 * (`notifyEvent` inside the transaction, rancher/steve, pkg/sqlcache/informer/listoption_indexer.go, v0.10.2).
 */
const TOO_SOON = 1000;

/**
 * For setup functions: reads again where the number of objects has changed, or of those in some state, and the shell, some seconds
 * later, hasn't told, or has read too soon. Now and then steve doesn't tell a user who may see a type in some namespaces only: its
 * watches of several namespaces write over each other's namespace (`watchByPartition` in rancher/steve,
 * pkg/stores/sqlproxy/proxy_store.go, v0.10.2); and it may end a watch that begins when another one of the type ends
 * (`WatchSession` in rancher/apiserver, pkg/subscribe/watcher.go, v0.10.0).
 *
 * @param lastRead when, as `Date.now()` has it; undefined while nothing is shown
 */
export function useMissedChanges(type: string, lastRead: () => number | undefined, read: () => Promise<void>): void {
  const { getters } = useShellStore();
  let check: ReturnType<typeof setTimeout> | undefined;

  function readIfMissed(change: number): void {
    const time = lastRead();

    check = undefined;
    if (time !== undefined && time < change + TOO_SOON) {
      // the shell itself says that the connection is lost
      read().catch(() => undefined);
    }
  }

  watch(() => tallyOf(getters, type), () => {
    check ??= setTimeout(readIfMissed, LONGER_THAN_THE_SHELL, Date.now());
  });
  onBeforeUnmount(() => {
    clearTimeout(check);
  });
}

/** The same for the page that the shell shows of a type. */
export function useMissedChangesOfList(type: string): void {
  const store = useShellStore();

  useMissedChanges(type, () => store.getters['management/havePage'](type)?.result.timestamp, () => rereadPage(store, type));
}
