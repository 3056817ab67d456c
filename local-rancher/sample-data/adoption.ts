import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node';
import { API_VERSION, GROUP, PLAN_TYPE_ANNOTATION, VERSION } from '../elemental-operator/names';
import { planChecksum } from '../elemental-operator/plans';
import { patchSecret } from '../elemental-operator/writes';
import { apply } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import { MACHINES_NAMESPACE } from '../rancher-api';
import { bootstrapPlan, capiMachine, capiMachineStatus, selector } from './clusters';
import type { FutureNode } from './machines';

const MERGE_PATCH = setHeaderOptions('Content-Type', PatchStrategy.MergePatch);
const INVENTORIES = { group: GROUP, version: VERSION, plural: 'machineinventories', namespace: MACHINES_NAMESPACE };
const CAPI_MACHINES = { group: 'cluster.x-k8s.io', version: 'v1beta2', plural: 'machines', namespace: MACHINES_NAMESPACE };
const SELECTORS = { ...INVENTORIES, plural: 'machineinventoryselectors' };

/**
 * Lets a cluster adopt a machine as the selector's controller, which the operator stand-in doesn't have, would do it: in the end
 * the bootstrap plan waits in the machine's plan Secret, which must be there already, for the agent.
 *
 * @returns the plan's checksum: an agent that applied the plan says so with it
 */
export async function adopt(kubernetes: Kubernetes, machine: FutureNode): Promise<string> {
  const plan = bootstrapPlan(machine.name);
  const checksum = planChecksum(plan);
  const node = await apply(kubernetes, capiMachine(machine));
  const adopter = await apply(kubernetes, selector(machine, node.metadata?.uid ?? ''));
  const { name = '', uid = '' } = adopter.metadata ?? {};
  const owner = { apiVersion: API_VERSION, kind: 'MachineInventorySelector', name, uid, controller: true };

  await kubernetes.custom.patchNamespacedCustomObjectStatus({
    ...CAPI_MACHINES, name: node.metadata?.name ?? '', body: { status: capiMachineStatus(machine) },
  }, MERGE_PATCH);
  await kubernetes.custom.patchNamespacedCustomObjectStatus({ ...SELECTORS, name, body: { status: selectorStatus(machine, checksum) } }, MERGE_PATCH);
  await kubernetes.custom.patchNamespacedCustomObject({
    ...INVENTORIES, name: machine.name, body: { metadata: { ownerReferences: [owner] } },
  }, MERGE_PATCH);
  await patchSecret(kubernetes, MACHINES_NAMESPACE, machine.name, {
    metadata: { annotations: { [PLAN_TYPE_ANNOTATION]: 'bootstrap' } }, data: { plan: Buffer.from(plan).toString('base64') },
  });

  return checksum;
}

function selectorStatus({ name, address }: FutureNode, bootstrapPlanChecksum: string): object {
  const ready = { status: 'True', message: '', lastTransitionTime: new Date().toISOString() };

  return {
    ready: true,
    bootstrapPlanChecksum,
    machineInventoryRef: { name },
    addresses: [{ type: 'InternalIP', address }],
    conditions: [
      { type: 'Ready', reason: 'SelectorReady', ...ready },
      { type: 'InventoryReady', reason: 'SuccessfullyAdoptedInventory', ...ready },
    ],
  };
}
