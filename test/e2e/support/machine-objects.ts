import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node';
import { HOLD_ANNOTATION } from '../../../local-rancher/elemental-operator/names';
import type { Kubernetes } from '../../../local-rancher/kubernetes/connection';
import { API_VERSION, type MachineInventory } from '../../../pkg/elemental/types';
import type { PatchStep } from './registrations';

const ELEMENTAL = { group: 'elemental.cattle.io', version: 'v1beta1', namespace: 'fleet-default' };
const RESOURCE = { ...ELEMENTAL, plural: 'machineinventories' };
const SELECTORS = { ...ELEMENTAL, plural: 'machineinventoryselectors' };
const MERGE_PATCH = setHeaderOptions('Content-Type', PatchStrategy.MergePatch);

interface Marks {
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

/** Machines as somebody else handles them, behind the page's back. */
export class MachineObjects {
  private readonly created = new Set<string>();

  constructor(private readonly kubernetes: Kubernetes) {}

  /**
   * Creates one as a registration would, and removes it after the test.
   *
   * @param hash its identity: of its own unless several are to have the same
   */
  async create(name: string, marks: Marks, hash = name): Promise<void> {
    const metadata = { name, namespace: RESOURCE.namespace, ...marks };

    this.created.add(name);
    await this.kubernetes.custom.createNamespacedCustomObject({
      ...RESOURCE, body: { apiVersion: API_VERSION, kind: 'MachineInventory', metadata, spec: { tpmHash: hash } },
    });
  }

  /** Removes a machine after the test that came by itself. */
  removeAfterTest(name: string): void {
    this.created.add(name);
  }

  async read(name: string): Promise<MachineInventory> {
    return await this.kubernetes.custom.getNamespacedCustomObject({ ...RESOURCE, name }) as MachineInventory;
  }

  async patch(name: string, steps: PatchStep[]): Promise<void> {
    await this.kubernetes.custom.patchNamespacedCustomObject({ ...RESOURCE, name, body: steps });
  }

  async delete(name: string): Promise<void> {
    await this.kubernetes.custom.deleteNamespacedCustomObject({ ...RESOURCE, name });
  }

  /** Has the selector that adopted it wait for a plan with this checksum, and keeps the operator from setting that right. */
  async expectPlan(name: string, checksum: string): Promise<void> {
    const { custom } = this.kubernetes;
    const [owner] = (await this.read(name)).metadata?.ownerReferences ?? [];
    const selector = { ...SELECTORS, name: owner?.name ?? '' };

    await custom.patchNamespacedCustomObject({ ...selector, body: { metadata: { annotations: { [HOLD_ANNOTATION]: 'true' } } } }, MERGE_PATCH);
    await custom.patchNamespacedCustomObjectStatus({ ...selector, body: { status: { bootstrapPlanChecksum: checksum } } }, MERGE_PATCH);
  }

  /** Removes the machines of the test, and doesn't mind what is gone. Without the trigger: no agent would take the reset. */
  async cleanUp(): Promise<void> {
    await Promise.allSettled([...this.created].map(async (name) => {
      await this.patch(name, [{ op: 'remove', path: '/metadata/annotations/elemental.cattle.io~1resettable' }]).catch(() => undefined);
      await this.delete(name);
    }));
  }
}
