import type { MachineRegistration } from '../../types';
import { UNMANAGED_ANNOTATION } from '../labels';
import { isUnmanagedRegistration } from './form/host-type';

/** What the operator takes where nothing is asked for (operator: api/v1beta1/common_consts.go). */
const USUAL_PREFIX = 'elemental.cattle.io';
/** Asks for none at all. */
const NONE = '-';

/** A prefix of a registration's own, under which stands what its hosts report of themselves. */
export interface LabelPrefix {
  /** Undefined where there is none before the keys. */
  prefix?: string;
  /**
   * True if deleting an unmanaged machine would reset its operating system as if it were a managed one: the operator's reset
   * looks for the usual prefix only, and nothing else puts it there (operator issue 1023; recordings 05-delete-matrix/C1 and
   * 03-register/edge-05).
   */
  isTrap: boolean;
}

/** The registration's prefix, or undefined where it is the usual one. */
export function unusualLabelPrefix(registration: MachineRegistration): LabelPrefix | undefined {
  const { labelPrefix, machineInventoryAnnotations } = registration.spec ?? {};

  if (!labelPrefix || labelPrefix === USUAL_PREFIX) {
    return undefined;
  }
  const isTrap = isUnmanagedRegistration(registration) && machineInventoryAnnotations?.[UNMANAGED_ANNOTATION] !== 'true';

  return labelPrefix === NONE ? { isTrap } : { prefix: labelPrefix, isTrap };
}
