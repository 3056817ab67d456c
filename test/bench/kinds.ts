import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node';
import { GROUP, VERSION } from '../../local-rancher/elemental-operator/names';
import type { MachineInventory, MachineRegistration } from '../../local-rancher/elemental-operator/resources';
import type { Kubernetes } from '../../local-rancher/kubernetes/connection';
import type { StoredObject } from '../../local-rancher/kubernetes/object-store';
import { MACHINES_NAMESPACE } from '../../local-rancher/rancher-api';
import { finishedInventory, registrationOf } from '../../local-rancher/sample-data/inventory';
import type { SampleMachine } from '../../local-rancher/sample-data/machines';

/** Marks the objects that come while a list is watched, and go afterwards. */
const ARRIVING = { 'example.com/arriving': 'true' };
const ARRIVING_SELECTOR = 'example.com/arriving=true';

const MERGE_PATCH = setHeaderOptions('Content-Type', PatchStrategy.MergePatch);
const INVENTORIES = { group: GROUP, version: VERSION, plural: 'machineinventories', namespace: MACHINES_NAMESPACE };
const CONFIG_MAPS = { namespace: MACHINES_NAMESPACE };

/** A kind of object with a list to measure; what is written for a machine is as large in both. */
export interface Kind {
  name: 'machines' | 'ConfigMaps';
  /** The address of its list, below `/dashboard/`. */
  page: string;
  /** Its collection in steve's API. */
  collection: string;
  /** The object as it is to stay. */
  finished: (machine: SampleMachine) => StoredObject;
  /** Where the API server keeps the objects of this kind in etcd. */
  registry: string;
  /** Creates the object and changes it, so that watchers see two changes as when a machine registers and the operator looks at it. */
  arrive: (machine: SampleMachine) => Promise<void>;
  removeArriving: () => Promise<void>;
}

export function machineKind(kubernetes: Kubernetes, registrations: Map<string, MachineRegistration>): Kind {
  const { custom } = kubernetes;

  return {
    name: 'machines',
    page: 'c/_/elemental/elemental.cattle.io.machineinventory',
    collection: 'elemental.cattle.io.machineinventory',
    registry: `/registry/${ GROUP }/machineinventories/${ MACHINES_NAMESPACE }`,
    finished: (machine) => finishedMachine(machine, registrations),
    arrive: async (machine) => {
      const { status, ...inventory } = arriving(finishedMachine(machine, registrations));

      await custom.createNamespacedCustomObject({ ...INVENTORIES, body: inventory });
      await custom.patchNamespacedCustomObjectStatus({ ...INVENTORIES, name: machine.name, body: { status } }, MERGE_PATCH);
    },
    removeArriving: async () => {
      await custom.deleteCollectionNamespacedCustomObject({ ...INVENTORIES, labelSelector: ARRIVING_SELECTOR });
    },
  };
}

/** ConfigMaps with the machines' names, labels and annotations, and the rest of each machine as their data. */
export function configMapKind(kubernetes: Kubernetes, registrations: Map<string, MachineRegistration>): Kind {
  const { core } = kubernetes;

  return {
    name: 'ConfigMaps',
    page: 'c/local/explorer/configmap',
    collection: 'configmaps',
    registry: `/registry/configmaps/${ MACHINES_NAMESPACE }`,
    finished: (machine) => configMapOf(finishedMachine(machine, registrations)),
    arrive: async (machine) => {
      const { metadata, data } = configMapOf(arriving(finishedMachine(machine, registrations)));

      await core.createNamespacedConfigMap({ ...CONFIG_MAPS, body: { metadata, data: { spec: data.spec } } });
      await core.patchNamespacedConfigMap({ ...CONFIG_MAPS, name: machine.name, body: { data: { status: data.status } } }, MERGE_PATCH);
    },
    removeArriving: async () => {
      await core.deleteCollectionNamespacedConfigMap({ ...CONFIG_MAPS, labelSelector: ARRIVING_SELECTOR });
    },
  };
}

/** Without the operator's finalizer, so that it goes when it is deleted. */
function finishedMachine(machine: SampleMachine, registrations: Map<string, MachineRegistration>): MachineInventory {
  return finishedInventory(machine, registrationOf(machine, registrations));
}

interface StoredConfigMap extends StoredObject {
  metadata: Pick<MachineInventory['metadata'], 'name' | 'namespace' | 'labels' | 'annotations'>;
  data: { spec: string; status: string };
}

function configMapOf({ metadata, spec, status }: MachineInventory): StoredConfigMap {
  const { name, namespace, labels, annotations } = metadata;

  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace, labels, annotations },
    data: { spec: JSON.stringify(spec), status: JSON.stringify(status) },
  };
}

function arriving(inventory: MachineInventory): MachineInventory {
  return { ...inventory, metadata: { ...inventory.metadata, labels: { ...inventory.metadata.labels, ...ARRIVING } } };
}
