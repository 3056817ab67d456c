import { computed, ref, watch, type ComputedRef } from 'vue';
import { FilterArgs, PaginationParamFilter } from '@shell/types/store/pagination.types';
import { PAGE_TYPES, type Access } from '../domain/access';
import { seesType, useShellStore, type ShellStore } from '../shell/store';

const CRD = 'apiextensions.k8s.io.customresourcedefinition';
const REGISTRATION_CRD = 'machineregistrations.elemental.cattle.io';

/**
 * For setup functions: the user's access to Elemental, live: steve tells of types that come and go with the operator or with the
 * user's rights, some seconds later. Undefined until it is known.
 */
export function useAccess(): ComputedRef<Access | undefined> {
  const store = useShellStore();
  const visibleTypes = computed(() => PAGE_TYPES.filter((type) => seesType(store.getters, type)));
  const installed = ref<{ answer: boolean | undefined }>();

  watch(() => visibleTypes.value.length > 0, async (isVisible) => {
    installed.value = undefined;
    if (!isVisible) {
      installed.value = { answer: await isInstalled(store) };
    }
  }, { immediate: true });

  return computed(() => {
    if (visibleTypes.value.length) {
      return { visibleTypes: visibleTypes.value, installed: true };
    }

    return installed.value && { visibleTypes: [], installed: installed.value.answer };
  });
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

  try {
    const found = await store.dispatch('management/findPage', { type: CRD, opt }) as unknown[] | { data: unknown[] };

    // hosts that don't know `transient` return the page itself
    return (Array.isArray(found) ? found : found.data).length > 0;
  } catch {
    // what can't be asked isn't known
    return undefined;
  }
}
