import type { MachineInventory, ManagedOSImage } from '../../types';
import { isUnmanaged } from '../inventory/ownership';
import { matchesSelector } from '../inventory/label-filter';
import { UNMANAGED_LABEL } from '../labels';
import type { Message } from '../message';
import { excludesUnmanaged, nodeSelectorOf, reachesCluster, reachesMachine, type Tri } from './reach';

/**
 * - `reachesAll`: asks nothing of a node, so it reaches unmanaged ones, too
 * - `reachesUnmanaged`: asks something that unmanaged nodes may meet
 * - `onlyUnmanaged`: asks for our label of unmanaged machines
 * - `unreadable`: asks something that Kubernetes can't read, so it reaches no node at all
 */
export type UpdateGroupWarningName = 'reachesAll' | 'reachesUnmanaged' | 'onlyUnmanaged' | 'unreadable';

/** What is dangerous about an update group where some nodes are unmanaged. */
export interface UpdateGroupWarning {
  name: UpdateGroupWarningName;
  severity: 'error' | 'warning';
  message: Message;
  nextStep: Message;
  /** What happens to an unmanaged node that it reaches. */
  consequences: Message[];
  /** True where `withExclusion` mends it. */
  canExclude: boolean;
}

/** What to say of an update group; undefined where it leaves unmanaged nodes out. */
export function updateGroupWarning(image: ManagedOSImage): UpdateGroupWarning | undefined {
  const selector = nodeSelectorOf(image);

  if (!selector) {
    return warning('unreadable', 'error', [], false);
  }
  if (excludesUnmanaged(image)) {
    return undefined;
  }
  if (selector.matchExpressions.some((one) => !matchesSelector({}, { matchExpressions: [one] }) && one.key === UNMANAGED_LABEL)) {
    return warning('onlyUnmanaged', 'error', updateConsequences(image), false);
  }

  return warning(selector.matchExpressions.length ? 'reachesUnmanaged' : 'reachesAll', 'warning', updateConsequences(image), true);
}

/**
 * What an update group does to an unmanaged node (recording 07-os-and-media/ManagedOSImage.default-all-nodes.bundle for what it
 * asks of the system upgrade controller; that the upgrade then fails has not been recorded, so it is said as what is to be expected).
 */
export function updateConsequences({ spec }: ManagedOSImage): Message[] {
  const isDrained = spec?.drain !== null;
  const isCordoned = spec?.cordon ?? true;
  const concurrency = spec?.concurrency ?? 1;
  const way = isDrained ? 'drained' : isCordoned ? 'cordoned' : 'untouched';

  return [
    { key: `elemental.updateGroup.consequence.${ way }` },
    { key: 'elemental.updateGroup.consequence.fails' },
    { key: 'elemental.updateGroup.consequence.waits', args: { count: concurrency } },
  ];
}

/** An update group that reaches a machine which is unmanaged, or may. */
export interface ReachedMachine<I extends ManagedOSImage = ManagedOSImage> {
  image: I;
  reach: Exclude<Tri, 'no'>;
  message: Message;
  nextStep: Message;
}

/**
 * The update groups that reach an unmanaged machine, or may; none for a managed one. A group that leaves unmanaged nodes out reaches
 * a machine all the same that is unmanaged by an annotation alone: annotations don't come to the node.
 *
 * @param cluster name of the machine's cluster; undefined where that isn't known, or where it is in none yet
 */
export function groupsThatReach<I extends ManagedOSImage>(images: readonly I[], machine: MachineInventory, cluster?: string): ReachedMachine<I>[] {
  if (!isUnmanaged(machine)) {
    return [];
  }

  return images.flatMap((image) => {
    const reach = reachOf(image, machine, cluster);

    return reach === 'no' ? [] : [reached(image, reach)];
  });
}

/**
 * The update groups that leave an unmanaged machine out for our label alone: they reach its node all the same, or may, where the node
 * lacks the label, see `nodeLabel`.
 *
 * @param cluster name of the machine's cluster; undefined where that isn't known, or where it is in none yet
 */
export function groupsThatNeedLabel<I extends ManagedOSImage>(images: readonly I[], machine: MachineInventory, cluster?: string): I[] {
  if (!isUnmanaged(machine)) {
    return [];
  }
  const labels = Object.entries(machine.metadata?.labels ?? {}).filter(([key]) => key !== UNMANAGED_LABEL);
  const unlabelled = { ...machine, metadata: { ...machine.metadata, labels: Object.fromEntries(labels) } };

  return images.filter((image) => reachOf(image, machine, cluster) === 'no' && reachOf(image, unlabelled, cluster) !== 'no');
}

function reachOf(image: ManagedOSImage, machine: MachineInventory, cluster: string | undefined): Tri {
  return both(reachesMachine(image, machine), cluster === undefined ? 'maybe' : reachesCluster(image, cluster));
}

function reached<I extends ManagedOSImage>(image: I, reach: 'yes' | 'maybe'): ReachedMachine<I> {
  const name = image.metadata?.name ?? '';
  // it reaches the machine all the same, so the machine lacks the label
  const needsLabel = excludesUnmanaged(image);

  return {
    image,
    reach,
    message: { key: `elemental.updateGroup.reaches.${ reach }`, args: { name } },
    nextStep: { key: `elemental.updateGroup.reaches.${ needsLabel ? 'label' : 'exclude' }`, args: { name } },
  };
}

function both(one: Tri, other: Tri): Tri {
  if (one === 'no' || other === 'no') {
    return 'no';
  }

  return one === 'yes' && other === 'yes' ? 'yes' : 'maybe';
}

function warning(
  name: UpdateGroupWarningName, severity: UpdateGroupWarning['severity'], consequences: Message[], canExclude: boolean,
): UpdateGroupWarning {
  const key = `elemental.updateGroup.warning.${ name }`;

  return { name, severity, message: { key: `${ key }.message` }, nextStep: { key: `${ key }.nextStep` }, consequences, canExclude };
}
