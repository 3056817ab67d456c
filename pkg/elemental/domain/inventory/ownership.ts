import type { MachineInventory } from '../../types';
import { UNMANAGED_ANNOTATION, UNMANAGED_LABEL } from '../labels';

/** The key that the client sends; the operator puts the registration's label prefix before it. */
const UNPREFIXED_KEY = 'os.unmanaged';

/** Where a machine is said to be unmanaged. */
export interface UnmanagedMarks {
  /** The annotation that the operator's reset looks at. */
  annotation: boolean;
  /** Keys of the same annotation under other prefixes, which the reset does not look at (operator issue 1023). */
  prefixedAnnotations: string[];
  /** Our own label, the one that the server can filter by. */
  label: boolean;
}

/** Everything on a machine that says that its operating system isn't managed by Elemental. */
export function unmanagedMarks(inventory: MachineInventory): UnmanagedMarks {
  const annotations = inventory.metadata?.annotations ?? {};

  return {
    annotation: annotations[UNMANAGED_ANNOTATION] === 'true',
    prefixedAnnotations: Object.keys(annotations).filter((key) => isPrefixed(key) && annotations[key] === 'true').sort(),
    label: inventory.metadata?.labels?.[UNMANAGED_LABEL] === 'true',
  };
}

/** True if the operating system of the machine is installed and run by somebody else: any one mark is enough. */
export function isUnmanaged(inventory: MachineInventory): boolean {
  const marks = unmanagedMarks(inventory);

  return marks.annotation || marks.label || marks.prefixedAnnotations.length > 0;
}

/**
 * True if a reset would treat the machine as managed though something says that it isn't. The operator's reset looks at one
 * annotation only, under one prefix only, whose value must be `"true"` (operator: `updatePlanSecretWithReset` in
 * controllers/machineinventory_controller.go; recording 05-delete-matrix/C1-prefix-custom.stuck).
 */
export function isManagedToReset(inventory: MachineInventory): boolean {
  return isUnmanaged(inventory) && !unmanagedMarks(inventory).annotation;
}

/** With the prefix `-` the key has none at all. */
function isPrefixed(key: string): boolean {
  return key !== UNMANAGED_ANNOTATION && (key === UNPREFIXED_KEY || key.endsWith(`/${ UNPREFIXED_KEY }`));
}
