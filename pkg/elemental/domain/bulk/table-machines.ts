import type { MachineInventory } from '../../types';
import type { TableProblem, TableRow } from './label-table';
import type { LabelTask } from './labels';

export interface TableTasks<T extends MachineInventory> {
  tasks: LabelTask<T>[];
  /** Lines whose machine isn't there, or not for this user. */
  unknown: TableRow[];
  /** Lines with which nothing can be done for another reason. */
  problems: TableProblem[];
}

/**
 * Which machine each line means.
 *
 * @param machines all that have one of the names
 * @param mayChange whether the user may change the machine
 */
export function tableTasks<T extends MachineInventory>(rows: TableRow[], machines: readonly T[], mayChange: (machine: T) => boolean): TableTasks<T> {
  const byName = new Map<string, T[]>();
  const found: TableTasks<T> = { tasks: [], unknown: [], problems: [] };

  for (const machine of machines) {
    const name = machine.metadata?.name ?? '';

    byName.set(name, [...byName.get(name) ?? [], machine]);
  }
  for (const row of rows) {
    const [machine, ...others] = byName.get(row.name) ?? [];

    if (!machine) {
      found.unknown.push(row);
    } else if (others.length) {
      found.problems.push({ line: row.line, message: { key: 'elemental.bulk.table.problem.ambiguous', args: { name: row.name } } });
    } else if (!mayChange(machine)) {
      found.problems.push({ line: row.line, message: { key: 'elemental.bulk.table.problem.mayNotChange', args: { name: row.name } } });
    } else {
      found.tasks.push({ machine, change: row.change });
    }
  }

  return found;
}
