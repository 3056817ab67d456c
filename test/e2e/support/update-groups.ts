import type { Kubernetes } from '../../../local-rancher/kubernetes/connection';
import { API_VERSION, type ManagedOSImage, type ManagedOSImageSpec } from '../../../pkg/elemental/types';

const RESOURCE = { group: 'elemental.cattle.io', version: 'v1beta1', plural: 'managedosimages', namespace: 'fleet-default' };

/** Update groups as somebody else handles them, behind the page's back. */
export class UpdateGroups {
  private readonly removed = new Set<string>();

  constructor(private readonly kubernetes: Kubernetes) {}

  /** Creates one, and removes it after the test. */
  async create(name: string, spec: ManagedOSImageSpec): Promise<void> {
    const body = { apiVersion: API_VERSION, kind: 'ManagedOSImage', metadata: { name, namespace: RESOURCE.namespace }, spec };

    this.removeAfterTest(name);
    await this.kubernetes.custom.createNamespacedCustomObject({ ...RESOURCE, body });
  }

  async read(name: string): Promise<ManagedOSImage> {
    return await this.kubernetes.custom.getNamespacedCustomObject({ ...RESOURCE, name }) as ManagedOSImage;
  }

  removeAfterTest(name: string): void {
    this.removed.add(name);
  }

  /** Removes what the test has made, and doesn't mind what is gone. */
  async cleanUp(): Promise<void> {
    await Promise.allSettled([...this.removed].map((name) => this.kubernetes.custom.deleteNamespacedCustomObject({ ...RESOURCE, name })));
  }
}
