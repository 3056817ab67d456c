import { setTimeout as wait } from 'node:timers/promises';
import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node';
import { API_VERSION, GROUP, HOLD_ANNOTATION, INVENTORY_FINALIZER, PLAN_TYPE_ANNOTATION, VERSION } from '../elemental-operator/names';
import { EMPTY_PLAN, planChecksum } from '../elemental-operator/plans';
import type { MachineInventory, MachineRegistration, Resource } from '../elemental-operator/resources';
import { patchSecret } from '../elemental-operator/writes';
import { apply, unlessNotFound } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import { MACHINES_NAMESPACE } from '../rancher-api';
import { bootstrapPlan, capiMachine, selector } from './clusters';
import { registeredInventory } from './inventory';
import type { SampleMachine } from './machines';

const MERGE_PATCH = setHeaderOptions('Content-Type', PatchStrategy.MergePatch);

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
    const registration = this.registrations.get(machine.registration);

    if (!registration) {
      throw new Error(`The sample machine ${ machine.name } needs the registration ${ machine.registration }, which is not there`);
    }
    const made = registeredInventory(machine, registration);
    const annotations = { ...made.metadata.annotations, ...metadata.annotations };

    if (!isResettable) {
      Reflect.deleteProperty(annotations, `${ GROUP }/resettable`);
    }

    return await this.kubernetes.custom.createNamespacedCustomObject({
      ...INVENTORIES, body: { ...made, metadata: { ...made.metadata, ...metadata, annotations } },
    }) as MachineInventory;
  }

  private async remove({ metadata: { name } }: MachineInventory): Promise<void> {
    await this.kubernetes.custom.deleteNamespacedCustomObject({ ...INVENTORIES, name });
  }

  /** Writes to the machine's plan Secret as the host's agent does, once the operator stand-in has made it. */
  private async planSecret({ metadata: { name } }: MachineInventory, data: Record<string, string>, annotations: object = {}): Promise<void> {
    const encoded = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Buffer.from(value).toString('base64')]));
    const deadline = Date.now() + PLAN_DEADLINE;

    while (!await unlessNotFound(patchSecret(this.kubernetes, MACHINES_NAMESPACE, name, { metadata: { annotations }, data: encoded }))) {
      if (Date.now() > deadline) {
        throw new Error(`The operator stand-in has not made the plan of the sample machine ${ name } after ${ PLAN_DEADLINE / 1000 } s`);
      }
      await wait(RETRY_AFTER);
    }
  }

  /** Adoption by a cluster, as far as its selector, whose controller this stand-in doesn't have, would take it. */
  private async adopt(machine: SampleMachine): Promise<void> {
    const inventory = await this.create(machine);
    const plan = bootstrapPlan(machine.name);
    const node = await apply(this.kubernetes, capiMachine(machine));
    const adopter = await apply(this.kubernetes, selector(machine, node.metadata?.uid ?? ''));
    const { name = '', uid = '' } = adopter.metadata ?? {};

    await this.planSecret(inventory, {});
    await this.kubernetes.custom.patchNamespacedCustomObjectStatus({
      ...SELECTORS, name, body: { status: selectorStatus(machine, planChecksum(plan)) },
    }, MERGE_PATCH);
    await this.kubernetes.custom.patchNamespacedCustomObject({
      ...INVENTORIES,
      name: machine.name,
      body: { metadata: { ownerReferences: [{ apiVersion: API_VERSION, kind: 'MachineInventorySelector', name, uid, controller: true }] } },
    }, MERGE_PATCH);
    await this.planSecret(inventory, {
      plan, ...machine.stage === 'provisioned' ? { 'applied-checksum': planChecksum(plan) } : {},
    }, { [PLAN_TYPE_ANNOTATION]: 'bootstrap' });
  }
}

const INVENTORIES = { group: GROUP, version: VERSION, plural: 'machineinventories', namespace: MACHINES_NAMESPACE };
const SELECTORS = { ...INVENTORIES, plural: 'machineinventoryselectors' };

function selectorStatus({ name, address }: SampleMachine, bootstrapPlanChecksum: string): object {
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
