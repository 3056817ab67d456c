import { isQuantity } from '../../kubernetes/quantity';
import { listAt, textAt, type Path } from '../../path';
import { errorAt, warningAt, type Problem } from '../../problem';
import { isUnmanagedRegistration } from '../form';
import { INSTALL } from './paths';
import type { Rule } from './rule';

const SELECTOR = [...INSTALL, 'device-selector'] as const;

/** How the installer knows disks: `sda` or `/dev/sda`, never a link such as `/dev/disk/by-id/…`. */
const DISK = /^(\/dev\/)?[^/\s]+$/;

/**
 * Which disk the system is installed on (operator: pkg/install/install.go `matches`). Keys and operators that don't exist are a
 * matter of types.
 */
export const deviceSelectorProblems: Rule = (registration) => isUnmanagedRegistration(registration)
  ? []
  : listAt(registration, SELECTOR).flatMap((requirement, index) => requirementProblems(requirement, [...SELECTOR, String(index)]));

function requirementProblems(requirement: unknown, path: Path): Problem[] {
  const key = textAt(requirement, ['key']);
  const operator = textAt(requirement, ['operator']) ?? '';
  const values = listAt(requirement, ['values']).filter((value) => typeof value === 'string');

  switch (operator) {
    case 'In':
    case 'NotIn':
      return key === 'Size'
        ? [errorAt([...path, 'operator'], 'elemental.registration.problem.deviceSelector.listOfSizes', { operator })]
        : nameProblems(values, path);
    case 'Gt':
    case 'Lt':
      return key === 'Name'
        ? [errorAt([...path, 'operator'], 'elemental.registration.problem.deviceSelector.sizeOfName', { operator })]
        : sizeProblems(values, path);
    default:
      return [];
  }
}

function nameProblems(names: string[], path: Path): Problem[] {
  if (!names.length) {
    return [errorAt([...path, 'values'], 'elemental.registration.problem.deviceSelector.noNames')];
  }

  return names.filter((name) => !DISK.test(name))
    .map((value) => warningAt([...path, 'values'], 'elemental.registration.problem.deviceSelector.notADisk', { value }));
}

/** Only the first value is looked at; without one the client crashes. */
function sizeProblems([size, ...others]: string[], path: Path): Problem[] {
  if (size === undefined) {
    return [errorAt([...path, 'values'], 'elemental.registration.problem.deviceSelector.noSize')];
  }
  if (!isQuantity(size)) {
    return [errorAt([...path, 'values'], 'elemental.registration.problem.deviceSelector.notAQuantity', { value: size })];
  }

  return others.length ? [warningAt([...path, 'values'], 'elemental.registration.problem.deviceSelector.onlyFirst', { value: size })] : [];
}
