import type { IExtension } from '@shell/core/types';
import { INVENTORY_COLUMNS, REGISTRATION_COLUMNS, UPDATE_GROUP_COLUMNS } from './columns';
import { OS_INVENTORY_ROUTE, START_ROUTE } from './routes';
import { productWords } from './shell/plugin';
import { INVENTORY, OS_IMAGE, OS_VERSION, OS_VERSION_CHANNEL, REGISTRATION, SEED_IMAGE } from './types';

/** Cluster creation and the pages of the shell that know Elemental hang off this name. */
export const PRODUCT = 'elemental';

/** Elemental's objects are in Rancher's own cluster; no cluster is chosen in the address. */
export const BLANK_CLUSTER = '_';

/** The entry of the side menu. */
const OS_INVENTORY = 'os-inventory';

/**
 * Group of the side menu with what the existing extension lists too. It has the shell's own pages: a list, and YAML. Its name is what
 * the shell looks for in the translations, as `nav.group`.
 */
const OPERATING_SYSTEM = 'elemental-operating-system';

/** Our forms have a header of their own, see components/Page/FormHeader.vue. The shell knows the option, its types don't. */
const OWN_FORM_HEADER = { resourceEditMasthead: false };

export function init(extension: IExtension, store: unknown): void {
  const { product, basicType, configureType, headers, weightType, virtualType, weightGroup } = productWords(extension, store, PRODUCT);

  product({
    icon: 'elemental',
    inStore: 'management',
    removable: false,
    showClusterSwitcher: false,
    to: { name: START_ROUTE, params: { cluster: BLANK_CLUSTER, product: PRODUCT } },
  });

  configureType(REGISTRATION, { isCreatable: true, isEditable: true, isRemovable: true, canYaml: true, ...OWN_FORM_HEADER });
  configureType(INVENTORY, { isCreatable: false, isEditable: true, isRemovable: true, canYaml: true, ...OWN_FORM_HEADER });
  configureType(OS_IMAGE, { isCreatable: true, isEditable: true, isRemovable: true, canYaml: true, ...OWN_FORM_HEADER });
  virtualType({
    name: OS_INVENTORY,
    labelKey: 'elemental.fleet.title',
    namespaced: false,
    ifHaveType: INVENTORY,
    weight: 0,
    route: { name: OS_INVENTORY_ROUTE, params: { cluster: BLANK_CLUSTER, product: PRODUCT } },
  });
  basicType([REGISTRATION, INVENTORY, OS_INVENTORY, OS_IMAGE]);
  basicType([OS_VERSION, OS_VERSION_CHANNEL, SEED_IMAGE], OPERATING_SYSTEM);
  weightGroup(OPERATING_SYSTEM, -2, true);
  weightType(REGISTRATION, 2, true);
  weightType(INVENTORY, 1, true);
  weightType(OS_IMAGE, -1, true);

  headers(REGISTRATION, REGISTRATION_COLUMNS.local, REGISTRATION_COLUMNS.paginated);
  headers(INVENTORY, INVENTORY_COLUMNS.local, INVENTORY_COLUMNS.paginated);
  headers(OS_IMAGE, UPDATE_GROUP_COLUMNS);
}
