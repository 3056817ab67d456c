import type { ManagedOSImage, MatchExpression } from '../../types';
import type { PatchStep } from '../bulk/change';
import { copy } from '../copy';
import { isRecord } from '../equal';
import { UNMANAGED_LABEL } from '../labels';
import { givenAt, listAt, valueAt, writeAt } from '../path';
import { excludesUnmanaged } from './reach';

const NODE_SELECTOR = ['spec', 'nodeSelector'] as const;
const EXPRESSIONS = [...NODE_SELECTOR, 'matchExpressions'] as const;

/** What leaves unmanaged nodes out (recording 07-os-and-media/ManagedOSImage.excl-unmanaged.bundle, with a label of its own). */
export const EXCLUSION: MatchExpression = { key: UNMANAGED_LABEL, operator: 'DoesNotExist' };

/**
 * The update group without unmanaged nodes; all else of it stays. One that leaves them out already stays as it is, so doing it twice
 * is doing it once. A node selector that Kubernetes can't read is left alone: it reaches no node, and has to be mended first.
 */
export function withExclusion<T extends ManagedOSImage>(image: T): T {
  const out = copy(image);

  if (!excludesUnmanaged(image)) {
    writeAt(out, EXPRESSIONS, [...listAt(out, EXPRESSIONS), { ...EXCLUSION }]);
  }

  return out;
}

/**
 * The steps that make {@link withExclusion} of the group on the server, and change nothing else of it; none where nothing is to be
 * done. A part that is missing has to be made, which would take away what somebody has put there since: then the object must
 * still be the one that was read.
 */
export function exclusionSteps(image: ManagedOSImage): PatchStep[] {
  if (excludesUnmanaged(image)) {
    return [];
  }
  const missing = [['spec'], NODE_SELECTOR, EXPRESSIONS].find((path) => givenAt(image, path) === undefined);

  if (!missing) {
    return [{ op: 'add', path: `/${ EXPRESSIONS.join('/') }/-`, value: { ...EXCLUSION } }];
  }

  return [
    { op: 'test', path: '/metadata/resourceVersion', value: image.metadata?.resourceVersion },
    { op: 'add', path: `/${ missing.join('/') }`, value: valueAt(withExclusion(image), missing) },
  ];
}

/** The update group with what {@link withExclusion} wrote taken back, and nothing else that leaves unmanaged nodes out. */
export function withoutExclusion<T extends ManagedOSImage>(image: T): T {
  const out = copy(image);
  const kept = listAt(out, EXPRESSIONS).filter((one) => !isExclusion(one));

  if (kept.length < listAt(out, EXPRESSIONS).length) {
    writeAt(out, EXPRESSIONS, kept.length ? kept : undefined);
  }

  return out;
}

/** True if the condition that {@link withExclusion} writes is there; others may leave unmanaged nodes out as well. */
export function hasExclusion(image: ManagedOSImage): boolean {
  return listAt(image, EXPRESSIONS).some(isExclusion);
}

function isExclusion(expression: unknown): boolean {
  return isRecord(expression) && expression.key === EXCLUSION.key && expression.operator === EXCLUSION.operator;
}
