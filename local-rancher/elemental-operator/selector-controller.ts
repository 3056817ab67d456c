import { isConditionTrue } from '../controllers/conditions';
import type { Informer } from '../controllers/informer';
import { mergePatch } from '../controllers/merge-patch';
import { keyOf } from '../controllers/resources';
import type { Outcome } from '../controllers/work-queue';
import { apiMessage } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import { adoptMachine } from './adoption';
import { bootstrapPlan } from './bootstrap-plan';
import { bootstrapScript, notFound } from './cluster-api';
import type { PlanSecrets } from './plan-secret';
import { planChecksum } from './plans';
import { isHeld, type MachineInventory, type MachineInventorySelector, type SelectorStatus } from './resources';
import { VoidAdoption, withAddresses, withAdoptionCheck, withChosen, withoutChosen, withSearch, withSelectorCondition } from './selector-status';
import { patchElemental } from './writes';

export interface SelectorControllerOptions {
  kubernetes: Kubernetes;
  selectors: Informer<MachineInventorySelector>;
  inventories: Informer<MachineInventory>;
  planSecrets: PlanSecrets;
  log: (message: string) => void;
}

/** One thing that a selector does, and the condition that says why it can't. */
interface Step {
  type: 'Ready' | 'InventoryReady';
  reason: string;
  run: (selector: MachineInventorySelector, status: SelectorStatus) => SelectorStatus | Promise<SelectorStatus>;
}

/** How soon to look again for a machine that matches, and whether a machine confirmed its adoption. */
const SEARCH_AGAIN_MS = 60_000;
const CHECK_AGAIN_MS = 1000;

/**
 * Adopts a machine for each MachineInventorySelector and gives it its bootstrap plan (recordings `06-adoption`). Whatever
 * matches is adopted, wherever it is and whether or not its agent ever connected; after that everything is read in the
 * selector's own namespace.
 */
export class SelectorController {
  constructor(private readonly options: SelectorControllerOptions) {}

  readonly reconcile = async (key: string): Promise<Outcome> => {
    const selector = this.options.selectors.get(key);

    if (!selector || isHeld(selector) || selector.metadata.deletionTimestamp) {
      return undefined;
    }
    const { status, outcome } = await this.reconciled(selector);

    await this.writeStatus(selector, status);

    return outcome;
  };

  private async reconciled(selector: MachineInventorySelector): Promise<{ status: SelectorStatus; outcome: Outcome }> {
    let status = selector.status ?? {};

    for (const { type, reason, run } of this.steps) {
      try {
        status = await run(selector, status);
      } catch (error) {
        const known = error instanceof VoidAdoption ? withoutChosen(status) : status;

        return {
          status: withSelectorCondition(known, { type, status: 'False', reason, message: apiMessage(error) }, new Date()),
          outcome: { retry: 'with backoff' },
        };
      }
    }

    return { status, outcome: nextLook(status) };
  }

  private readonly adopt: Step['run'] = async (selector, status) => {
    if (status.machineInventoryRef) {
      return status;
    }
    const searching = withSearch(status, new Date());
    const inventory = await adoptMachine(this.options, selector);

    return inventory ? withChosen(searching, inventory.metadata.name, new Date()) : searching;
  };

  private readonly checkAdoption: Step['run'] = (selector, status) => {
    if (!status.machineInventoryRef || isConditionTrue(status.conditions, 'InventoryReady')) {
      return status;
    }

    return withAdoptionCheck(selector.metadata.name, status, this.adopted(selector, status), new Date());
  };

  private readonly writePlan: Step['run'] = async (selector, status) => {
    if (!isConditionTrue(status.conditions, 'InventoryReady') || status.bootstrapPlanChecksum) {
      return status;
    }
    const inventory = this.adopted(selector, status);

    if (!inventory.status?.plan?.secretRef) {
      return status;
    }
    const plan = await this.planFor(selector, inventory);
    const secret = await this.options.planSecrets.get(inventory).catch((error: unknown) => {
      throw new Error(`failed to get plan secret: ${ apiMessage(error) }`, { cause: error });
    });

    await this.options.planSecrets.replaceByBootstrap(secret, plan);
    this.options.log(`MachineInventorySelector ${ keyOf(selector) }: bootstrap plan written`);

    return { ...status, bootstrapPlanChecksum: planChecksum(plan) };
  };

  private async planFor(selector: MachineInventorySelector, { metadata: { name, labels } }: MachineInventory): Promise<string> {
    try {
      return bootstrapPlan({ script: await bootstrapScript(this.options.kubernetes, selector), name, labels });
    } catch (error) {
      throw new Error(`failed to get bootstrap plan: ${ apiMessage(error) }`, { cause: error });
    }
  }

  private readonly readAddresses: Step['run'] = (selector, status) => (
    status.bootstrapPlanChecksum ? withAddresses(status, this.adopted(selector, status), new Date()) : status
  );

  /** The machine that the selector names, in the selector's namespace. */
  private adopted({ metadata: { namespace } }: MachineInventorySelector, { machineInventoryRef }: SelectorStatus): MachineInventory {
    const name = machineInventoryRef?.name ?? '';
    const inventory = this.options.inventories.get(keyOf({ metadata: { namespace, name } }));

    if (!inventory) {
      throw new Error(`failed to get machine inventory: ${ notFound('MachineInventory.elemental.cattle.io', name) }`);
    }

    return inventory;
  }

  private async writeStatus(selector: MachineInventorySelector, status: SelectorStatus): Promise<void> {
    const patch = mergePatch({ status: selector.status ?? {} }, { status });

    if (patch) {
      this.options.selectors.remember(await patchElemental(this.options.kubernetes, 'machineinventoryselectors', selector, patch, 'status'));
    }
  }

  private readonly steps: readonly Step[] = [
    { type: 'Ready', reason: 'FailedToAdoptInventory', run: this.adopt },
    { type: 'InventoryReady', reason: 'FailedToAdoptInventory', run: this.checkAdoption },
    { type: 'Ready', reason: 'FailedToUpdatePlan', run: this.writePlan },
    { type: 'Ready', reason: 'FailedToSetAdresses', run: this.readAddresses },
  ];
}

function nextLook({ machineInventoryRef, conditions }: SelectorStatus): Outcome {
  if (!machineInventoryRef) {
    return { afterMs: SEARCH_AGAIN_MS };
  }

  return isConditionTrue(conditions, 'InventoryReady') ? undefined : { afterMs: CHECK_AGAIN_MS };
}
