import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node';
import { GROUP, VERSION } from '../../local-rancher/elemental-operator/names';
import type { MachineInventory, MachineRegistration } from '../../local-rancher/elemental-operator/resources';
import type { Kubernetes } from '../../local-rancher/kubernetes/connection';
import { MACHINES_NAMESPACE } from '../../local-rancher/rancher-api';
import { registeredInventory, unadoptedStatus } from '../../local-rancher/sample-data/inventory';
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
  /** Brings the object into being as it is to stay. */
  create: (machine: SampleMachine) => Promise<void>;
  /** The same in two steps, so that watchers see two changes as when a machine registers and the operator looks at it. */
  arrive: (machine: SampleMachine) => Promise<void>;
  removeArriving: () => Promise<void>;
}

/** Finished machines, written without the operator: 100,000 of them take minutes instead of an hour. */
export function machineKind(kubernetes: Kubernetes, registrations: Map<string, MachineRegistration>): Kind {
  const { custom } = kubernetes;

  // the API server takes a status only by itself
  async function write({ status, ...inventory }: MachineInventory): Promise<void> {
    await custom.createNamespacedCustomObject({ ...INVENTORIES, body: inventory });
    await custom.patchNamespacedCustomObjectStatus({ ...INVENTORIES, name: inventory.metadata.name, body: { status } }, MERGE_PATCH);
  }

  return {
    name: 'machines',
    page: 'c/_/elemental/elemental.cattle.io.machineinventory',
    collection: 'elemental.cattle.io.machineinventory',
    create: (machine) => write(finishedMachine(machine, registrations)),
    arrive: (machine) => write(arriving(finishedMachine(machine, registrations))),
    removeArriving: async () => {
      await custom.deleteCollectionNamespacedCustomObject({ ...INVENTORIES, labelSelector: ARRIVING_SELECTOR });
    },
  };
}

/** ConfigMaps with the machines' names, labels and annotations, and the rest of each machine as their data. */
export function configMapKind(kubernetes: Kubernetes, registrations: Map<string, MachineRegistration>): Kind {
  const { core } = kubernetes;

  async function write({ metadata: { name, labels, annotations } }: MachineInventory, data: Record<string, string>): Promise<void> {
    await core.createNamespacedConfigMap({ ...CONFIG_MAPS, body: { metadata: { name, labels, annotations }, data } });
  }

  return {
    name: 'ConfigMaps',
    page: 'c/local/explorer/configmap',
    collection: 'configmaps',
    create: async (machine) => {
      const finished = finishedMachine(machine, registrations);

      await write(finished, { spec: JSON.stringify(finished.spec), status: JSON.stringify(finished.status) });
    },
    arrive: async (machine) => {
      const finished = arriving(finishedMachine(machine, registrations));

      await write(finished, { spec: JSON.stringify(finished.spec) });
      await core.patchNamespacedConfigMap({
        ...CONFIG_MAPS, name: machine.name, body: { data: { status: JSON.stringify(finished.status) } },
      }, MERGE_PATCH);
    },
    removeArriving: async () => {
      await core.deleteCollectionNamespacedConfigMap({ ...CONFIG_MAPS, labelSelector: ARRIVING_SELECTOR });
    },
  };
}

/** Without the operator's finalizer, so that it goes when it is deleted. */
function finishedMachine(machine: SampleMachine, registrations: Map<string, MachineRegistration>): MachineInventory {
  const registration = registrations.get(machine.registration);

  if (!registration) {
    throw new Error(`There is no registration ${ machine.registration } for the machine ${ machine.name }`);
  }

  return { ...registeredInventory(machine, registration), status: unadoptedStatus(machine, new Date()) };
}

function arriving(inventory: MachineInventory): MachineInventory {
  return { ...inventory, metadata: { ...inventory.metadata, labels: { ...inventory.metadata.labels, ...ARRIVING } } };
}
