import type { RouteLocationAsRelativeGeneric } from 'vue-router';
import type { Choice } from '../domain/fleet/choice';
import type { MachineRef } from '../domain/fleet/machine-ref';
import { inventoryQuery, type InventoryFilter } from '../domain/inventory/inventory-filter';
import type { PathStep } from '../domain/inventory/path';
import { REGISTRATION_LABEL } from '../domain/labels';
import { CHOICE_QUERY } from '../domain/selector/choice';
import { refFromQuery, type RegistrationRef } from '../domain/registration/reference';
import { BLANK_CLUSTER, PRODUCT } from '../product';
import { CLUSTER, CLUSTER_MACHINE, INVENTORY, OS_IMAGE, REGISTRATION, SEED_IMAGE, SELECTOR, SELECTOR_TEMPLATE } from '../types';

const PARAMS = { cluster: BLANK_CLUSTER, product: PRODUCT };

/** The inventory list with the machines that meet a filter. */
export function inventoryLocation(filter: Partial<InventoryFilter>): RouteLocationAsRelativeGeneric {
  return { name: 'c-cluster-product-resource', params: { ...PARAMS, resource: INVENTORY }, query: inventoryQuery(filter) };
}

/** The inventory list with the machines of one registration. */
export function machinesLocation(registration: RegistrationRef): RouteLocationAsRelativeGeneric {
  return inventoryLocation({ registration });
}

/** The list of registrations. */
export function registrationsLocation(): RouteLocationAsRelativeGeneric {
  return { name: 'c-cluster-product-resource', params: { ...PARAMS, resource: REGISTRATION } };
}

/** The page of a registration. */
export function registrationLocation({ namespace, name }: RegistrationRef): RouteLocationAsRelativeGeneric {
  return { name: 'c-cluster-product-resource-namespace-id', params: { ...PARAMS, resource: REGISTRATION, namespace, id: name } };
}

/** The form that creates a registration, with the answer to who looks after the operating system given already. */
export function createLocation(host: 'managed' | 'unmanaged'): RouteLocationAsRelativeGeneric {
  return { name: 'c-cluster-product-resource-create', params: { ...PARAMS, resource: REGISTRATION }, query: { host } };
}

/** Where the shell makes any object of a kind, in our product: who may build media need not see Rancher's own cluster. */
export function buildMediaLocation(): RouteLocationAsRelativeGeneric {
  return { name: 'c-cluster-product-resource-create', params: { ...PARAMS, resource: SEED_IMAGE } };
}

/** The page of a machine. */
export function machineLocation({ namespace, name }: MachineRef): RouteLocationAsRelativeGeneric {
  return { name: 'c-cluster-product-resource-namespace-id', params: { ...PARAMS, resource: INVENTORY, namespace, id: name } };
}

/** The page of an update group. */
export function updateGroupLocation({ namespace, name }: MachineRef): RouteLocationAsRelativeGeneric {
  return { name: 'c-cluster-product-resource-namespace-id', params: { ...PARAMS, resource: OS_IMAGE, namespace, id: name } };
}

/** The inventory list with the machines of a bar; undefined where the server can't filter by what the bar counts. */
export function choiceLocation(choice: Choice): RouteLocationAsRelativeGeneric | undefined {
  switch (choice.by) {
    case 'hostType': return inventoryLocation({ hostType: choice.value === 'unmanaged' ? 'unmanaged' : 'managed' });
    case 'label': return inventoryLocation({ labels: [{ key: choice.key, operator: 'In', values: [choice.value] }] });
    case 'registration': return originLocation(choice.value);
    case 'osName':
    case 'operatingSystem':
    case 'clientVersion':
    case 'auth':
    case 'identityHash': return undefined;
  }
}

/** Of those that came through a registration; an empty text stands for none. */
function originLocation(registration: string): RouteLocationAsRelativeGeneric | undefined {
  const ref = refFromQuery(registration);

  if (ref) {
    return machinesLocation(ref);
  }

  return registration ? undefined : inventoryLocation({ labels: [{ key: REGISTRATION_LABEL, operator: 'DoesNotExist' }] });
}

/** Rancher's product in which clusters are provisioned. */
const CLUSTER_MANAGEMENT = 'manager';

const PAGES_OF_PATH = {
  selector: { product: PRODUCT, resource: SELECTOR },
  clusterMachine: { product: CLUSTER_MANAGEMENT, resource: CLUSTER_MACHINE },
};

/** The page of a selector. */
export function selectorLocation({ namespace, name }: MachineRef): RouteLocationAsRelativeGeneric {
  return { name: 'c-cluster-product-resource-namespace-id', params: { ...PARAMS, resource: SELECTOR, namespace, id: name } };
}

/** The page of a pool's template for selectors. */
export function templateLocation({ namespace, name }: MachineRef): RouteLocationAsRelativeGeneric {
  return { name: 'c-cluster-product-resource-namespace-id', params: { ...PARAMS, resource: SELECTOR_TEMPLATE, namespace, id: name } };
}

/** The page of a stop on the way from a machine to its node; undefined where the user can't see one. */
export function pathLocation({ place, name, namespace, trouble, managedCluster }: PathStep): RouteLocationAsRelativeGeneric | undefined {
  if (name === undefined || trouble) {
    return undefined;
  }
  if (place === 'node') {
    return managedCluster === undefined ? undefined : nodeLocation(managedCluster, name);
  }
  if (place === 'cluster') {
    return clusterLocation(namespace ?? '', name);
  }
  const params = { cluster: BLANK_CLUSTER, ...PAGES_OF_PATH[place], namespace, id: name };

  return { name: 'c-cluster-product-resource-namespace-id', params };
}

/** The page of a cluster's node; the cluster by the name under which Rancher manages it. */
export function nodeLocation(managedCluster: string, name: string): RouteLocationAsRelativeGeneric {
  return { name: 'c-cluster-product-resource-id', params: { cluster: managedCluster, product: 'explorer', resource: 'node', id: name } };
}

/** The page that the shell has for a cluster. */
export function clusterLocation(namespace: string, name: string): RouteLocationAsRelativeGeneric {
  const params = { cluster: BLANK_CLUSTER, product: CLUSTER_MANAGEMENT, resource: CLUSTER, namespace, id: name };

  return { name: 'c-cluster-product-resource-namespace-id', params };
}

/** The card of Elemental on the page where a cluster is created. */
const ELEMENTAL_CARD = 'machineinventoryselectortemplate';

/** The shell's form for a new cluster, with a pool that takes the machines of a choice, see domain/selector/choice.ts. */
export function createClusterLocation(choice: string): RouteLocationAsRelativeGeneric {
  const params = { cluster: BLANK_CLUSTER, product: CLUSTER_MANAGEMENT, resource: CLUSTER };

  return { name: 'c-cluster-product-resource-create', params, query: { type: ELEMENTAL_CARD, [CHOICE_QUERY]: choice } };
}
