/** The names under which steve, and so the dashboard, knows the API kinds. */
export const REGISTRATION = 'elemental.cattle.io.machineregistration';
export const INVENTORY = 'elemental.cattle.io.machineinventory';
export const SELECTOR = 'elemental.cattle.io.machineinventoryselector';
export const SELECTOR_TEMPLATE = 'elemental.cattle.io.machineinventoryselectortemplate';

/** Shown as update group. */
export const OS_IMAGE = 'elemental.cattle.io.managedosimage';

/** Installation media that register at a registration endpoint. */
export const SEED_IMAGE = 'elemental.cattle.io.seedimage';

/** What an update group can upgrade to. */
export const OS_VERSION = 'elemental.cattle.io.managedosversion';

/** Where OS versions are read from. */
export const OS_VERSION_CHANNEL = 'elemental.cattle.io.managedosversionchannel';

/** Cluster API's kind: the node of a cluster to be. */
export const CLUSTER_MACHINE = 'cluster.x-k8s.io.machine';

/** Rancher's kind: a cluster that it provisions. */
export const CLUSTER = 'provisioning.cattle.io.cluster';

export const SECRET = 'secret';
export const EVENT = 'event';

export const API_VERSION = 'elemental.cattle.io/v1beta1';

/** Clusters are provisioned from machines of this namespace only, so it is where everything of Elemental lives. */
export const NAMESPACE = 'fleet-default';
