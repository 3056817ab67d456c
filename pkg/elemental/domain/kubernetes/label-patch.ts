import type { KubernetesObject } from '../../types';

/** One operation of a JSON patch (RFC 6902), the one kind of patch that steve takes for custom resources. */
export interface PatchOperation {
  op: 'add' | 'test';
  path: string;
  value: unknown;
}

const LABELS = '/metadata/labels';

/**
 * Adds labels to an object, and changes nothing else of it, whoever else changes it at the same time. An object without any
 * label has no place for them yet: making it could undo what somebody else has just added, so that one must not have changed.
 */
export function labelPatch({ metadata }: KubernetesObject, labels: Record<string, string>): PatchOperation[] {
  if (!metadata?.labels) {
    return [
      { op: 'test', path: '/metadata/resourceVersion', value: metadata?.resourceVersion },
      { op: 'add', path: LABELS, value: labels },
    ];
  }

  return Object.entries(labels).map(([key, value]) => ({ op: 'add', path: `${ LABELS }/${ escaped(key) }`, value }));
}

/** A key within a path (RFC 6901). */
function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
