import { annotationBytes, annotationKeyDefect, isLabelValue, labelKeyDefect, MOST_ANNOTATION_BYTES, type KeyDefect } from '../../kubernetes/names';
import { entriesAt, textEntriesAt, type Path } from '../../path';
import { errorAt, type Problem } from '../../problem';
import { ANNOTATIONS, LABELS } from './paths';
import type { Rule } from './rule';

const OWN_LABELS = ['metadata', 'labels'] as const;
const OWN_ANNOTATIONS = ['metadata', 'annotations'] as const;

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

/** Labels and annotations of the registration itself: the API server refuses what is wrong with them. */
export const metadataProblems: Rule = (registration) => [
  ...keyProblems(registration, OWN_LABELS, labelKeyDefect, () => 'elemental.registration.problem.metadata.key'),
  ...keyProblems(registration, OWN_ANNOTATIONS, annotationKeyDefect, () => 'elemental.registration.problem.metadata.key'),
  ...textEntriesAt(registration, OWN_LABELS)
    .filter(([, value]) => !isLabelValue(value))
    .map(([key, value]) => errorAt([...OWN_LABELS, key], 'elemental.registration.problem.metadata.labelValue', { key, value })),
  ...sizeProblems(registration, OWN_ANNOTATIONS, 'elemental.registration.problem.metadata.annotationsTooLarge'),
];

function keyProblems(
  registration: unknown, path: Path, defectOf: (key: string) => KeyDefect | undefined, sentence: (defect: KeyDefect) => string,
): Problem[] {
  return entriesAt(registration, path).flatMap(([key]) => {
    const defect = defectOf(key);

    return defect ? [errorAt([...path, key], sentence(defect), { key })] : [];
  });
}

function sizeProblems(registration: unknown, path: Path, sentence: string): Problem[] {
  const bytes = annotationBytes(textEntriesAt(registration, path));

  return bytes > MOST_ANNOTATION_BYTES ? [errorAt(path, sentence, { size: Math.ceil(bytes / 1024), max: MOST_ANNOTATION_BYTES / 1024 })] : [];
}
