import { setTimeout as wait } from 'node:timers/promises';
import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node';
import { GROUP, VERSION } from '../elemental-operator/names';
import type { MachineRegistration } from '../elemental-operator/resources';
import { apply, applyAll, forEachParallel, unlessNotFound } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import { MACHINES_NAMESPACE } from '../rancher-api';
import { clusterObjects } from './clusters';
import { FleetWriter } from './fleet';
import { FLEET_SIZE, sampleFleet } from './machines';
import { registrationObject, SAMPLE_REGISTRATIONS } from './registrations';

const MERGE_PATCH = setHeaderOptions('Content-Type', PatchStrategy.MergePatch);

const SEEN_DEADLINE = 30_000;
const RETRY_AFTER = 50;

/** Remembers over restarts how large the fleet is. */
const MARK = { name: 'sample-fleet', namespace: 'cattle-system' };

export interface FleetOptions {
  /** How many machines; as many as there are, or 60. */
  machines?: number;
  log: (line: string) => void;
}

/**
 * Makes the sample fleet, or lets it grow to the size that is asked for; what somebody did to its machines stays. The
 * stand-ins must be running: they make of registered hosts and of clusters what the real ones would.
 */
export async function growFleet({ kubernetes }: { kubernetes: Kubernetes }, { machines, log }: FleetOptions): Promise<void> {
  const before = await fleetSize(kubernetes);
  const size = Math.max(machines ?? FLEET_SIZE, before);

  if (size === before) {
    return;
  }
  if (before === 0) {
    await createRegistrations(kubernetes);
  }
  const all = sampleFleet(size);
  const missing = all.slice(before);

  log(`${ missing.length } machines${ missing.length > 1000 ? `, about ${ Math.ceil(missing.length / 150) } seconds` : '' }`);
  await applyAll(kubernetes, clusterObjects(all));
  const fleet = new FleetWriter(kubernetes, await readRegistrations(kubernetes));

  await forEachParallel(missing, (machine) => fleet.add(machine));
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
