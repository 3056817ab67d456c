import { isSubdomain } from '../../kubernetes/names';
import { textAt } from '../../path';
import { errorAt, warningAt } from '../../problem';
import type { Rule } from './rule';

const NAME = ['metadata', 'name'] as const;
const NAMESPACE = ['metadata', 'namespace'] as const;

/**
 * The operator keeps the token of the registration's account in a Secret `<name>-token` (controllers/machineregistration_controller.go;
 * recording 01-machineregistrations/unmanaged.owned-objects), whose name may have 253 characters. Nobody ran a longer one.
 */
const LONGEST_NAME = 253 - '-token'.length;

/** Where Rancher provisions clusters, and so the only place where machines can become a part of one. */
const PROVISIONING_NAMESPACE = 'fleet-default';

/** What the API server demands of the name, and the operator of its length. A name may be left to the server by `generateName`. */
export const nameProblems: Rule = (registration) => {
  const name = textAt(registration, NAME) ?? '';

  if (!name) {
    return textAt(registration, ['metadata', 'generateName']) ? [] : [errorAt(NAME, 'elemental.registration.problem.name.missing')];
  }
  if (name.length > LONGEST_NAME) {
    return [errorAt(NAME, 'elemental.registration.problem.name.tooLong', { length: name.length, max: LONGEST_NAME })];
  }

  return isSubdomain(name) ? [] : [errorAt(NAME, 'elemental.registration.problem.name.syntax', { name })];
};

/** Machines live where their registration does, and can be provisioned in one namespace only. */
export const namespaceProblems: Rule = (registration) => {
  const namespace = textAt(registration, NAMESPACE);

  return !namespace || namespace === PROVISIONING_NAMESPACE
    ? []
    : [warningAt(NAMESPACE, 'elemental.registration.problem.namespace.elsewhere', { namespace, provisioning: PROVISIONING_NAMESPACE })];
};
