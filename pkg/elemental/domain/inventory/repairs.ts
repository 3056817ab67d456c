import type { MachineInventory, ObjectMeta } from '../../types';
import { copy } from '../copy';
import { REGISTRATION_LABEL, RESETTABLE_ANNOTATION, UNMANAGED_ANNOTATION, UNMANAGED_LABEL } from '../labels';
import { unmanagedMarks } from './ownership';

/**
 * - `markUnmanaged`: puts the annotation that the operator's reset looks at, and our label
 * - `markManaged`: takes away every mark of an unmanaged machine, under any prefix
 * - `forgetRegistration`: takes away our label with the registration's name
 * - `withdrawReset`: takes away the reset trigger; a machine that waits for its reset is gone at once (recording
 *   05-delete-matrix/C2-unblocked-by-removing-resettable)
 */
export type RepairName = 'markUnmanaged' | 'markManaged' | 'forgetRegistration' | 'withdrawReset';

/** Keys and their values; undefined takes the key away. */
type Changes = Record<string, string | undefined>;

interface MetadataChanges {
  labels?: Changes;
  annotations?: Changes;
}

const REPAIRS: Record<RepairName, (machine: MachineInventory) => MetadataChanges> = {
  markUnmanaged: () => ({ labels: { [UNMANAGED_LABEL]: 'true' }, annotations: { [UNMANAGED_ANNOTATION]: 'true' } }),
  markManaged: (machine) => {
    const { annotation, prefixedAnnotations, label } = unmanagedMarks(machine);

    return {
      labels: label ? { [UNMANAGED_LABEL]: undefined } : {},
      annotations: taken([...annotation ? [UNMANAGED_ANNOTATION] : [], ...prefixedAnnotations]),
    };
  },
  forgetRegistration: () => ({ labels: { [REGISTRATION_LABEL]: undefined } }),
  withdrawReset: () => ({ annotations: { [RESETTABLE_ANNOTATION]: undefined } }),
};

/** The machine with one repair made; nothing but its labels and annotations is different, and of those no others. */
export function repaired<T extends MachineInventory>(machine: T, repair: RepairName): T {
  const out = copy(machine);
  const { labels = {}, annotations = {} } = REPAIRS[repair](machine);

  out.metadata ??= {};
  write(out.metadata, 'labels', labels);
  write(out.metadata, 'annotations', annotations);

  return out;
}

function taken(keys: string[]): Changes {
  return Object.fromEntries(keys.map((key) => [key, undefined]));
}

function write(metadata: ObjectMeta, part: 'labels' | 'annotations', changes: Changes): void {
  for (const [key, value] of Object.entries(changes)) {
    if (value !== undefined) {
      (metadata[part] ??= {})[key] = value;
    } else if (metadata[part]) {
      Reflect.deleteProperty(metadata[part], key);
    }
  }
}
