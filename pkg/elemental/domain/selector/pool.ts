import type { LabelSelector, MachineInventory, MachineInventorySelector, MachineInventorySelectorTemplate } from '../../types';
import { adoptingSelector, CLUSTER_LABEL } from '../inventory/cluster';

/** Cluster API writes the template's name there when it makes a selector from it (its documentation, "InfraMachine: cloned from template"). */
const TEMPLATE_ANNOTATION = 'cluster.x-k8s.io/cloned-from-name';

/** Name of the template that a selector was made from, in the selector's namespace; undefined for one that was made by hand. */
export function templateOfSelector({ metadata }: MachineInventorySelector): string | undefined {
  return metadata?.annotations?.[TEMPLATE_ANNOTATION];
}

/** What the selectors of a cluster are found by. */
export function clusterSelector(cluster: string): LabelSelector {
  return { matchExpressions: [{ key: CLUSTER_LABEL, operator: 'In', values: [cluster] }] };
}

/**
 * How many machines a pool has adopted. A selector has one as soon as a machine is its own, which may be seen at the machine
 * earlier than at the selector.
 *
 * @param selectors of the pool's cluster
 * @param machines as far as they were looked at
 */
export function poolSize(
  template: MachineInventorySelectorTemplate, selectors: readonly MachineInventorySelector[], machines: readonly MachineInventory[],
): number {
  const owners = new Set(machines.filter(({ metadata }) => metadata?.namespace === template.metadata?.namespace).map(adoptingSelector));
  const name = template.metadata?.name;

  if (name === undefined) {
    return 0;
  }

  return selectors.filter((selector) => {
    return templateOfSelector(selector) === name && (!!selector.status?.machineInventoryRef?.name || owners.has(selector.metadata?.name));
  }).length;
}
