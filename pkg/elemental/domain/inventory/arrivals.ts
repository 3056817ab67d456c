import type { MachineInventory } from '../../types';

/** How many machines a person is shown who waits for theirs, and so how many the server is asked for. */
export const ARRIVALS_SHOWN = 25;

/** What was there when somebody began to wait. */
export interface FirstLook {
  /** UIDs of the machines that were seen. */
  known: ReadonlySet<string>;
  /**
   * When the oldest machine that was seen was made, RFC 3339, if there may be older ones that were not: those move up when
   * others are deleted, and didn't arrive. Absent if all were seen.
   */
  oldest?: string;
}

/**
 * @param machines the newest machines, in any order
 * @param isAll true if there are no others
 */
export function firstLook(machines: MachineInventory[], isAll: boolean): FirstLook {
  const known = new Set(machines.map(({ metadata }) => metadata?.uid ?? ''));
  const oldest = isAll ? undefined : machines.map(created).sort()[0];

  return { known, oldest };
}

/**
 * The machines that arrived since the first look, newest first. A host that registers again keeps its machine, and so
 * isn't among them (recording 03-register/again).
 */
export function arrivals<T extends MachineInventory>({ known, oldest = '' }: FirstLook, machines: T[]): T[] {
  return machines.filter((machine) => !known.has(machine.metadata?.uid ?? '') && created(machine) > oldest).sort(newestFirst);
}

/** In UTC and to the second, so that the order of the texts is that of the times. */
function created({ metadata }: MachineInventory): string {
  return metadata?.creationTimestamp ?? '';
}

function newestFirst(a: MachineInventory, b: MachineInventory): number {
  return compare(created(b), created(a)) || compare(a.metadata?.name ?? '', b.metadata?.name ?? '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
