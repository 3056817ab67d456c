import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import { parseLabelTable, type TableProblem, type TableRow } from '../domain/bulk/label-table';
import type { LabelTask } from '../domain/bulk/labels';
import { tableTasks } from '../domain/bulk/table-machines';
import type MachineInventoryModel from '../models/elemental.cattle.io.machineinventory';
import { findPage } from '../shell/page';
import { useShellStore } from '../shell/store';
import { INVENTORY } from '../types';
import { useBulkRun, type BulkProgress } from './bulk-run';

/** What came out when a pasted table was checked. */
export interface TableCheck {
  /** Line by line; as long as there are any, nothing is applied. */
  problems: TableProblem[];
  /** Lines whose machine isn't there, or not for this user. */
  unknown: TableRow[];
  tasks: LabelTask<MachineInventoryModel>[];
  /** Set where the server didn't say which machines there are: its words. */
  failure?: string;
}

export interface LabelTableCheck {
  /** Undefined before it was checked, and after the text has changed. */
  result: Readonly<ShallowRef<TableCheck | undefined>>;
  isChecking: ComputedRef<boolean>;
  /** How many requests are done. */
  progress: Readonly<BulkProgress>;
  /** Changes nothing. */
  check: (text: string) => Promise<void>;
  /** What was found no longer counts. */
  forget: () => void;
}

/** How many names go into one request: they stand in its address, of which some proxies take but 8 KiB. */
const NAMES_AT_ONCE = 50;

/** For setup functions: checks a pasted table of labels against the machines that there are, wherever these are shown or not. */
export function useLabelTable(): LabelTableCheck {
  const store = useShellStore();
  const result = shallowRef<TableCheck>();
  let found: MachineInventoryModel[] = [];
  const search = useBulkRun<string[]>(async (names) => {
    // a name may be there in several namespaces
    const { items } = await findPage<MachineInventoryModel>(store, INVENTORY, { names, pageSize: names.length * 2 });

    found.push(...items);
  });
  let latest = 0;

  async function check(text: string): Promise<void> {
    const own = latest += 1;
    const { rows, problems } = parseLabelTable(text);

    result.value = undefined;
    if (problems.length || !rows.length) {
      result.value = { problems, unknown: [], tasks: [] };

      return;
    }
    found = [];
    await search.run(chunks(rows.map(({ name }) => name)));
    if (own === latest) {
      const failure = search.failures.value[0]?.detail;

      result.value = failure === undefined
        ? tableTasks(rows, found, (machine) => machine.canPatch)
        : { problems: [], unknown: [], tasks: [], failure };
    }
  }

  return {
    result,
    isChecking: computed(() => search.state.value === 'running'),
    progress: search.progress,
    check,
    forget: () => {
      latest += 1;
      result.value = undefined;
    },
  };
}

function chunks(names: string[]): string[][] {
  const count = Math.ceil(names.length / NAMES_AT_ONCE);

  return Array.from({ length: count }, (_, index) => names.slice(index * NAMES_AT_ONCE, (index + 1) * NAMES_AT_ONCE));
}
