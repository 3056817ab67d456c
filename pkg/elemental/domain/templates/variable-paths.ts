import type { TemplateData } from './variables';

/** The paths of all texts in the data: the variables that have a value there, e.g. `Network/NICs/eth0/Name`. */
export function variablePaths(data: TemplateData): string[] {
  return Object.entries(data).flatMap(([key, value]) => {
    if (typeof value === 'string') {
      return [key];
    }

    return typeof value === 'object' && value !== null ? variablePaths(value as TemplateData).map((path) => `${ key }/${ path }`) : [];
  });
}

/** What comes before the number or name of a part. */
const PARTS = /^(CPU\/Processors|GPU\/GraphicsCards|Network\/NICs|Storage\/Disks|System Data\/(?:Network|Block Devices))\/[^/]+(?=\/)/;

/** The same for all parts of a kind: a path with `*` for the number or name of a processor, card, disk or address. */
export function variablePattern(path: string): string {
  return path.replace(PARTS, '$1/*').replace(/(IPv[46]Addresses)\/[^/]+$/, '$1/*');
}
