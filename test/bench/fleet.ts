import { setTimeout as wait } from 'node:timers/promises';
import type { MachineRegistration } from '../../local-rancher/elemental-operator/resources';
import { applyAll } from '../../local-rancher/kubernetes/apply';
import { connect, type Kubernetes } from '../../local-rancher/kubernetes/connection';
import { ObjectStore } from '../../local-rancher/kubernetes/object-store';
import { SESSION_COOKIE } from '../../local-rancher/rancher-api';
import { FLEET_SIZE, sampleFleet, type SampleMachine } from '../../local-rancher/sample-data/machines';
import { registrationObject, SAMPLE_REGISTRATIONS } from '../../local-rancher/sample-data/registrations';
import { configMapKind, machineKind, type Kind } from './kinds';

const POLL_MS = 500;

/** How long steve may lag behind the API server, in milliseconds. */
const CATCH_UP_DEADLINE = 900_000;

/** The machines of a Rancher and its ConfigMaps, always as many of these as of those. */
export class Fleet {
  readonly machines: Kind;
  readonly configMaps: Kind;
  private size = 0;

  private constructor(
    private readonly url: string, private readonly store: ObjectStore, kubernetes: Kubernetes, registrations: Map<string, MachineRegistration>,
  ) {
    this.machines = machineKind(kubernetes, registrations);
    this.configMaps = configMapKind(kubernetes, registrations);
  }

  /** @param rancher one that runs without the operator's stand-in, and is empty */
  static async on(rancher: { url: string; kubeconfig: string; etcdUrl: string }): Promise<Fleet> {
    const kubernetes = connect(rancher.kubeconfig);
    const objects = SAMPLE_REGISTRATIONS.map(registrationObject);
    const registrations = objects as MachineRegistration[];

    await applyAll(kubernetes, objects);

    const fleet = new Fleet(rancher.url, new ObjectStore(rancher.etcdUrl), kubernetes, new Map(registrations.map((one) => [one.metadata.name, one])));

    await Promise.all(fleet.kinds.map((kind) => fleet.until(kind, (count) => count !== undefined)));

    return fleet;
  }

  get kinds(): [Kind, Kind] {
    return [this.machines, this.configMaps];
  }

  /** Adds what is missing to this size of both kinds; resolves when steve knows of all. */
  async growTo(size: number): Promise<void> {
    const missing = benchMachines(size).slice(this.size);

    for (const kind of this.kinds) {
      const before = (await this.count(kind) ?? 0) - this.size;

      await this.store.putAll(missing.map((machine) => [{ folder: kind.registry, object: kind.finished(machine) }]));
      await this.until(kind, (counted) => counted === before + size);
    }
    this.size = size;
  }

  /** Takes away what arrived; resolves when steve knows. */
  async removeArriving(kind: Kind, count: number): Promise<void> {
    const before = await this.count(kind) ?? 0;

    await kind.removeArriving();
    await this.until(kind, (counted) => counted === before - count);
  }

  private async until(kind: Kind, condition: (count: number | undefined) => boolean): Promise<void> {
    const deadline = Date.now() + CATCH_UP_DEADLINE;

    for (let count = await this.count(kind); !condition(count); count = await this.count(kind)) {
      if (Date.now() > deadline) {
        throw new Error(`steve lists ${ count ?? 'no' } ${ kind.name }, others than were written, after ${ CATCH_UP_DEADLINE / 1000 } s`);
      }
      await wait(POLL_MS);
    }
  }

  /** How many objects steve lists; undefined while it can't, as when it has just learnt of the kind. */
  private async count({ collection }: Kind): Promise<number | undefined> {
    const response = await fetch(`${ this.url }/v1/${ collection }?page=1&pagesize=1`, { headers: { cookie: `${ SESSION_COOKIE }=administrator` } });

    // none are not counted
    return response.ok ? (await response.json() as { count?: number }).count ?? 0 : undefined;
  }
}

/** Ordinary machines, in the stages in which a machine is that belongs to no cluster. */
function benchMachines(count: number): SampleMachine[] {
  return sampleFleet(FLEET_SIZE + count).slice(FLEET_SIZE);
}

/** Machines whose names come first in a list that is sorted by name, so that they change what it shows. */
export function arrivingMachines(count: number): SampleMachine[] {
  return benchMachines(count).map((machine) => ({ ...machine, name: machine.name.replace('edge', 'arriving') }));
}
