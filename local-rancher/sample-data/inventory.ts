import { createHash } from 'node:crypto';
import { withoutAdoption } from '../elemental-operator/adoption-status';
import { withCondition } from '../elemental-operator/conditions';
import { NETWORK_CONFIG_READY } from '../elemental-operator/inventory-controller';
import { newInventory } from '../elemental-operator/inventory-from-host';
import { WAITING_FOR_PLAN, withPlanStatus, withReady } from '../elemental-operator/plan-status';
import { EMPTY_PLAN, planChecksum } from '../elemental-operator/plans';
import { SYSTEM_RANDOM } from '../elemental-operator/random';
import type { InventoryStatus, MachineInventory, MachineRegistration, Secret } from '../elemental-operator/resources';
import { osAnnotations, osRelease } from '../host/operating-systems';
import { MACHINES_NAMESPACE } from '../rancher-api';
import { CLUSTER_LABEL } from './clusters';
import type { SampleMachine } from './machines';

const CLIENT_VERSION = 'v1.9.2';

/** The inventory as the registration server would make it for this host, but with the sample's name. */
export function registeredInventory(machine: SampleMachine, registration: MachineRegistration): MachineInventory {
  const authentication = { kind: 'tpm', hash: createHash('sha256').update(machine.name).digest('hex') } as const;
  const made = newInventory(registration, authentication, { annotations: reportOf(machine), labels: {}, data: {} }, SYSTEM_RANDOM);
  const labels = { ...made.metadata.labels, ...machine.cluster ? { [CLUSTER_LABEL]: machine.cluster } : {} };

  return { ...made, metadata: { ...made.metadata, name: machine.name, labels } };
}

/** The status that the operator stand-in leaves on a machine that nobody adopts: its agent has connected, or it hasn't yet. */
export function unadoptedStatus({ name, stage }: SampleMachine, now: Date): InventoryStatus {
  const reference = { name, namespace: MACHINES_NAMESPACE };
  const plan: Secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: reference,
    data: stage === 'agentConnected' ? { 'applied-checksum': Buffer.from(planChecksum(EMPTY_PLAN)).toString('base64') } : {},
  };
  const created = withReady({ plan: { secretRef: reference } }, WAITING_FOR_PLAN, now);
  const networked = { ...created, conditions: withCondition(created.conditions, NETWORK_CONFIG_READY, now) };

  return withoutAdoption(withPlanStatus(networked, plan, now), now);
}

/** What the client sends of a host: its system, unless the host says something else of itself. */
function reportOf({ system, address, unmanaged, says }: SampleMachine): Record<string, string> {
  return {
    'auth': 'emulated-tpm',
    'reg-version': CLIENT_VERSION,
    'registration-ip': address,
    ...osAnnotations(osRelease(system)),
    ...unmanaged ? { 'os.unmanaged': 'true' } : {},
    ...says,
  };
}
