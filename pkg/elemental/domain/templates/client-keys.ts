import type { MachineRegistrationSpec } from '../../types';

const DEFAULT_PREFIX = 'elemental.cattle.io';

/**
 * What stands before the keys of a host's own annotations and labels: `elemental.cattle.io/`, another prefix with its
 * slash, or nothing (`-`) (operator: `GetLabelPrefix`; recordings `01-machineregistrations/prefix-*`).
 */
export function labelPrefix({ labelPrefix: prefix = '' }: Pick<MachineRegistrationSpec, 'labelPrefix'>): string {
  return prefix === '-' ? '' : `${ prefix || DEFAULT_PREFIX }/`;
}

/** The annotations that clients send of themselves, without prefix (operator: pkg/register/register.go; recordings `03-register`). */
export const CLIENT_ANNOTATIONS: readonly string[] = [
  'auth', 'reg-version', 'registration-ip', 'os.unmanaged',
  'os.name', 'os.version', 'os.version-id', 'os.id', 'os.pretty-name', 'os.image', 'os.cpe-name',
];

/** True for an annotation that clients of such a registration send: at first the host's value stands, later the registration's. */
export function isClientAnnotation(key: string, spec: Pick<MachineRegistrationSpec, 'labelPrefix'>): boolean {
  return CLIENT_ANNOTATIONS.some((one) => key === labelPrefix(spec) + one);
}
