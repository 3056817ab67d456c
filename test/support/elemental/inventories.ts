import path from 'node:path';
import type { MergePatch } from '../../../local-rancher/controllers/merge-patch';
import type { MachineInventory } from '../../../local-rancher/elemental-operator/resources';
import { patchElemental } from '../../../local-rancher/elemental-operator/writes';
import { HOST_FILES, registerHost, type RegisterOptions, type RegisterResult, type Machine } from '../../../local-rancher/host';
import type { TestBed } from './test-bed';
import { watchEvents, type WatchedEvents } from './watched-events';

export const INVENTORIES = { group: 'elemental.cattle.io', version: 'v1beta1', plural: 'machineinventories' };

/** Inventories of the test's namespace. */
export class Inventories {
  constructor(private readonly bed: TestBed) {}

  async get(name: string): Promise<MachineInventory> {
    return await this.bed.kubernetes.custom.getNamespacedCustomObject({ ...INVENTORIES, namespace: this.bed.namespace, name }) as MachineInventory;
  }

  async names(): Promise<string[]> {
    const { items } = await this.bed.kubernetes.custom.listNamespacedCustomObject({ ...INVENTORIES, namespace: this.bed.namespace }) as {
      items: MachineInventory[];
    };

    return items.map(({ metadata }) => metadata.name);
  }

  async delete(name: string): Promise<void> {
    await this.bed.kubernetes.custom.deleteNamespacedCustomObject({ ...INVENTORIES, namespace: this.bed.namespace, name });
  }

  async patch(name: string, patch: MergePatch): Promise<void> {
    const { namespace, kubernetes } = this.bed;

    await patchElemental(kubernetes, INVENTORIES.plural, { apiVersion: '', kind: '', metadata: { name, namespace } }, patch);
  }

  /** All inventories of the namespace, or the one with this name. */
  async watch(name?: string): Promise<WatchedEvents<MachineInventory>> {
    const { group, version, plural } = INVENTORIES;

    return watchEvents(this.bed.kubernetes, `/apis/${ group }/${ version }/namespaces/${ this.bed.namespace }/${ plural }`, name);
  }
}

export type Registered = RegisterResult & { machine: Machine; name: string; output: string };

/** Registers the host with this name; its files are kept in the test's folder. */
export async function register(bed: TestBed, host: string, options: Omit<RegisterOptions, 'root' | 'print'>): Promise<Registered> {
  const lines: string[] = [];
  const result = await registerHost({ ...options, root: path.join(bed.folder, host), print: (line) => lines.push(line) });

  return { ...result, name: result.inventory?.name ?? '', output: lines.join('\n') };
}

/** The host's state of the registration, as text. */
export function stateOf({ machine }: { machine: Machine }): string {
  return machine.read(HOST_FILES.state) ?? '';
}
