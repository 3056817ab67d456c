import type { LabelSelector, ManagedOSImage } from '../../types';
import { UNMANAGED_LABEL } from '../labels';
import { excludesUnmanaged, nodeSelectorOf } from './reach';

/**
 * What the server is to be asked for the machines whose nodes an update group may reach though they are unmanaged; undefined where it
 * leaves those out that have our label. A condition on a label that only the node may have can't be asked of machines. One that holds
 * where the label is missing can: a machine that doesn't meet it hands the label to its node, and the node doesn't meet it either.
 */
export function unmanagedCandidates(image: ManagedOSImage): LabelSelector | undefined {
  if (excludesUnmanaged(image)) {
    return undefined;
  }
  const others = nodeSelectorOf(image)?.matchExpressions.filter(({ key }) => key !== UNMANAGED_LABEL) ?? [];

  return {
    matchExpressions: [
      { key: UNMANAGED_LABEL, operator: 'In', values: ['true'] },
      ...others.filter(({ operator }) => operator === 'NotIn' || operator === 'DoesNotExist'),
    ],
  };
}
