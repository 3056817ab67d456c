import type { ExportedMachine } from './columns';

/** A list of machines as JSON, in pieces: before them, each page of them, and after them. */
export const JSON_BEGIN = '[';
export const JSON_END = '\n]\n';

/** Machines of the list, one on each line, with every text as it is. `isFirst` says that nothing stands before them. */
export function jsonRows(machines: ExportedMachine[], isFirst: boolean): string {
  return machines.map((machine, index) => `${ isFirst && index === 0 ? '' : ',' }\n${ JSON.stringify(machine) }`).join('');
}
