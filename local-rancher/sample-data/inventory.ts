import { createHash } from 'node:crypto';
import { withCondition } from '../controllers/conditions';
import type { Secret } from '../controllers/resources';
import { withoutAdoption } from '../elemental-operator/adoption-status';
import { NETWORK_CONFIG_READY } from '../elemental-operator/inventory-controller';
import { newInventory } from '../elemental-operator/inventory-from-host';
import { WAITING_FOR_PLAN, withPlanStatus, withReady } from '../elemental-operator/plan-status';
import { EMPTY_PLAN, planChecksum } from '../elemental-operator/plans';
import { SYSTEM_RANDOM } from '../elemental-operator/random';
import type { InventoryStatus, MachineInventory, MachineRegistration } from '../elemental-operator/resources';
import { osAnnotations, osRelease } from '../host/operating-systems';
import { CLUSTER_LABEL } from './clusters';
import type { SampleMachine } from './machines';

const CLIENT_VERSION = 'v1.9.2';

/** @throws Error if the machine's registration isn't there */
export function registrationOf(machine: SampleMachine, registrations: Map<string, MachineRegistration>): MachineRegistration {
  const registration = registrations.get(machine.registration);

  if (!registration) {
    throw new Error(`The sample machine ${ machine.name } needs the registration ${ machine.registration }, which is not there`);
  }

  return registration;
}

/** The inventory as the registration server would make it for this host, but with the sample's name. */
export function registeredInventory(machine: SampleMachine, registration: MachineRegistration): MachineInventory {
  const authentication = { kind: 'tpm', hash: createHash('sha256').update(machine.name).digest('hex') } as const;
  const made = newInventory(registration, authentication, { annotations: reportOf(machine), labels: {}, data: {} }, SYSTEM_RANDOM);
  const labels = { ...made.metadata.labels, ...machine.cluster ? { [CLUSTER_LABEL]: machine.cluster } : {} };

  return { ...made, metadata: { ...made.metadata, name: machine.name, labels } };
}

/** As {@link registeredInventory}, and with the status that the operator stand-in leaves on a machine that nobody adopts. */
export function finishedInventory(machine: SampleMachine, registration: MachineRegistration): MachineInventory {
  const inventory = registeredInventory(machine, registration);

  return { ...inventory, status: unadoptedStatus(inventory, planData(machine), new Date()) };
}

/** What a machine's agent, if one has connected, has written to its plan Secret, in base64. */
export function planData({ stage }: SampleMachine): Record<string, string> {
  return stage === 'agentConnected' ? { 'applied-checksum': Buffer.from(planChecksum(EMPTY_PLAN)).toString('base64') } : {};
}

function unadoptedStatus({ metadata: { name, namespace } }: MachineInventory, data: Record<string, string>, now: Date): InventoryStatus {
  const reference = { name, namespace };
  const plan: Secret = { apiVersion: 'v1', kind: 'Secret', metadata: reference, data };
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
