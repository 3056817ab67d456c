import type { ManagedOSImage, ManagedOSVersion } from '../../../types';
import { metadataProblems, metadataTypeProblems } from '../../kubernetes/metadata-problems';
import { isSubdomain } from '../../kubernetes/names';
import { givenAt, listAt, textAt } from '../../path';
import { errorAt, warningAt, type Problem } from '../../problem';
import { nodeSelectorOf } from '../reach';
import { CLUSTER_TARGETS, CONCURRENCY, NODE_SELECTOR, OS_IMAGE_FIELD, OS_VERSION_FIELD } from './paths';

const NAME = ['metadata', 'name'] as const;
const LOCAL_NAMESPACE = 'fleet-local';

/** ManagedOSVersions that nodes can be upgraded with; those of other types make media (recording 07-os-and-media/ManagedOSImage.iso-version). */
export const CONTAINER = 'container';

/**
 * Everything that can be known to be wrong with an update group before it is saved. Never throws, whatever its shape.
 *
 * @param versions the OS versions of its namespace; undefined where they aren't known
 */
export function updateGroupProblems(image: ManagedOSImage, versions?: readonly ManagedOSVersion[]): Problem[] {
  return [
    ...nameProblems(image),
    ...metadataTypeProblems(image),
    ...metadataProblems(image),
    ...sourceProblems(image, versions),
    ...targetProblems(image),
    ...selectorProblems(image),
    ...concurrencyProblems(image),
  ];
}

function nameProblems(image: ManagedOSImage): Problem[] {
  const name = textAt(image, NAME) ?? '';

  if (!name) {
    return textAt(image, ['metadata', 'generateName']) ? [] : [errorAt(NAME, 'elemental.updateGroupForm.problem.name.missing')];
  }

  return isSubdomain(name) ? [] : [errorAt(NAME, 'elemental.updateGroupForm.problem.name.syntax', { name })];
}

/** With neither, the operator hands an image without a name to Fleet (recording 07-os-and-media/ManagedOSImage.nothing). */
function sourceProblems(image: ManagedOSImage, versions: readonly ManagedOSVersion[] | undefined): Problem[] {
  const name = textAt(image, OS_VERSION_FIELD);

  if (textAt(image, OS_IMAGE_FIELD)) {
    return name ? [warningAt(OS_IMAGE_FIELD, 'elemental.updateGroupForm.problem.source.both', { name })] : [];
  }
  if (!name) {
    return [errorAt(OS_VERSION_FIELD, 'elemental.updateGroupForm.problem.source.missing')];
  }
  const version = versions?.find(({ metadata }) => metadata?.name === name);

  if (!versions || version?.spec?.type === CONTAINER) {
    return [];
  }

  return [warningAt(OS_VERSION_FIELD, `elemental.updateGroupForm.problem.source.${ version ? 'noContainer' : 'unknown' }`, { name })];
}

function targetProblems(image: ManagedOSImage): Problem[] {
  return listAt(image, CLUSTER_TARGETS).length || textAt(image, ['metadata', 'namespace']) === LOCAL_NAMESPACE
    ? []
    : [warningAt(CLUSTER_TARGETS, 'elemental.updateGroupForm.problem.clusters.none')];
}

function selectorProblems(image: ManagedOSImage): Problem[] {
  return nodeSelectorOf(image) ? [] : [warningAt(NODE_SELECTOR, 'elemental.updateGroup.warning.unreadable.message')];
}

/** An int64 in the CRD; with less than one node at a time, nothing would be upgraded. */
function concurrencyProblems(image: ManagedOSImage): Problem[] {
  const concurrency = givenAt(image, CONCURRENCY);

  return concurrency === undefined || (Number.isSafeInteger(concurrency) && Number(concurrency) > 0)
    ? []
    : [errorAt(CONCURRENCY, 'elemental.updateGroupForm.problem.concurrency')];
}
