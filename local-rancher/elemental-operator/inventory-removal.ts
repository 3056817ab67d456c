import type { Secret } from '../controllers/resources';
import type { Outcome } from '../controllers/work-queue';
import { apiMessage } from '../kubernetes/apply';
import type { InventoryWriter } from './inventory-writer';
import { INVENTORY_FINALIZER, PLAN_TYPE_ANNOTATION, RESETTABLE_ANNOTATION, UNMANAGED_ANNOTATION } from './names';
import type { PlanSecrets } from './plan-secret';
import { planFailure, withPlanStatus, withReady } from './plan-status';
import { managedResetPlan, planChecksum, unmanagedResetPlan } from './plans';
import type { InventoryStatus, MachineInventory } from './resources';

/**
 * What deleting a MachineInventory sets off (recordings `05-delete-matrix`): a machine that isn't `resettable` goes at
 * once; any other gets a reset plan and goes when its agent has applied it.
 */
export class InventoryRemoval {
  constructor(private readonly writer: InventoryWriter, private readonly planSecrets: PlanSecrets) {}

  /** Takes the next step for an inventory that is being deleted. @throws ApiException */
  async advance(inventory: MachineInventory): Promise<Outcome> {
    if (!inventory.metadata.finalizers?.includes(INVENTORY_FINALIZER)) {
      return undefined;
    }
    if (inventory.metadata.annotations?.[RESETTABLE_ANNOTATION] !== 'true') {
      return this.release(inventory);
    }
    let secret: Secret;

    try {
      secret = await this.ownPlanSecret(inventory);
    } catch (error) {
      await this.writer.writeStatus(inventory, withReady(inventory.status ?? {}, planFailure(apiMessage(error)), new Date()));

      return { retry: 'with backoff' };
    }

    return secret.metadata.annotations?.[PLAN_TYPE_ANNOTATION] === 'reset' ? this.awaitReset(inventory, secret) : this.orderReset(inventory, secret);
  }

  private async ownPlanSecret(inventory: MachineInventory): Promise<Secret> {
    if (!inventory.status?.plan?.secretRef) {
      throw new Error('machine inventory plan secret does not exist');
    }
    const secret = await this.planSecrets.get(inventory).catch((error: unknown) => {
      throw new Error(`getting plan secret: ${ apiMessage(error) }`, { cause: error });
    });

    if (!secret.metadata.ownerReferences?.some(({ uid }) => uid === inventory.metadata.uid)) {
      throw new Error('secret already exists and was not created by this controller');
    }

    return secret;
  }

  private async orderReset(inventory: MachineInventory, secret: Secret): Promise<Outcome> {
    const plan = resetPlanFor(inventory);
    const { name, namespace } = secret.metadata;

    await this.planSecrets.replaceByReset(secret, plan);
    await this.writer.writeStatus(inventory, { ...inventory.status, plan: { secretRef: { name, namespace }, checksum: planChecksum(plan) } });
    this.writer.log(inventory, 'reset plan written');

    return undefined;
  }

  private async awaitReset(inventory: MachineInventory, secret: Secret): Promise<Outcome> {
    const status: InventoryStatus = withPlanStatus(inventory.status ?? {}, secret, new Date(), 'updating inventory with plan status: ');

    if (status.plan?.state === 'Applied') {
      return this.release(inventory);
    }
    await this.writer.writeStatus(inventory, status);

    return undefined;
  }

  private async release(inventory: MachineInventory): Promise<Outcome> {
    const finalizers = inventory.metadata.finalizers?.filter((finalizer) => finalizer !== INVENTORY_FINALIZER);

    await this.writer.write(inventory, { metadata: { finalizers } });
    this.writer.log(inventory, 'released');

    return undefined;
  }
}

/** Only the literal annotation counts: with another label prefix an unmanaged host gets the managed plan (recording `C1…`). */
function resetPlanFor({ metadata, spec }: MachineInventory): string {
  return metadata.annotations?.[UNMANAGED_ANNOTATION] === 'true'
    ? unmanagedResetPlan(new Date())
    : managedResetPlan({ resetNetwork: spec.network?.configurator !== 'none' });
}
