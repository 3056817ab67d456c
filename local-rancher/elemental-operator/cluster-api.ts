import type { Resource } from '../controllers/resources';
import { apiMessage, isStatus } from '../kubernetes/apply';
import type { Kubernetes } from '../kubernetes/connection';
import type { MachineInventorySelector } from './resources';

/** Cluster API, as the operator reads it and Rancher's provisioning writes it. */
export const CLUSTER_API = { group: 'cluster.x-k8s.io', version: 'v1beta2' } as const;
export const CLUSTER_API_VERSION = `${ CLUSTER_API.group }/${ CLUSTER_API.version }`;

/** What the operator uses of a machine of Cluster API. */
export interface OwnerMachine extends Resource {
  spec?: { bootstrap?: { dataSecretName?: string } };
}

/**
 * The script with which a selector's host becomes a node: from the Secret that the machine names which owns the selector.
 * @throws Error with the operator's words (recordings `06-adoption/02…` and `08…`) as long as any of that is missing
 */
export async function bootstrapScript(kubernetes: Kubernetes, selector: MachineInventorySelector): Promise<Buffer> {
  const { namespace } = selector.metadata;
  const machine = await ownerMachine(kubernetes, selector);

  if (!machine) {
    throw new Error('machine for machine inventory selector doesn\'t exist');
  }
  const name = machine.spec?.bootstrap?.dataSecretName;

  if (name === undefined) {
    throw new Error(`machine ${ namespace }/${ machine.metadata.name } missing bootstrap data secret name`);
  }
  try {
    const { data = {} } = await kubernetes.core.readNamespacedSecret({ namespace, name });

    return Buffer.from(data.value ?? '', 'base64');
  } catch (error) {
    throw new Error(`failed to get a boostrap plan for the machine: ${ reason(error, 'Secret', name) }`, { cause: error });
  }
}

async function ownerMachine({ custom }: Kubernetes, { metadata }: MachineInventorySelector): Promise<OwnerMachine | undefined> {
  const owner = metadata.ownerReferences?.find(({ apiVersion, kind }) => apiVersion === CLUSTER_API_VERSION && kind === 'Machine');

  if (!owner) {
    return undefined;
  }
  try {
    return await custom.getNamespacedCustomObject({
      ...CLUSTER_API, namespace: metadata.namespace, plural: 'machines', name: owner.name,
    }) as OwnerMachine;
  } catch (error) {
    const message = `failed to find an owner machine for inventory selector: ${ reason(error, 'Machine.cluster.x-k8s.io', owner.name) }`;

    throw new Error(message, { cause: error });
  }
}

/** The operator reads from its cache, which has its own words for what isn't there. */
function reason(error: unknown, kind: string, name: string): string {
  return isStatus(error, 404) ? notFound(kind, name) : apiMessage(error);
}

/** E.g. `MachineInventory.elemental.cattle.io "edge-1" not found`. */
export function notFound(kind: string, name: string): string {
  return `${ kind } "${ name }" not found`;
}
