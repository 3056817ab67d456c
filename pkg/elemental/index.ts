import { importTypes } from '@rancher/auto-import';
import type { IExtension } from '@shell/core/types';
import icon from '../../assets/elemental.svg';
import { removeDraftsAtSignOut } from './composables/draft-storage';
import { guardMissingTypes } from './composables/missing-type-guard';
import { nodeHostTypes } from './composables/node-host-types';
import * as inventoryModel from './models/elemental.cattle.io.machineinventory';
import * as registrationModel from './models/elemental.cattle.io.machineregistration';
import * as updateGroupModel from './models/elemental.cattle.io.managedosimage';
import packageJson from './package.json';
import * as product from './product';
import { isElementalCluster } from './domain/cluster/nodes';
import { routes } from './routes';
import { addDetailPanel, addDetailTab, addProduct, addTabColumn, enableServerPagination, type ShellInternals } from './shell/plugin';
import { heldObjects } from './shell/store';
import { leadYamlToForms } from './shell/yaml-addresses';
import {
  CLUSTER, CLUSTER_MACHINE, INVENTORY, OS_IMAGE, REGISTRATION, SELECTOR, SELECTOR_TEMPLATE, type ProvisioningCluster,
} from './types';

/** The shell's own tab of a cluster's machines. */
const MACHINES_OF_SHELL = 'machine-pools';

export default function (extension: IExtension, { store }: ShellInternals): void {
  const clusters = {
    resource: CLUSTER,
    names: () => heldObjects<ProvisioningCluster>(store.getters, CLUSTER).filter(isElementalCluster).map(({ metadata }) => metadata?.name ?? ''),
  };

  importTypes(extension);

  extension.metadata = { ...packageJson, icon };
  addProduct(extension, product);
  extension.addRoutes(routes);
  extension.addL10n('en-us', () => import('../../l10n/en-us.yaml'));
  extension.addL10n('zh-hans', () => import('../../l10n/zh-hans.yaml'));

  // In a development build of the whole dashboard importTypes skips models that are written in TypeScript.
  extension.register('models', REGISTRATION, () => registrationModel);
  extension.register('models', INVENTORY, () => inventoryModel);
  extension.register('models', OS_IMAGE, () => updateGroupModel);

  guardMissingTypes(store);

  // the shell removes extensions when somebody signs out, before it would tell them so
  extension.addUninstallHook(removeDraftsAtSignOut);

  leadYamlToForms(extension, store.$router, [REGISTRATION, INVENTORY, OS_IMAGE]);

  addDetailTab(extension, clusters, {
    name: 'elemental-machines', labelKey: 'elemental.clusterPage.title', component: () => import('./components/Cluster/ClusterMachines.vue'),
  });
  addTabColumn(extension, clusters, MACHINES_OF_SHELL, {
    name: 'elemental-host-type', labelKey: 'elemental.hostType.title', getValue: nodeHostTypes(store),
  });
  addDetailPanel(extension, [SELECTOR, SELECTOR_TEMPLATE], () => import('./components/Selector/SelectorPanel.vue'));
  addDetailPanel(extension, [CLUSTER_MACHINE], () => import('./components/Selector/ClusterMachinePanel.vue'));

  enableServerPagination(extension, [REGISTRATION, INVENTORY]);
}
