import type { Condition, MachineInventory, MachineInventorySelector } from '../../types';
import { condition } from '../conditions';
import type { Message } from '../message';
import { inventoryOnlyReason, isFailure, machineState } from './state';
import { changedAt, later, timeOf } from './times';

/** What a machine waits for. */
export interface Now {
  waitsFor: Message;
  /** Since when, in milliseconds since 1970; undefined where nothing tells. */
  since?: number;
  /**
   * Of a failure instead: since when the machine is not ready. It may have failed later: a condition that only changes its reason
   * keeps its time (recording 05-delete-matrix/F2-managed.plan-failed).
   */
  notReadySince?: number;
  /** What the operator says itself, where something is in the way. */
  detail?: string;
}

const FAILURES: Record<string, string> = {
  PlanCreationFailureReason: 'planCreation',
  NetworkConfigFailure: 'network',
  AdoptionFailure: 'adoption',
};

/**
 * What the machine waits for and since when, from its object and from the selector that adopted it where that is at hand.
 * Every machine waits for exactly one thing, "nothing" included.
 */
export function machineNow(machine: MachineInventory, selector?: MachineInventorySelector): Now {
  const { metadata } = machine;
  const ready = condition(machine, 'Ready');

  switch (machineState(machine, selector)) {
    case 'unknown': return now('operator', timeOf(metadata?.creationTimestamp));
    case 'deleting': return now('removal', timeOf(metadata?.deletionTimestamp));
    case 'awaitingReset': return now('reset', timeOf(metadata?.deletionTimestamp), trouble(ready));
    case 'failed': return failure(machine);
    case 'inventoryOnly': return inventoryOnly(machine);
    case 'readyToProvision': return now('cluster', changedAt(ready));
    case 'provisioning': return provisioning(machine, selector);
    case 'provisioned': return now('nothing', bootstrappedAt(machine, selector));
  }
}

/**
 * When the agent applied the plan that bootstraps Kubernetes: `Ready` tells only if it became true after that plan was written.
 * Before, it says when the agent applied an older one (recording 05-delete-matrix/real-agent-bootstrap: it stayed true).
 */
export function bootstrappedAt(machine: MachineInventory, selector?: MachineInventorySelector): number | undefined {
  const applied = changedAt(condition(machine, 'Ready'));
  const written = selector && changedAt(condition(selector, 'Ready'));

  return applied !== undefined && written !== undefined && applied >= written ? applied : undefined;
}

function now(key: string, since: number | undefined, detail?: string): Now {
  return { waitsFor: { key: `elemental.machinePage.now.waits.${ key }` }, since, detail };
}

function failure({ status }: MachineInventory): Now {
  const failed = status?.conditions?.find(isFailure);

  const one = now(`repair.${ FAILURES[failed?.reason ?? ''] ?? 'plan' }`, undefined, failed?.message);

  return { ...one, notReadySince: changedAt(failed) };
}

function inventoryOnly(machine: MachineInventory): Now {
  const ready = condition(machine, 'Ready');
  const network = condition(machine, 'NetworkConfigReady');

  if (network && network.status !== 'True') {
    return now(network.reason === 'WaitingForIPAddress' ? 'address' : 'network', changedAt(network), network.message);
  }
  if (inventoryOnlyReason(machine) === 'otherNamespace') {
    return now('otherNamespace', timeOf(machine.metadata?.creationTimestamp));
  }

  return now('agent', changedAt(ready) ?? timeOf(machine.metadata?.creationTimestamp));
}

function provisioning(machine: MachineInventory, selector: MachineInventorySelector | undefined): Now {
  const adoption = condition(machine, 'AdoptionReady');
  const plan = selector && condition(selector, 'Ready');
  const adopted = changedAt(adoption);

  if (adoption?.status !== 'True') {
    return now('adoption', adopted);
  }
  if (!selector) {
    return now('bootstrap', adopted);
  }

  return selector.status?.bootstrapPlanChecksum
    ? now('bootstrapAgent', later(adopted, changedAt(plan)))
    : now('bootstrapPlan', later(adopted, changedAt(plan)), trouble(plan));
}

/** What the operator says of a condition that isn't met; that it waits for the plan goes without saying. */
function trouble(one: Condition | undefined): string | undefined {
  return one && one.status !== 'True' && one.reason !== 'WaitingForPlan' ? one.message : undefined;
}
