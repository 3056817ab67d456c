import { givenAt, type Path } from '../../path';
import { warningAt } from '../../problem';
import { ELEMENTAL, IDENTITY, INSTALL, RESET } from './paths';
import type { Rule } from './rule';

/**
 * Fields that the CRD has and nobody reads: the operator fills in its own values (api/v1beta1 `GetClientRegistrationConfig`;
 * recording 02-registration-url/inert-keys), and the client hands no URLs to the installer (pkg/elementalcli).
 */
const INERT: readonly Path[] = [
  [...IDENTITY, 'url'],
  [...IDENTITY, 'ca-cert'],
  [...IDENTITY, 'labels'],
  [...ELEMENTAL, 'system-agent'],
  [...INSTALL, 'config-urls'],
  [...RESET, 'config-urls'],
];

/** Settings without any effect. */
export const inertProblems: Rule = (registration) => INERT
  .filter((path) => isFilled(givenAt(registration, path)))
  .map((path) => warningAt(path, 'elemental.registration.problem.inert', { field: path.join('.') }));

function isFilled(value: unknown): boolean {
  return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : !!value;
}
