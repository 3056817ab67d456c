import type { MachineRegistration } from '../../../types';
import { metadataProblems } from '../../kubernetes/metadata-problems';
import type { Problem } from '../../problem';
import { annotationProblems } from './annotations';
import { deviceSelectorProblems } from './device-selector';
import { authProblems, emulationProblems } from './identity';
import { inertProblems } from './inert';
import { installProblems, resetProblems } from './install';
import { machineKeyProblems } from './keys';
import { labelPrefixProblems, unmanagedMarkProblems } from './label-prefix';
import { labelProblems } from './labels';
import { machineNameProblems } from './machine-name';
import { nameProblems, namespaceProblems } from './name';
import { addressProblems, networkProblems } from './network';
import type { Rule, ValidationContext } from './rule';
import { tokenProblems } from './token';
import { typeProblems } from './types';

const RULES: readonly Rule[] = [
  nameProblems,
  namespaceProblems,
  typeProblems,
  metadataProblems,
  machineNameProblems,
  machineKeyProblems,
  labelProblems,
  annotationProblems,
  authProblems,
  emulationProblems,
  deviceSelectorProblems,
  installProblems,
  resetProblems,
  addressProblems,
  networkProblems,
  tokenProblems,
  labelPrefixProblems,
  unmanagedMarkProblems,
  inertProblems,
];

/**
 * Everything that can be known to be wrong with a registration before it is saved: what the API server would refuse, what
 * would make machines fail to register or to be installed, and what wouldn't do what it looks like. Never throws, whatever
 * the resource's shape. Settings that are meaningless for the registration's host type are no problems.
 */
export function registrationProblems(registration: MachineRegistration, context: ValidationContext = {}): Problem[] {
  return RULES.flatMap((rule) => rule(registration, context));
}
