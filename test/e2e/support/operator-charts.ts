import { expect } from '@playwright/test';
import { installCrds } from '../../../local-rancher/crds';
import { isStatus } from '../../../local-rancher/kubernetes/apply';
import type { Kubernetes } from '../../../local-rancher/kubernetes/connection';
import { crdsOf } from '../../support/operator-crds';
import type { OperatorVersion } from '../../support/operators';

const CRD = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' };

/** What installing and uninstalling Elemental's charts does to the API, on a Rancher that begins without. */
export class OperatorCharts {
  constructor(private readonly kubernetes: Kubernetes) {}

  async install(version: OperatorVersion): Promise<void> {
    await installCrds(this.kubernetes, crdsOf(version));
  }

  /** Takes the types away, and all objects with them. */
  async uninstall(): Promise<void> {
    const names = crdsOf('1.9.2').map(({ metadata }) => metadata.name);

    await Promise.all(names.map((name) => this.delete(name)));
    await expect.poll(async () => (await Promise.all(names.map((name) => this.exists(name)))).some(Boolean)).toBe(false);
  }

  private async delete(name: string): Promise<void> {
    try {
      await this.kubernetes.objects.delete({ ...CRD, metadata: { name } });
    } catch (error) {
      if (!isStatus(error, 404)) {
        throw error;
      }
    }
  }

  private async exists(name: string): Promise<boolean> {
    try {
      await this.kubernetes.objects.read({ ...CRD, metadata: { name } });

      return true;
    } catch (error) {
      if (isStatus(error, 404)) {
        return false;
      }
      throw error;
    }
  }
}
