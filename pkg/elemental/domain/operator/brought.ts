import { ELEMENTAL, IDENTITY, INSTALL, NETWORK, RESET, SPEC } from '../registration/validation/paths';
import type { Path } from '../path';

/**
 * Fields of registrations and machines that operators of the field may lack, and the version from which on no operator lacks them
 * (the operator's CRDs by tag, config/crd/bases). `token` and `labelPrefix` came with 1.8.2 already, and 1.9.0 and 1.9.1 are without.
 */
const BROUGHT: readonly { path: Path; version: string }[] = [
  { path: RESET, version: '1.3.3' },
  { path: [...RESET, 'disable-boot-entry'], version: '1.5.0' },
  { path: [...IDENTITY, 'no-toolkit'], version: '1.4.0' },
  { path: [...IDENTITY, 'labels'], version: '1.9.2' },
  { path: [...INSTALL, 'device-selector'], version: '1.4.0' },
  { path: [...INSTALL, 'snapshotter'], version: '1.5.0' },
  { path: [...INSTALL, 'snapshotter', 'maxSnaps'], version: '1.7.0' },
  { path: [...ELEMENTAL, 'system-agent', 'strictTLSMode'], version: '1.7.0' },
  { path: NETWORK, version: '1.7.0' },
  { path: [...SPEC, 'token'], version: '1.9.2' },
  { path: [...SPEC, 'labelPrefix'], version: '1.9.2' },
  { path: [...SPEC, 'network'], version: '1.7.0' },
  { path: [...SPEC, 'ipAddressClaims'], version: '1.7.0' },
  { path: [...SPEC, 'ipAddressPools'], version: '1.7.0' },
];

/** The version of the operator that is new enough for a field, e.g. `1.7.0`; undefined where any is, or none that is known here. */
export function versionThatBrought(path: Path): string | undefined {
  const around = BROUGHT.filter((field) => field.path.every((key, index) => path[index] === key));

  // a field within another comes with it or later
  return around.sort((one, other) => other.path.length - one.path.length)[0]?.version;
}
