import type { V1Secret } from '@kubernetes/client-node';
import { secretFrom } from '../controllers/collection';
import type { Informer } from '../controllers/informer';
import { controllerReference, keyOf, type Secret } from '../controllers/resources';
import { isAlreadyExists, patchSecret } from '../controllers/writes';
import { apiMessage } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import { MANAGED_LABEL, PLAN_SECRET_TYPE, PLAN_TYPE_ANNOTATION } from './names';
import { EMPTY_PLAN, type PlanType } from './plans';
import type { MachineInventory } from './resources';

/** The Secrets through which hosts get their plans: each has its inventory's name and namespace. */
export class PlanSecrets {
  constructor(private readonly kubernetes: Kubernetes, private readonly informer: Informer<Secret>) {}

  /** Creates the Secret with the empty plan (recording `03-register/edge-01.plan-secret.yaml`), unless there is one. @throws ApiException */
  async create(inventory: MachineInventory): Promise<void> {
    const { name, namespace } = inventory.metadata;

    try {
      this.informer.remember(secretFrom(await this.kubernetes.core.createNamespacedSecret({ namespace, body: newPlanSecret(inventory) })));
    } catch (error) {
      if (!isAlreadyExists(error)) {
        throw new Error(`failed to create secret: ${ apiMessage(error) }`, { cause: error });
      }
      this.informer.remember(await this.read(namespace, name));
    }
  }

  /** @throws ApiException with status 404 if there is none */
  async get(inventory: MachineInventory): Promise<Secret> {
    const { name, namespace } = inventory.metadata;

    return this.informer.get(keyOf(inventory)) ?? await this.read(namespace, name);
  }

  /** Puts the reset plan in the place of the plan and of what the agent said about it. @throws ApiException */
  async replaceByReset(secret: Secret, plan: string): Promise<void> {
    const nothing = '';

    await this.replace(secret, 'reset', { 'plan': base64(plan), 'applied-checksum': nothing, 'failed-checksum': nothing });
  }

  /** Puts the bootstrap plan in the place of the plan; what the agent said about that one stays. @throws ApiException */
  async replaceByBootstrap(secret: Secret, plan: string): Promise<void> {
    await this.replace(secret, 'bootstrap', { plan: base64(plan) });
  }

  private async replace({ metadata }: Secret, type: PlanType, data: Record<string, string>): Promise<void> {
    const { name, namespace, annotations = {} } = metadata;
    const others = Object.fromEntries(Object.keys(annotations).map((key) => [key, null]));

    this.informer.remember(await patchSecret(this.kubernetes, namespace, name, {
      metadata: { annotations: { ...others, [PLAN_TYPE_ANNOTATION]: type } }, data,
    }));
  }

  private async read(namespace: string, name: string): Promise<Secret> {
    return secretFrom(await this.kubernetes.core.readNamespacedSecret({ namespace, name }));
  }
}

/** The Secret with the empty plan, which each new machine gets. */
export function newPlanSecret(inventory: MachineInventory): V1Secret {
  const { name, namespace } = inventory.metadata;

  return {
    metadata: {
      name,
      namespace,
      annotations: { [PLAN_TYPE_ANNOTATION]: 'empty' satisfies PlanType },
      labels: { [MANAGED_LABEL]: 'true' },
      ownerReferences: [controllerReference(inventory)],
    },
    type: PLAN_SECRET_TYPE,
    data: { plan: base64(EMPTY_PLAN) },
  };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
