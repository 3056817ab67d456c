import { FilterArgs, PaginationParamFilter } from '@shell/types/store/pagination.types';
import type { Access } from '../domain/access';
import { useShellStore, type ShellStore } from '../shell/store';
import { INVENTORY, REGISTRATION } from '../types';

const CRD = 'apiextensions.k8s.io.customresourcedefinition';
const REGISTRATION_CRD = 'machineregistrations.elemental.cattle.io';

/** For setup functions: returns what reads the user's access to Elemental. */
export function useAccess(): () => Promise<Access> {
  const store = useShellStore();
  const visibleTypes = [REGISTRATION, INVENTORY].filter((type) => store.getters['management/schemaFor'](type));

  return async () => ({ visibleTypes, installed: visibleTypes.length ? true : await isInstalled(store) });
}

/** A user without the right to read a type doesn't see its schema either, so only who may list the CRDs can tell. */
async function isInstalled(store: ShellStore): Promise<boolean | undefined> {
  if (!store.getters['management/schemaFor'](CRD)) {
    return undefined;
  }
  const opt = {
    pagination: new FilterArgs({ filters: [PaginationParamFilter.createSingleField({ field: 'metadata.name', value: REGISTRATION_CRD })] }),
    transient: true,
    watch: false,
  };
  const found = await store.dispatch('management/findPage', { type: CRD, opt }) as unknown[] | { data: unknown[] };

  // hosts that don't know `transient` return the page itself
  return (Array.isArray(found) ? found : found.data).length > 0;
}
