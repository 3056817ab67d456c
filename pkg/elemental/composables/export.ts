import { downloadFile } from '@shell/utils/download';
import { exportFileName, exportWriter, EXPORT_TYPES, type ExportFormat, type ExportWriter } from '../domain/export/export-file';
import type { LabelSelector } from '../types';
import { useFleetScan, type FleetScan } from './fleet-scan';

export interface Export extends Omit<FleetScan, 'start'> {
  /** Reads the machines and downloads them as a file. */
  start: (format: ExportFormat) => Promise<void>;
}

/**
 * For setup functions: exports all machines, or those that match a selector at the time. Each page becomes a Blob, which the
 * browser keeps outside of the page's memory and on disk where it is large; the limit is what the browser lets a page store,
 * for 100,000 machines some 70 MB.
 */
export function useExport(selector: () => LabelSelector | undefined = () => undefined): Export {
  let format: ExportFormat = 'csv';
  let writer: ExportWriter | undefined;
  let parts: Blob[] = [];

  const add = (text: string): void => {
    parts.push(new Blob([text]));
  };
  const { start, ...scan } = useFleetScan({
    selectors: () => [selector()],
    begin: () => {
      parts = [];
      writer = exportWriter(format);
      add(writer.begin);
    },
    page: (machines) => {
      add(writer?.page(machines) ?? '');

      return false;
    },
    done: () => {
      add(writer?.end ?? '');
      void downloadFile(exportFileName(format, new Date()), new Blob(parts), EXPORT_TYPES[format]);
      parts = [];
    },
  });

  return {
    ...scan,
    start: (chosen) => {
      format = chosen;

      return start();
    },
  };
}
