import { setTimeout as wait } from 'node:timers/promises';
import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node';
import { GROUP, VERSION } from '../elemental-operator/names';
import type { MachineRegistration } from '../elemental-operator/resources';
import { apply, applyAll, forEachParallel, unlessNotFound } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import { ObjectStore } from '../kubernetes/object-store';
import { MACHINES_NAMESPACE } from '../rancher-api';
import { clusterObjects } from './clusters';
import { FleetWriter } from './fleet';
import { FLEET_SIZE, sampleFleet } from './machines';
import { registrationObject, SAMPLE_REGISTRATIONS } from './registrations';
import { storedMachines } from './stored-machine';

const MERGE_PATCH = setHeaderOptions('Content-Type', PatchStrategy.MergePatch);

const SEEN_DEADLINE = 30_000;
const RETRY_AFTER = 50;

/** Remembers over restarts how large the fleet is. */
const MARK = { name: 'sample-fleet', namespace: 'cattle-system' };

interface FleetPlace {
  kubernetes: Kubernetes;
  /** What the API server keeps its objects in. */
  etcdUrl: string;
}

export interface FleetOptions {
  /** How many machines; as many as there are, or 60. */
  machines?: number;
  log: (line: string) => void;
}

/**
 * Makes the sample fleet, or lets it grow to the size that is asked for; what somebody did to its machines stays. The
 * stand-ins must be running: they make of registered hosts and of clusters what the real ones would. Machines beyond the
 * newcomer's are written as the operator would leave them, see stored-machine.ts; steve may take some seconds more to list them.
 */
export async function growFleet({ kubernetes, etcdUrl }: FleetPlace, { machines, log }: FleetOptions): Promise<void> {
  const before = await fleetSize(kubernetes);
  const size = Math.max(machines ?? FLEET_SIZE, before);

  if (size === before) {
    return;
  }
  if (before === 0) {
    await createRegistrations(kubernetes);
  }
  const fleet = sampleFleet(size);
  const missing = fleet.slice(before, Math.max(before, FLEET_SIZE));
  const more = fleet.slice(Math.max(before, FLEET_SIZE));

  log(`${ size - before } machines`);
  await applyAll(kubernetes, clusterObjects(fleet));
  const registrations = await readRegistrations(kubernetes);
  const writer = new FleetWriter(kubernetes, registrations);

  await forEachParallel(missing, (machine) => writer.add(machine));
  await new ObjectStore(etcdUrl).putAll(storedMachines(more, registrations));
  await apply(kubernetes, { apiVersion: 'v1', kind: 'ConfigMap', metadata: MARK, data: { machines: String(size) } } as object);
}

async function fleetSize({ core }: Kubernetes): Promise<number> {
  const mark = await unlessNotFound(core.readNamespacedConfigMap(MARK));

  return Number(mark?.data?.machines ?? 0);
}

/** One after the other: the one whose token is a duplicate comes when the other has it. */
async function createRegistrations(kubernetes: Kubernetes): Promise<void> {
  for (const registration of SAMPLE_REGISTRATIONS) {
    await apply(kubernetes, registrationObject(registration));
    if (registration.held) {
      await kubernetes.custom.patchNamespacedCustomObjectStatus({
        ...REGISTRATIONS, name: registration.name, body: { status: registration.held },
      }, MERGE_PATCH);
    } else {
      await untilSeen(kubernetes, registration.name);
    }
  }
}

async function untilSeen({ custom }: Kubernetes, name: string): Promise<void> {
  const deadline = Date.now() + SEEN_DEADLINE;
  let registration: MachineRegistration;

  do {
    if (Date.now() > deadline) {
      throw new Error(`The operator stand-in has not looked at the sample registration ${ name } after ${ SEEN_DEADLINE / 1000 } s`);
    }
    await wait(RETRY_AFTER);
    registration = await custom.getNamespacedCustomObject({ ...REGISTRATIONS, name }) as MachineRegistration;
  } while (!registration.status?.conditions?.length);
}

const REGISTRATIONS = { group: GROUP, version: VERSION, plural: 'machineregistrations', namespace: MACHINES_NAMESPACE };

async function readRegistrations({ custom }: Kubernetes): Promise<Map<string, MachineRegistration>> {
  const { items } = await custom.listNamespacedCustomObject(REGISTRATIONS) as { items: MachineRegistration[] };

  return new Map(items.map((item) => [item.metadata.name, item]));
}
