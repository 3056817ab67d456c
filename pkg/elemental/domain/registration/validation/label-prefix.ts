import { isSubdomain } from '../../kubernetes/names';
import { UNMANAGED_ANNOTATION } from '../../labels';
import { textAt } from '../../path';
import { errorAt, warningAt, type Problem } from '../../problem';
import { isUnmanagedRegistration } from '../form';
import { ANNOTATIONS } from './paths';
import type { Rule } from './rule';

const PREFIX = ['spec', 'labelPrefix'] as const;
const MARK = [...ANNOTATIONS, UNMANAGED_ANNOTATION] as const;

/** Values that set no prefix of one's own: the operator's, and none at all. */
const DEFAULT_PREFIX = '';
const NO_PREFIX = '-';

/**
 * What goes before the keys that hosts send. A bad one breaks every registration (recording 09-templates, `labelPrefix
 * illegal`). Any but the default hides from the reset that a host is unmanaged, unless the registration marks it itself
 * (recordings 05-delete-matrix/C1 and E1).
 */
export const labelPrefixProblems: Rule = (registration) => {
  const prefix = textAt(registration, PREFIX) ?? DEFAULT_PREFIX;

  if (prefix === DEFAULT_PREFIX) {
    return [];
  }
  if (prefix !== NO_PREFIX && !isSubdomain(prefix)) {
    return [errorAt(PREFIX, 'elemental.registration.problem.labelPrefix.syntax', { prefix })];
  }
  if (textAt(registration, MARK) === 'true') {
    return [warningAt(PREFIX, 'elemental.registration.problem.labelPrefix.mitigated', { annotation: UNMANAGED_ANNOTATION })];
  }

  return [isUnmanagedRegistration(registration)
    ? warningAt(PREFIX, 'elemental.registration.problem.labelPrefix.unmanaged', { annotation: UNMANAGED_ANNOTATION })
    : warningAt(PREFIX, 'elemental.registration.problem.labelPrefix.managed', { annotation: UNMANAGED_ANNOTATION })];
};

/**
 * The annotation is there, and says no. A host's own mark stands when it registers for the first time; from the second time on the
 * registration's does (recording 09-templates/keys-and-special-annotations, `annotation of Elemental overridden`).
 */
export const unmanagedMarkProblems: Rule = (registration): Problem[] => {
  const mark = textAt(registration, MARK);

  return mark === undefined || mark === 'true'
    ? []
    : [warningAt(MARK, 'elemental.registration.problem.unmanagedMark', { annotation: UNMANAGED_ANNOTATION })];
};
