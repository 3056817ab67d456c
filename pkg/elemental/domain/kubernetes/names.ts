/** RFC 1123 subdomain: the names of most objects, and what may stand before the slash of a label's key. */
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LONGEST_SUBDOMAIN = 253;

const QUALIFIED_NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const LONGEST_NAME_PART = 63;

const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const LONGEST_LABEL_VALUE = 63;

/** The most bytes that the keys and values of an object's annotations may have together. */
export const MOST_ANNOTATION_BYTES = 256 * 1024;

/** What is wrong with the key of a label or annotation. */
export type KeyDefect = 'prefix' | 'slashes' | 'empty' | 'tooLong' | 'characters';

/** True for a DNS subdomain as Kubernetes wants it (k8s.io/apimachinery, util/validation). */
export function isSubdomain(text: string): boolean {
  return text.length <= LONGEST_SUBDOMAIN && SUBDOMAIN.test(text);
}

/** True for a value that a label may have; the empty one is. */
export function isLabelValue(text: string): boolean {
  return text.length <= LONGEST_LABEL_VALUE && LABEL_VALUE.test(text);
}

/**
 * What is wrong with the key of a label, which is a name of at most 63 characters, possibly behind a DNS subdomain and a
 * slash (Kubernetes' `IsQualifiedName`).
 */
export function labelKeyDefect(key: string): KeyDefect | undefined {
  const [name = '', prefix, ...more] = key.split('/').reverse();

  if (more.length) {
    return 'slashes';
  }
  if (prefix !== undefined && !isSubdomain(prefix)) {
    return 'prefix';
  }
  if (!name) {
    return 'empty';
  }
  if (!QUALIFIED_NAME.test(name)) {
    return 'characters';
  }

  return name.length > LONGEST_NAME_PART ? 'tooLong' : undefined;
}

/** What is wrong with the key of an annotation: as for a label, but case doesn't matter before the slash (Kubernetes' `ValidateAnnotations`). */
export function annotationKeyDefect(key: string): KeyDefect | undefined {
  return labelKeyDefect(key.toLowerCase());
}

/** How many bytes Kubernetes counts for these annotations: UTF-8, keys and values. */
export function annotationBytes(annotations: readonly (readonly [key: string, value: string])[]): number {
  const encoder = new TextEncoder();

  return annotations.reduce((sum, [key, value]) => sum + encoder.encode(key + value).length, 0);
}
