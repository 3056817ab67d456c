import type { MachineInventory, MachineInventorySelector } from '../../types';
import type { PlanReport } from '../inventory/plan';
import { isAdopted } from '../inventory/state';
import { UNMANAGED_LABEL } from '../labels';
import { parseYaml } from '../yaml/document';

/**
 * What is known of our label of unmanaged machines on the node that a machine became:
 * - `comes`: the machine's bootstrap plan isn't written yet, and brings the node whatever labels the machine has by then
 * - `had`, `lacked`: the node was bootstrapped with the label or without it; somebody may have changed the node since
 * - `unknown`: the plan is written, and what it says wasn't read
 */
export type NodeLabel = 'comes' | 'had' | 'lacked' | 'unknown';

/**
 * Where the operator's bootstrap plan has the labels of the node, in the folder of each distribution (recording
 * 06-adoption/03-bootstrap-plan-written.no-agent).
 */
const LABELS_FILE = '/99-elemental-inventory-labels.yaml';

/**
 * Whether the node of a machine has our label, as far as the machine, the selector that adopted it and its plan tell. Labels come to
 * a node with its bootstrap plan alone, which is written once: what the machine was marked with since isn't on the node.
 *
 * @param selector undefined where it can't be read
 * @param plan undefined while nobody has opened it: it may hold secrets
 */
export function nodeLabel(
  machine: MachineInventory, { selector, plan }: { selector?: MachineInventorySelector; plan?: Pick<PlanReport, 'type' | 'content'> },
): NodeLabel {
  if (!isAdopted(machine) || (selector && !selector.status?.bootstrapPlanChecksum)) {
    return 'comes';
  }
  const labels = plan?.type === 'bootstrap' ? bootstrapLabels(plan.content) : undefined;

  if (!labels) {
    return 'unknown';
  }

  return labels.includes(`${ UNMANAGED_LABEL }=true`) ? 'had' : 'lacked';
}

/** Labels that the plan gives the node, each as `key=value`; undefined where it can't be told: hosts may write into their plans. */
function bootstrapLabels(content: PlanReport['content']): string[] | undefined {
  const text = content?.files.find(({ path }) => path.endsWith(LABELS_FILE))?.content;
  const file = text === undefined ? undefined : parseYaml(text);
  const labels = file?.ok ? file.value['node-label+'] : undefined;

  return Array.isArray(labels) ? labels.filter((one): one is string => typeof one === 'string') : undefined;
}
