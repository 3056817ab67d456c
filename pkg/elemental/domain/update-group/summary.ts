import type { ClusterTarget, ManagedOSImage, MatchExpression } from '../../types';
import { labelSelectorOf, labelSelectorText } from '../kubernetes/label-selector';
import { UNMANAGED_LABEL } from '../labels';
import type { Message } from '../message';
import { nodeSelectorOf } from './reach';

/** What the nodes are upgraded to; the image wins (operator: controllers/managedosimage_controller.go). */
export function updateSource({ spec }: ManagedOSImage): Message {
  if (spec?.osImage) {
    return { key: 'elemental.updateGroup.source.image', args: { image: spec.osImage } };
  }

  return spec?.managedOSVersionName
    ? { key: 'elemental.updateGroup.source.version', args: { name: spec.managedOSVersionName } }
    : { key: 'elemental.updateGroup.source.none' };
}

/** Which clusters the group is for, target by target; never empty. */
export function targetWords({ metadata, spec }: ManagedOSImage): Message[] {
  // there the operator doesn't look at the targets
  if (metadata?.namespace === 'fleet-local') {
    return [{ key: 'elemental.updateGroup.target.local' }];
  }
  const targets = spec?.clusterTargets ?? [];

  return targets.length ? targets.map(target) : [{ key: 'elemental.updateGroup.target.none' }];
}

/** Which nodes of those clusters, condition by condition; never empty. */
export function nodeWords(image: ManagedOSImage): Message[] {
  const selector = nodeSelectorOf(image);

  if (!selector) {
    return [{ key: 'elemental.updateGroup.nodes.unreadable' }];
  }

  return selector.matchExpressions.length ? selector.matchExpressions.map(condition) : [{ key: 'elemental.updateGroup.nodes.all' }];
}

function target({ clusterName, clusterSelector, clusterGroup, clusterGroupSelector, doNotDeploy }: ClusterTarget): Message {
  const which = doNotDeploy ? 'not' : 'only';

  if (clusterName) {
    return { key: `elemental.updateGroup.target.${ which }.cluster`, args: { name: clusterName } };
  }
  if (clusterGroup) {
    return { key: `elemental.updateGroup.target.${ which }.group`, args: { name: clusterGroup } };
  }
  const labels = labelSelectorOf(clusterSelector ?? clusterGroupSelector);

  if (!labels || !(clusterSelector ?? clusterGroupSelector)) {
    return { key: 'elemental.updateGroup.target.unreadable' };
  }
  const text = labelSelectorText(labels);

  return text
    ? { key: `elemental.updateGroup.target.${ which }.${ clusterSelector ? 'labels' : 'groupLabels' }`, args: { labels: text } }
    : { key: `elemental.updateGroup.target.${ which }.all` };
}

function condition({ key, operator, values = [] }: MatchExpression): Message {
  if (key === UNMANAGED_LABEL && operator === 'DoesNotExist') {
    return { key: 'elemental.updateGroup.nodes.excluded' };
  }

  return { key: `elemental.updateGroup.nodes.${ operator }`, args: { key, ...values.length && { values: values.join(', ') } } };
}
