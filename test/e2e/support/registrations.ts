import { expect } from '@playwright/test';
import type { Kubernetes } from '../../../local-rancher/kubernetes/connection';
import { registrationForm, withForm } from '../../../pkg/elemental/domain/registration/form';
import { API_VERSION, type MachineRegistration, type MachineRegistrationSpec } from '../../../pkg/elemental/types';

const RESOURCE = { group: 'elemental.cattle.io', version: 'v1beta1', plural: 'machineregistrations', namespace: 'fleet-default' };

/** One step of a JSON patch (RFC 6902). */
export interface PatchStep {
  op: 'add' | 'replace' | 'remove';
  path: string;
  value?: unknown;
}

/** Registration endpoints as somebody else handles them, behind the page's back. */
export class Registrations {
  private readonly created = new Set<string>();

  constructor(private readonly kubernetes: Kubernetes) {}

  /** Creates one, and removes it after the test. */
  async create(name: string, spec: MachineRegistrationSpec): Promise<void> {
    const body = { apiVersion: API_VERSION, kind: 'MachineRegistration', metadata: { name, namespace: RESOURCE.namespace }, spec };

    this.created.add(name);
    await this.kubernetes.custom.createNamespacedCustomObject({ ...RESOURCE, body });
  }

  /** Creates one as the form would, with nothing but its name and its host type typed, and removes it after the test. */
  async createAsTyped(name: string, hostType: 'Elemental' | 'Somebody else'): Promise<void> {
    const empty: MachineRegistration = { metadata: { namespace: RESOURCE.namespace }, spec: {} };
    const { spec = {} } = withForm(empty, { ...registrationForm(empty), name, unmanaged: hostType === 'Somebody else' });

    await this.create(name, spec);
  }

  async read(name: string): Promise<MachineRegistration> {
    return await this.kubernetes.custom.getNamespacedCustomObject({ ...RESOURCE, name }) as MachineRegistration;
  }

  /** Its registration URL, once the operator has made it. */
  async url(name: string): Promise<string> {
    let url: string | undefined;

    await expect.poll(async () => {
      url = (await this.read(name)).status?.registrationURL;

      return url;
    }).toBeTruthy();

    return url ?? '';
  }

  async patch(name: string, steps: PatchStep[]): Promise<void> {
    await this.kubernetes.custom.patchNamespacedCustomObject({ ...RESOURCE, name, body: steps });
  }

  /** As the operator writes. */
  async patchStatus(name: string, steps: PatchStep[]): Promise<void> {
    await this.kubernetes.custom.patchNamespacedCustomObjectStatus({ ...RESOURCE, name, body: steps });
  }

  async delete(name: string): Promise<void> {
    await this.kubernetes.custom.deleteNamespacedCustomObject({ ...RESOURCE, name });
  }

  /** Removes what the test has made, and doesn't mind what is gone. */
  async cleanUp(): Promise<void> {
    await Promise.allSettled([...this.created].map((name) => this.delete(name)));
  }
}
