import { computed, onScopeDispose, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import type MachineInventoryModel from '../models/elemental.cattle.io.machineinventory';
import { errorText } from '../shell/error';
import { useShellStore } from '../shell/store';
import type { LabelSelector } from '../types';
import { fleetReader, type FleetReader } from './fleet-reader';

/** How far a scan is. Each machine that was seen is counted once; the total is those and what the server had left at its last answer. */
export interface ScanState {
  /** `stopped` in the middle, by the person or, where there is a `detail`, by what the server said; it can go on from there. */
  step: 'idle' | 'running' | 'stopped' | 'done';
  seen: number;
  total: number;
  detail?: string;
  /** When it was done, in milliseconds since 1970. */
  at?: number;
}

/** What a scan is made for. None of these may reject. */
export interface ScanVisitor {
  /** See {@link fleetReader}; asked when a scan starts. */
  selectors?: () => (LabelSelector | undefined)[];
  /** The most machines that it is shown at once, where it can't stop within a page; they are read by larger pages. */
  atOnce?: number;
  /** Before the first page. */
  begin: () => void;
  /** For each page, or part of one, which must not be kept; the next one is read when this is over. Returns true if no more are wanted. */
  page: (machines: MachineInventoryModel[]) => boolean | Promise<boolean>;
  /** After the last page. */
  done?: () => void;
}

export interface FleetScan {
  state: ShallowRef<ScanState>;
  isRunning: ComputedRef<boolean>;
  /** From the beginning, even in the middle of one. */
  start: () => Promise<void>;
  /** Stops after what the visitor is being shown. */
  cancel: () => void;
  /** After it was stopped: from where it was. */
  goOn: () => Promise<void>;
}

/** One scan, from its beginning to wherever it gets. */
interface Run {
  next: FleetReader;
  isDone: boolean;
  isStopped: boolean;
  isReading: boolean;
}

/** For setup functions: shows all machines to a visitor, page by page, and what has become of that. It ends with the component. */
export function useFleetScan(visitor: ScanVisitor): FleetScan {
  const store = useShellStore();
  const state = shallowRef<ScanState>({ step: 'idle', seen: 0, total: 0 });
  let current: Run | undefined;

  function show(run: Run, change: Partial<ScanState>): void {
    if (run === current) {
      state.value = { ...state.value, ...change };
    }
  }

  async function readPage(run: Run): Promise<void> {
    const { machines, total, isLast } = await run.next();

    if (run === current) {
      run.isDone = await visitor.page(machines) || isLast;
      show(run, { seen: state.value.seen + machines.length, total });
    }
  }

  async function read(run: Run): Promise<void> {
    run.isReading = true;
    try {
      while (run === current && !run.isDone && !run.isStopped) {
        await readPage(run);
      }
      if (run.isDone && run === current) {
        visitor.done?.();
        show(run, { step: 'done', at: Date.now() });
      }
    } catch (error) {
      show(run, { step: 'stopped', detail: errorText(error) });
    } finally {
      run.isReading = false;
    }
  }

  async function start(): Promise<void> {
    current = { next: fleetReader(store, visitor.selectors?.(), visitor.atOnce), isDone: false, isStopped: false, isReading: false };
    state.value = { step: 'running', seen: 0, total: 0 };
    visitor.begin();
    await read(current);
  }

  function cancel(): void {
    if (current && state.value.step === 'running') {
      current.isStopped = true;
      show(current, { step: 'stopped' });
    }
  }

  async function goOn(): Promise<void> {
    if (current && state.value.step === 'stopped') {
      current.isStopped = false;
      show(current, { step: 'running', detail: undefined });
      // it may not have noticed yet that it was stopped
      if (!current.isReading) {
        await read(current);
      }
    }
  }

  onScopeDispose(() => {
    current = undefined;
  });

  return { state, isRunning: computed(() => state.value.step === 'running'), start, cancel, goOn };
}
