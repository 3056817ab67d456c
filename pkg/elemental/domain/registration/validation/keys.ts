import { annotationKeyDefect, labelKeyDefect, type KeyDefect } from '../../kubernetes/names';
import { keyProblems, sizeProblems } from '../../kubernetes/metadata-problems';
import { ANNOTATIONS, LABELS } from './paths';
import type { Rule } from './rule';

const SENTENCES: Record<KeyDefect, string> = {
  prefix: 'elemental.registration.problem.key.prefix',
  slashes: 'elemental.registration.problem.key.slashes',
  empty: 'elemental.registration.problem.key.empty',
  tooLong: 'elemental.registration.problem.key.tooLong',
  characters: 'elemental.registration.problem.key.characters',
};

/** Keys of what machines get: the API server sees them when a machine registers, and then refuses the machine (recording 09-templates). */
export const machineKeyProblems: Rule = (registration) => [
  ...keyProblems(registration, LABELS, labelKeyDefect, (defect) => SENTENCES[defect]),
  ...keyProblems(registration, ANNOTATIONS, annotationKeyDefect, (defect) => SENTENCES[defect]),
  ...sizeProblems(registration, ANNOTATIONS, 'elemental.registration.problem.annotation.tooLarge'),
];
