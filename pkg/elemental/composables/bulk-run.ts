import { computed, onScopeDispose, shallowReactive, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import { errorText } from '../shell/error';

export interface BulkFailure<T> {
  item: T;
  /** What the server, the browser or the shell says. */
  detail: string;
}

export interface BulkProgress {
  done: number;
  failed: number;
  total: number;
}

/** One step for each of many objects, a few at a time. */
export interface BulkRun<T> {
  /** `ready` before the first run, and `over` once nothing is under way any more. */
  state: Readonly<ShallowRef<'ready' | 'running' | 'over'>>;
  /** Of the current run, or of the last one. */
  progress: Readonly<BulkProgress>;
  /** Those of the last run that failed. */
  failures: Readonly<ShallowRef<BulkFailure<T>[]>>;
  /** Those that weren't begun because somebody stopped it. */
  notBegun: Readonly<ShallowRef<T[]>>;
  /** True once somebody stopped it, and until it runs again. */
  isCancelled: ComputedRef<boolean>;
  /** Runs the step for each of them. Never rejects, and does nothing while it runs. */
  run: (items: readonly T[]) => Promise<void>;
  /** Runs it for those that failed or weren't begun, and for nothing else. */
  tryAgain: () => Promise<void>;
  /** What has begun goes on to its end; what hasn't isn't begun. */
  cancel: () => void;
}

/** How many steps are under way at once: a browser keeps six connections to a server, and the page needs one, too. */
const PARALLEL = 5;

/**
 * For setup functions. When the component goes away, what hasn't begun isn't begun.
 *
 * @param step rejects where it fails, with whatever the failure says
 * @param onDone called after each step that succeeded
 */
export function useBulkRun<T>(step: (item: T) => Promise<unknown>, onDone: (item: T) => void = () => undefined): BulkRun<T> {
  const state = shallowRef<'ready' | 'running' | 'over'>('ready');
  const progress = shallowReactive<BulkProgress>({ done: 0, failed: 0, total: 0 });
  const failures = shallowRef<BulkFailure<T>[]>([]);
  const notBegun = shallowRef<T[]>([]);
  const wasCancelled = shallowRef(false);

  function cancel(): void {
    wasCancelled.value = state.value === 'running';
  }
  onScopeDispose(cancel);

  async function attempt(item: T, failed: BulkFailure<T>[]): Promise<void> {
    try {
      await step(item);
    } catch (error) {
      failed.push({ item, detail: errorText(error) });
      progress.failed += 1;

      return;
    }
    progress.done += 1;
    onDone(item);
  }

  async function run(items: readonly T[]): Promise<void> {
    if (state.value === 'running') {
      return;
    }
    const waiting = [...items];
    const failed: BulkFailure<T>[] = [];
    let next = 0;

    async function work(): Promise<void> {
      while (!wasCancelled.value && next < waiting.length) {
        next += 1;
        await attempt(waiting[next - 1] as T, failed);
      }
    }

    state.value = 'running';
    wasCancelled.value = false;
    Object.assign(progress, { done: 0, failed: 0, total: items.length });
    failures.value = [];
    notBegun.value = [];
    await Promise.all(Array.from({ length: PARALLEL }, work));
    failures.value = failed;
    notBegun.value = waiting.slice(next);
    state.value = 'over';
  }

  return {
    state,
    progress,
    failures,
    notBegun,
    isCancelled: computed(() => wasCancelled.value),
    run,
    tryAgain: () => run([...failures.value.map(({ item }) => item), ...notBegun.value]),
    cancel,
  };
}
