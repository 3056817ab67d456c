import type { Capability } from '../../pkg/elemental/domain/inventory/capabilities';

/** The name of the case that a capability's sentence says is so. */
export function caseOf({ reason }: Capability): string {
  return /^elemental\.machineCapability\.case\.(\w+)\.reason$/.exec(reason.key)?.[1] ?? reason.key;
}
