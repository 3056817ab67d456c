import { randomUUID } from 'node:crypto';
import { GROUP, INVENTORY_FINALIZER } from '../elemental-operator/names';
import { newPlanSecret } from '../elemental-operator/plan-secret';
import type { MachineInventory, MachineRegistration } from '../elemental-operator/resources';
import type { Put, StoredObject } from '../kubernetes/object-store';
import { finishedInventory, planData, registrationOf } from './inventory';
import type { SampleMachine } from './machines';

/** {@link storedMachine} of each, made when it is asked for: they are many. */
export function* storedMachines(machines: readonly SampleMachine[], registrations: Map<string, MachineRegistration>): Generator<Put[]> {
  for (const machine of machines) {
    yield storedMachine(machine, registrationOf(machine, registrations));
  }
}

/**
 * A machine that no cluster has, and its plan Secret, as the operator stand-in leaves them when the machine's host has registered
 * and its agent, if it has one, has connected: it finds nothing to do with them. Compared with what it does itself in
 * stored-machine.recorded.test.ts.
 */
export function storedMachine(machine: SampleMachine, registration: MachineRegistration): Put[] {
  const finished = finishedInventory(machine, registration);
  const metadata = { ...finished.metadata, uid: randomUUID(), finalizers: [INVENTORY_FINALIZER] };
  const inventory: MachineInventory = { ...finished, metadata };
  const { namespace } = metadata;

  return [
    { folder: `/registry/${ GROUP }/machineinventories/${ namespace }`, object: inventory },
    { folder: `/registry/secrets/${ namespace }`, object: planSecret(machine, inventory) },
  ];
}

function planSecret(machine: SampleMachine, inventory: MachineInventory): StoredObject & { data: Record<string, string> } {
  const secret = newPlanSecret(inventory);
  const { name, namespace } = inventory.metadata;
  const data = { ...secret.data, ...planData(machine) };

  return { ...secret, apiVersion: 'v1', kind: 'Secret', metadata: { ...secret.metadata, name, namespace }, data };
}
