import type { OwnerReference, Resource } from '../../../local-rancher/controllers/resources';
import { CLUSTER_API } from '../../../local-rancher/elemental-operator/cluster-api';
import type { MachineInventory, MachineInventorySelector } from '../../../local-rancher/elemental-operator/resources';
import { INVENTORIES } from './inventories';
import type { TestBed } from './test-bed';
import { watchEvents, type WatchedEvents } from './watched-events';

const API_VERSION = 'elemental.cattle.io/v1beta1';
const SELECTORS = { group: 'elemental.cattle.io', version: 'v1beta1', plural: 'machineinventoryselectors' };

type Watched<T> = Promise<WatchedEvents<T>>;

/** Selectors, their machines of Cluster API, and what they adopt, in the test's namespace or another one. */
export class Selectors {
  constructor(private readonly bed: TestBed, private readonly namespace = bed.namespace) {}

  /** Creates a selector, which looks for a machine at once; with the machine of Cluster API as its owner, if it is to have one. */
  async create(name: string, selector: object, owner?: Resource): Watched<MachineInventorySelector> {
    const { namespace } = this;
    const watched = await this.watch<MachineInventorySelector>(SELECTORS, name);
    const metadata = { name, ownerReferences: owner && [ownedBy(owner)] };
    const body = { apiVersion: API_VERSION, kind: 'MachineInventorySelector', metadata, spec: { selector } };

    await this.bed.kubernetes.custom.createNamespacedCustomObject({ ...SELECTORS, namespace, body });

    return watched;
  }

  /** Creates a machine of Cluster API that has no bootstrap data yet. */
  async createMachine(name: string): Promise<Resource> {
    const { namespace } = this;
    const body = { apiVersion: 'cluster.x-k8s.io/v1beta2', kind: 'Machine', metadata: { name }, spec: { bootstrap: {} } };

    return await this.bed.kubernetes.custom.createNamespacedCustomObject({ ...CLUSTER_API, plural: 'machines', namespace, body }) as Resource;
  }

  /** Gives the machine its bootstrap script, as Rancher does. */
  async bootstrap(machine: string, script: string): Promise<void> {
    const { namespace } = this;
    const name = `${ machine }-bootstrap`;
    const body = [{ op: 'add', path: '/spec/bootstrap/dataSecretName', value: name }];

    await this.bed.kubernetes.core.createNamespacedSecret({ namespace, body: { metadata: { name }, stringData: { value: script } } });
    await this.bed.kubernetes.custom.patchNamespacedCustomObject({ ...CLUSTER_API, plural: 'machines', namespace, name: machine, body });
  }

  /** Creates an inventory with the recorded one's labels, annotations and spec. */
  async createInventory({ metadata, spec }: MachineInventory): Watched<MachineInventory> {
    const { name, labels, annotations } = metadata;
    const { namespace } = this;
    const watched = await this.watch<MachineInventory>(INVENTORIES, name);
    const body = { apiVersion: API_VERSION, kind: 'MachineInventory', metadata: { name, labels, annotations }, spec };

    await this.bed.kubernetes.custom.createNamespacedCustomObject({ ...INVENTORIES, namespace, body });

    return watched;
  }

  private async watch<T>({ group, version, plural }: typeof SELECTORS, name: string): Watched<T> {
    return watchEvents<T>(this.bed.kubernetes, `/apis/${ group }/${ version }/namespaces/${ this.namespace }/${ plural }`, name);
  }
}

/** In the recordings' order of keys, which matters to nobody. */
function ownedBy({ apiVersion, kind, metadata: { name, uid = '' } }: Resource): OwnerReference {
  return { apiVersion, controller: true, kind, name, uid };
}

/** Whether the condition has this reason. */
export function hasReason(object: { status?: { conditions?: { type: string; reason: string }[] } }, type: string, reason: string): boolean {
  return object.status?.conditions?.some((each) => each.type === type && each.reason === reason) ?? false;
}
