import type { MachineRegistration } from '../../../types';
import { isOurAnnotation, isOurLabel, UNMANAGED_ANNOTATION, UNMANAGED_LABEL } from '../../labels';
import { valueAt, writeAt } from '../../path';

/** Where the flag stands that the host type is read from. */
export const HOST_TYPE_PATH = ['spec', 'config', 'elemental', 'registration', 'no-toolkit'] as const;

/**
 * Where a registration says that somebody else looks after the operating system of its hosts, and what it says there: the
 * flag is the intent, the label makes the machines selectable, the annotation keeps the reset off their system.
 */
const STAMPS = [
  { path: HOST_TYPE_PATH, value: true },
  { path: ['spec', 'machineInventoryLabels', UNMANAGED_LABEL], value: 'true' },
  { path: ['spec', 'machineInventoryAnnotations', UNMANAGED_ANNOTATION], value: 'true' },
] as const;

/** True if the registration says that somebody else looks after the operating system of its hosts. */
export function isUnmanagedRegistration(resource: MachineRegistration): boolean {
  return STAMPS.some(({ path, value }) => valueAt(resource, path) === value);
}

/** Stamps the resource as unmanaged, or takes back what was stamped; where something else stands, somebody else wrote it. */
export function writeHostType(resource: MachineRegistration, unmanaged: boolean): void {
  for (const { path, value } of STAMPS) {
    if (unmanaged || valueAt(resource, path) === value) {
      writeAt(resource, path, unmanaged ? value : undefined);
    }
  }
}

/** What this extension stamps on the machines of a registration, as `key=value`: labels first. */
export function stampsOf({ spec }: MachineRegistration): string[] {
  const labels = Object.entries(spec?.machineInventoryLabels ?? {}).filter(([key]) => isOurLabel(key));
  const annotations = Object.entries(spec?.machineInventoryAnnotations ?? {}).filter(([key, value]) => isOurAnnotation(key, value));

  return [...labels, ...annotations].map(([key, value]) => `${ key }=${ value }`);
}
