import type { KubernetesObject } from '../../types';
import { entriesAt, textEntriesAt, type Path } from '../path';
import { errorAt, type Problem } from '../problem';
import { annotationBytes, annotationKeyDefect, isLabelValue, labelKeyDefect, MOST_ANNOTATION_BYTES, type KeyDefect } from './names';

const OWN_LABELS: Path = ['metadata', 'labels'];
const OWN_ANNOTATIONS: Path = ['metadata', 'annotations'];

/** What the API server refuses of an object's own labels and annotations, as far as they are text (k8s.io/apimachinery, `ValidateObjectMeta`). */
export function metadataProblems(resource: KubernetesObject): Problem[] {
  return [
    ...keyProblems(resource, OWN_LABELS, labelKeyDefect, () => 'elemental.metadata.key'),
    ...keyProblems(resource, OWN_ANNOTATIONS, annotationKeyDefect, () => 'elemental.metadata.key'),
    ...textEntriesAt(resource, OWN_LABELS)
      .filter(([, value]) => !isLabelValue(value))
      .map(([key, value]) => errorAt([...OWN_LABELS, key], 'elemental.metadata.labelValue', { key, value })),
    ...sizeProblems(resource, OWN_ANNOTATIONS, 'elemental.metadata.annotationsTooLarge'),
  ];
}

/** What isn't text where it has to be: in YAML somebody may have written a number. */
export function metadataTypeProblems(resource: KubernetesObject): Problem[] {
  return [OWN_LABELS, OWN_ANNOTATIONS].flatMap((path) => entriesAt(resource, path)
    .filter(([, value]) => typeof value !== 'string')
    .map(([key]) => errorAt([...path, key], 'elemental.metadata.text', { key })));
}

/**
 * Keys of the map at a path that the API server would refuse.
 *
 * @param sentence the key of what to say
 */
export function keyProblems(
  resource: unknown, path: Path, defectOf: (key: string) => KeyDefect | undefined, sentence: (defect: KeyDefect) => string,
): Problem[] {
  return entriesAt(resource, path).flatMap(([key]) => {
    const defect = defectOf(key);

    return defect ? [errorAt([...path, key], sentence(defect), { key })] : [];
  });
}

/**
 * Annotations at a path that are more than the API server takes.
 *
 * @param sentence the key of what to say; its arguments are in KiB
 */
export function sizeProblems(resource: unknown, path: Path, sentence: string): Problem[] {
  const bytes = annotationBytes(textEntriesAt(resource, path));

  return bytes > MOST_ANNOTATION_BYTES ? [errorAt(path, sentence, { size: Math.ceil(bytes / 1024), max: MOST_ANNOTATION_BYTES / 1024 })] : [];
}
