import type { RouteLocationAsRelativeGeneric } from 'vue-router';
import { inventoryQuery, type InventoryFilter } from '../domain/inventory/inventory-filter';
import type { RegistrationRef } from '../domain/registration/reference';
import { BLANK_CLUSTER, PRODUCT } from '../product';
import { CLUSTER, INVENTORY, REGISTRATION } from '../types';

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

/** The page that the shell has for a cluster. */
export function clusterLocation(namespace: string, name: string): RouteLocationAsRelativeGeneric {
  return {
    name: 'c-cluster-product-resource-namespace-id', params: { cluster: BLANK_CLUSTER, product: 'manager', resource: CLUSTER, namespace, id: name },
  };
}
