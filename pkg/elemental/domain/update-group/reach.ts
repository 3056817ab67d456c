import type { LabelSelector, MachineInventory, ManagedOSImage, MatchExpression } from '../../types';
import { matchesSelector } from '../inventory/label-filter';
import { labelSelectorOf } from '../kubernetes/label-selector';
import { UNMANAGED_LABEL } from '../labels';

/** Where a resource can't tell for certain. */
export type Tri = 'yes' | 'no' | 'maybe';

/** In this namespace an update group is for the cluster that Rancher itself runs in (operator: controllers/managedosimage_controller.go). */
const LOCAL_NAMESPACE = 'fleet-local';
const LOCAL_CLUSTER = 'local';

/**
 * What the group asks of a node; undefined where Kubernetes can't read it, so that no node is upgraded. Without a node selector
 * it asks for nothing and reaches every node of its clusters (recording 07-os-and-media/ManagedOSImage.default-all-nodes.bundle).
 */
export function nodeSelectorOf({ spec }: ManagedOSImage): LabelSelector | undefined {
  return labelSelectorOf(spec?.nodeSelector);
}

/** True if the group upgrades a node with these labels, where it upgrades nodes of its cluster at all. */
export function reachesNode(image: ManagedOSImage, labels: Record<string, string> | undefined): boolean {
  const selector = nodeSelectorOf(image);

  return selector !== undefined && matchesSelector(labels, selector);
}

/**
 * Whether the group reaches the node that a machine became, or becomes. The node gets the labels that the machine has when it is
 * bootstrapped (recording 06-adoption/03-bootstrap-plan-written.no-agent), and others of which the machine knows nothing: where the
 * group asks for such a label, only the node itself can tell. A label that was put on the machine later isn't on the node: of our own,
 * on which it depends whether a node is safe, `nodeLabel` says what is known.
 */
export function reachesMachine(image: ManagedOSImage, { metadata }: MachineInventory): Tri {
  const selector = nodeSelectorOf(image);
  const labels = metadata?.labels ?? {};

  if (!selector) {
    return 'no';
  }
  const [known, unknown] = partition(selector.matchExpressions, ({ key }) => Object.hasOwn(labels, key) || isStampedByUs(key));

  if (!matchesSelector(labels, { matchExpressions: known })) {
    return 'no';
  }

  return unknown.length ? 'maybe' : 'yes';
}

/**
 * Whether the group is for the cluster of this name. Targets by labels or by a group of clusters can't be told from the update
 * group alone.
 */
export function reachesCluster({ metadata, spec }: ManagedOSImage, cluster: string): Tri {
  const targets = spec?.clusterTargets ?? [];

  if (metadata?.namespace === LOCAL_NAMESPACE) {
    return cluster === LOCAL_CLUSTER ? 'yes' : 'no';
  }
  const named = targets.find(({ clusterName }) => clusterName === cluster);
  const others = targets.some(({ clusterSelector, clusterGroup, clusterGroupSelector }) => clusterSelector ?? clusterGroup ?? clusterGroupSelector);

  // the first target that fits decides, so one that came before may have left the cluster out
  if (others) {
    return 'maybe';
  }

  return named && !named.doNotDeploy ? 'yes' : 'no';
}

/**
 * True if no node with our label of unmanaged machines is reached, whatever else it has: by `DoesNotExist`, or by any other
 * condition on the label that its value `true` doesn't meet. Nodes without the label are reached all the same, also those whose
 * machine is unmanaged by its annotation alone.
 */
export function excludesUnmanaged(image: ManagedOSImage): boolean {
  const selector = nodeSelectorOf(image);

  return selector?.matchExpressions.some((one) => {
    return one.key === UNMANAGED_LABEL && !matchesSelector({ [UNMANAGED_LABEL]: 'true' }, { matchExpressions: [one] });
  }) ?? true;
}

/** Nobody else writes our label, so a machine without it becomes a node without it. */
function isStampedByUs(key: string): boolean {
  return key === UNMANAGED_LABEL;
}

function partition(all: MatchExpression[], test: (one: MatchExpression) => boolean): [MatchExpression[], MatchExpression[]] {
  return [all.filter(test), all.filter((one) => !test(one))];
}
