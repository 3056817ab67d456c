import type { MachineInventory } from '../../types';
import type { MetadataChange } from '../bulk/change';
import { triggerChange } from '../bulk/reset-trigger';
import { REGISTRATION_LABEL, UNMANAGED_ANNOTATION, UNMANAGED_LABEL } from '../labels';
import { unmanagedMarks } from './ownership';

/**
 * - `markUnmanaged`: puts the annotation that the operator's reset looks at, and our label
 * - `markManaged`: takes away every mark of an unmanaged machine, under any prefix
 * - `forgetRegistration`: takes away our label with the registration's name
 * - `withdrawReset`: takes away the reset trigger; a machine that waits for its reset is gone at once (recording
 *   05-delete-matrix/C2-unblocked-by-removing-resettable)
 */
export type RepairName = 'markUnmanaged' | 'markManaged' | 'forgetRegistration' | 'withdrawReset';

const REPAIRS: Record<RepairName, (machine: MachineInventory) => MetadataChange> = {
  markUnmanaged: () => ({
    labels: { set: { [UNMANAGED_LABEL]: 'true' }, remove: [] },
    annotations: { set: { [UNMANAGED_ANNOTATION]: 'true' }, remove: [] },
  }),
  markManaged: (machine) => {
    const { annotation, prefixedAnnotations, label } = unmanagedMarks(machine);

    return {
      labels: { set: {}, remove: label ? [UNMANAGED_LABEL] : [] },
      annotations: { set: {}, remove: [...annotation ? [UNMANAGED_ANNOTATION] : [], ...prefixedAnnotations] },
    };
  },
  forgetRegistration: () => ({ labels: { set: {}, remove: [REGISTRATION_LABEL] } }),
  withdrawReset: () => triggerChange(false),
};

/** What a repair changes of this machine; marks that say nothing stay. */
export function repairChange(machine: MachineInventory, repair: RepairName): MetadataChange {
  return REPAIRS[repair](machine);
}
