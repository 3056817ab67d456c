import type { MachineInventory } from '../../types';
import { exportedMachine } from './columns';
import { csvHeader, csvRows } from './csv';
import { JSON_BEGIN, JSON_END, jsonRows } from './json';

export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = typeof EXPORT_FORMATS[number];

/** A file that is written from its beginning to its end: what comes first, each page of machines, what comes last. */
export interface ExportWriter {
  begin: string;
  page: (machines: MachineInventory[]) => string;
  end: string;
}

/** The media type of each (RFC 4180, RFC 8259). */
export const EXPORT_TYPES: Record<ExportFormat, string> = { csv: 'text/csv;charset=utf-8', json: 'application/json' };

export function exportWriter(format: ExportFormat): ExportWriter {
  let isFirst = true;

  if (format === 'csv') {
    return { begin: csvHeader(), page: (machines) => csvRows(machines.map(exportedMachine)), end: '' };
  }

  return {
    begin: JSON_BEGIN,
    page: (machines) => {
      const rows = jsonRows(machines.map(exportedMachine), isFirst);

      isFirst &&= machines.length === 0;

      return rows;
    },
    end: JSON_END,
  };
}

/** All of a file at once, for machines that are at hand. */
export function exportFile(format: ExportFormat, machines: MachineInventory[]): string {
  const { begin, page, end } = exportWriter(format);

  return begin + page(machines) + end;
}

/** e.g. `machines-2026-11-23T01-28.csv`; a colon isn't allowed in file names everywhere. The time is in UTC. */
export function exportFileName(format: ExportFormat, now: Date): string {
  return `machines-${ now.toISOString().slice(0, 16).replace(':', '-') }.${ format }`;
}
