import { setTimeout as wait } from 'node:timers/promises';
import type { Resource } from '../controllers/resources';
import { patchSecret } from '../controllers/writes';
import { GROUP, HOLD_ANNOTATION, INVENTORY_FINALIZER, VERSION } from '../elemental-operator/names';
import { EMPTY_PLAN, planChecksum } from '../elemental-operator/plans';
import type { MachineInventory, MachineRegistration } from '../elemental-operator/resources';
import { unlessNotFound } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import { applyBootstrapPlan, bootstrapPlanOf } from './bootstrap';
import { registeredInventory, registrationOf } from './inventory';
import type { SampleMachine } from './machines';

/** How long the operator stand-in may take to give a new machine its plan, in milliseconds: it has thousands to look at. */
const PLAN_DEADLINE = 120_000;
const RETRY_AFTER = 250;

/** Brings sample machines into being as hosts and their agents would, and to their stage. */
export class FleetWriter {
  constructor(private readonly kubernetes: Kubernetes, private readonly registrations: Map<string, MachineRegistration>) {}

  async add(machine: SampleMachine): Promise<void> {
    switch (machine.stage) {
      case 'unknown': {
        await this.create(machine, { annotations: { [HOLD_ANNOTATION]: 'true' } });
        break;
      }
      case 'deleting': {
        const held = { annotations: { [HOLD_ANNOTATION]: 'true' }, finalizers: [INVENTORY_FINALIZER] };

        await this.remove(await this.create(machine, held, false));
        break;
      }
      case 'inventoryOnly': {
        await this.create(machine);
        break;
      }
      case 'awaitingReset': {
        const inventory = await this.create(machine);

        // the agent never connects, so nobody takes the reset
        await this.planSecret(inventory, {});
        await this.remove(inventory);
        break;
      }
      case 'agentConnected': {
        await this.planSecret(await this.create(machine), { 'applied-checksum': planChecksum(EMPTY_PLAN) });
        break;
      }
      case 'failed': {
        await this.planSecret(await this.create(machine), { 'failed-checksum': planChecksum(EMPTY_PLAN) });
        break;
      }
      case 'adopted':
      case 'provisioned': {
        await this.adopt(machine);
      }
    }
  }

  /** @param isResettable whether deleting it resets the host, where its registration says so */
  private async create(machine: SampleMachine, metadata: Partial<Resource['metadata']> = {}, isResettable = true): Promise<MachineInventory> {
    const made = registeredInventory(machine, registrationOf(machine, this.registrations));
    const annotations = { ...made.metadata.annotations, ...metadata.annotations };

    if (!isResettable) {
      Reflect.deleteProperty(annotations, `${ GROUP }/resettable`);
    }

    return await this.kubernetes.custom.createNamespacedCustomObject({
      ...INVENTORIES, namespace: made.metadata.namespace, body: { ...made, metadata: { ...made.metadata, ...metadata, annotations } },
    }) as MachineInventory;
  }

  private async remove({ metadata: { name, namespace } }: MachineInventory): Promise<void> {
    await this.kubernetes.custom.deleteNamespacedCustomObject({ ...INVENTORIES, namespace, name });
  }

  /** Writes to the machine's plan Secret as the host's agent does, once the operator stand-in has made it. */
  private async planSecret({ metadata: { name, namespace } }: MachineInventory, data: Record<string, string>): Promise<void> {
    const encoded = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Buffer.from(value).toString('base64')]));
    const deadline = Date.now() + PLAN_DEADLINE;

    while (!await unlessNotFound(patchSecret(this.kubernetes, namespace, name, { data: encoded }))) {
      if (Date.now() > deadline) {
        throw new Error(`The operator stand-in has not made the plan of the sample machine ${ name } after ${ PLAN_DEADLINE / 1000 } s`);
      }
      await wait(RETRY_AFTER);
    }
  }

  /** Its cluster adopts it by itself; only its agent is missing. */
  private async adopt(machine: SampleMachine): Promise<void> {
    await this.create(machine);
    const plan = await bootstrapPlanOf(this.kubernetes, machine.name, PLAN_DEADLINE);

    if (machine.stage === 'provisioned') {
      await applyBootstrapPlan(this.kubernetes, machine, plan);
    }
  }
}

const INVENTORIES = { group: GROUP, version: VERSION, plural: 'machineinventories' };
