/** Names that the operator, its custom resources and the hosts agree on (elemental-operator, `api/v1beta1`). */

export const GROUP = 'elemental.cattle.io';
export const VERSION = 'v1beta1';
export const API_VERSION = `${ GROUP }/${ VERSION }`;

/** Keeps a MachineInventory until its host is reset, or needn't be. */
export const INVENTORY_FINALIZER = `machineinventory.${ GROUP }`;

/** Type of the Secret through which a host's system agent gets its plan. */
export const PLAN_SECRET_TYPE = `${ GROUP }/plan`;

export const MANAGED_LABEL = `${ GROUP }/managed`;
export const OS_VERSION_LABEL = `${ GROUP }/managed-os-version-name`;
export const PLAN_TYPE_ANNOTATION = `${ GROUP }/plan.type`;
export const RESETTABLE_ANNOTATION = `${ GROUP }/resettable`;

/**
 * Says that somebody else looks after the host's operating system. The reset path looks for exactly this name,
 * whatever prefix the host's other annotations have (recordings `05-delete-matrix/C1…` and `E1…`).
 */
export const UNMANAGED_ANNOTATION = `${ GROUP }/os.unmanaged`;

/**
 * Ours, not the operator's: an object with `local-rancher/hold: "true"` is left alone by the controllers, so that sample
 * data can show states that time would heal. Removing it, or any other value, lets the controllers continue.
 */
export const HOLD_ANNOTATION = 'local-rancher/hold';

/** The data key `token` of this Secret is what a registered host signs in with. */
export function tokenSecretName(serviceAccount: string): string {
  return `${ serviceAccount }-token`;
}
