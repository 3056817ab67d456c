import { importTypes } from '@rancher/auto-import';
import type { IExtension } from '@shell/core/types';
import icon from '../../assets/elemental.svg';
import { removeDraftsAtSignOut } from './composables/draft-storage';
import * as inventoryModel from './models/elemental.cattle.io.machineinventory';
import * as registrationModel from './models/elemental.cattle.io.machineregistration';
import * as updateGroupModel from './models/elemental.cattle.io.managedosimage';
import packageJson from './package.json';
import * as product from './product';
import { routes } from './routes';
import { addProduct, enableServerPagination } from './shell/plugin';
import { INVENTORY, OS_IMAGE, REGISTRATION } from './types';

export default function (extension: IExtension): void {
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

  // the shell removes extensions when somebody signs out, before it would tell them so
  extension.addUninstallHook(removeDraftsAtSignOut);

  enableServerPagination(extension, [REGISTRATION, INVENTORY]);
}
