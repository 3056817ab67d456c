/** The names under which steve, and so the dashboard, knows the API kinds. */
export const REGISTRATION = 'elemental.cattle.io.machineregistration';
export const INVENTORY = 'elemental.cattle.io.machineinventory';

export const API_VERSION = 'elemental.cattle.io/v1beta1';

/** Clusters are provisioned from machines of this namespace only, so it is where everything of Elemental lives. */
export const NAMESPACE = 'fleet-default';
