import { findCondition, withCondition } from '../controllers/conditions';
import type { Informer } from '../controllers/informer';
import type { Outcome } from '../controllers/work-queue';
import { apiMessage } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import { isAdopted, selectorOwner, withAdoptionFailure, withClaim, withoutAdoption } from './adoption-status';
import { InventoryRemoval } from './inventory-removal';
import { InventoryWriter } from './inventory-writer';
import { GROUP, INVENTORY_FINALIZER, VERSION } from './names';
import type { PlanSecrets } from './plan-secret';
import { WAITING_FOR_PLAN, planFailure, withPlanStatus, withReady } from './plan-status';
import { isHeld, type InventoryStatus, type MachineInventory, type MachineInventorySelector } from './resources';

export interface InventoryControllerOptions {
  kubernetes: Kubernetes;
  inventories: Informer<MachineInventory>;
  planSecrets: PlanSecrets;
  log: (message: string) => void;
  /** How soon to look again whether a selector confirmed an adoption. */
  adoptionCheckMs?: number;
}

/** A status to write, and when to look again. */
interface Reconciled {
  status: InventoryStatus;
  outcome?: Outcome;
  /** The selector's claim turned out to be void. */
  isClaimVoid?: boolean;
}

/** Gives each MachineInventory its plan Secret and says in its status what became of plan and adoption. */
export class InventoryController {
  private readonly writer: InventoryWriter;
  private readonly removal: InventoryRemoval;

  constructor(private readonly options: InventoryControllerOptions) {
    this.writer = new InventoryWriter(options);
    this.removal = new InventoryRemoval(this.writer, options.planSecrets);
  }

  readonly reconcile = async (key: string): Promise<Outcome> => {
    const inventory = this.options.inventories.get(key);

    if (!inventory || isHeld(inventory)) {
      return undefined;
    }
    if (inventory.metadata.deletionTimestamp) {
      return this.removal.advance(inventory);
    }
    const finalized = await this.withFinalizer(inventory);
    const { status, outcome, isClaimVoid } = await this.reconciled(finalized);

    await this.writer.writeStatus(isClaimVoid ? await this.withoutClaim(finalized) : finalized, status);

    return outcome;
  };

  private async withFinalizer(inventory: MachineInventory): Promise<MachineInventory> {
    const finalizers = inventory.metadata.finalizers ?? [];

    return finalizers.includes(INVENTORY_FINALIZER)
      ? inventory
      : this.writer.write(inventory, { metadata: { finalizers: [...finalizers, INVENTORY_FINALIZER] } });
  }

  private async reconciled(inventory: MachineInventory): Promise<Reconciled> {
    const now = new Date();
    let status = inventory.status ?? {};

    try {
      status = await this.withPlanSecret(inventory, status, now);
    } catch (error) {
      const ready = { status: 'False', reason: 'PlanCreationFailureReason', message: apiMessage(error) } as const;

      return { status: withReady(status, ready, now), outcome: { retry: 'with backoff' } };
    }
    status = { ...status, conditions: withCondition(status.conditions, NETWORK_CONFIG_READY, now) };
    try {
      status = withPlanStatus(status, await this.options.planSecrets.get(inventory), now);
    } catch (error) {
      return { status: withReady(status, planFailure(`failed to get secret: ${ apiMessage(error) }`), now), outcome: { retry: 'with backoff' } };
    }

    return status.plan?.state === 'Failed' ? { status } : this.withAdoptionStatus(inventory, status, now);
  }

  /** The plan Secret is made once; one that is deleted afterwards isn't made again. */
  private async withPlanSecret(inventory: MachineInventory, status: InventoryStatus, now: Date): Promise<InventoryStatus> {
    const ready = findCondition(status.conditions, 'Ready');

    if (ready && ready.reason !== 'PlanCreationFailureReason') {
      return status;
    }
    const { name, namespace } = inventory.metadata;

    await this.options.planSecrets.create(inventory);

    return withReady({ ...status, plan: { secretRef: { name, namespace } } }, WAITING_FOR_PLAN, now);
  }

  private async withAdoptionStatus(inventory: MachineInventory, status: InventoryStatus, now: Date): Promise<Reconciled> {
    const owner = selectorOwner(inventory);

    if (!owner) {
      return { status: withoutAdoption(status, now) };
    }
    if (isAdopted(status)) {
      return { status };
    }
    const { name, namespace } = inventory.metadata;
    let selector: MachineInventorySelector;

    try {
      selector = await this.readSelector(namespace, owner.name);
    } catch (error) {
      const message = `failed to get machine inventory selector: ${ apiMessage(error) }`;

      return { status: withAdoptionFailure(status, message, now), outcome: { retry: 'with backoff' } };
    }
    try {
      const claimed = withClaim(name, status, selector, now);

      return { status: claimed, outcome: isAdopted(claimed) ? undefined : { afterMs: this.options.adoptionCheckMs ?? 1000 } };
    } catch (error) {
      return { status: withAdoptionFailure(status, apiMessage(error), now), isClaimVoid: true };
    }
  }

  private async readSelector(namespace: string, name: string): Promise<MachineInventorySelector> {
    return await this.options.kubernetes.custom.getNamespacedCustomObject({
      group: GROUP, version: VERSION, namespace, plural: 'machineinventoryselectors', name,
    }) as MachineInventorySelector;
  }

  private async withoutClaim(inventory: MachineInventory): Promise<MachineInventory> {
    const owner = selectorOwner(inventory);

    return this.writer.write(inventory, {
      metadata: { ownerReferences: inventory.metadata.ownerReferences?.filter((reference) => reference.uid !== owner?.uid) },
    });
  }
}

/** Addresses from IP pools are not part of the test bed, so that every machine's network is ready. */
export const NETWORK_CONFIG_READY = {
  type: 'NetworkConfigReady', status: 'True', reason: 'ReconcilingNetworkConfig', message: 'NetworkConfig is ready',
} as const;
