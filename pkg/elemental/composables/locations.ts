import type { RouteLocationAsRelativeGeneric } from 'vue-router';
import type { RegistrationRef } from '../domain/registration/reference';
import { BLANK_CLUSTER, PRODUCT } from '../product';
import { INVENTORY, REGISTRATION } from '../types';
import { registrationQuery } from './inventory-filter';

const PARAMS = { cluster: BLANK_CLUSTER, product: PRODUCT };

/** The inventory list with the machines of one registration. */
export function machinesLocation(registration: RegistrationRef): RouteLocationAsRelativeGeneric {
  return { name: 'c-cluster-product-resource', params: { ...PARAMS, resource: INVENTORY }, query: registrationQuery(registration) };
}

/** The page of a registration. */
export function registrationLocation({ namespace, name }: RegistrationRef): RouteLocationAsRelativeGeneric {
  return { name: 'c-cluster-product-resource-namespace-id', params: { ...PARAMS, resource: REGISTRATION, namespace, id: name } };
}

/** The list of registrations, where each has its way to connect a host. */
export function registrationsLocation(): RouteLocationAsRelativeGeneric {
  return { name: 'c-cluster-product-resource', params: { ...PARAMS, resource: REGISTRATION } };
}

/** The form that creates a registration, with the answer to who looks after the operating system given already. */
export function createLocation(host: 'managed' | 'unmanaged'): RouteLocationAsRelativeGeneric {
  return { name: 'c-cluster-product-resource-create', params: { ...PARAMS, resource: REGISTRATION }, query: { host } };
}
