import { computed, ref, watch, type ComputedRef } from 'vue';
import { failedReading, type Reading } from '../domain/reading';
import type ManagedOSImageModel from '../models/elemental.cattle.io.managedosimage';
import { errorText } from '../shell/error';
import { canList, useShellStore } from '../shell/store';
import { OS_IMAGE } from '../types';

/**
 * For setup functions: all update groups that the user may see, live. People make them by hand, so there are few. They are read
 * as soon as they are needed; undefined before.
 */
export function useUpdateGroups(isNeeded: () => boolean): ComputedRef<Reading<ManagedOSImageModel[]> | undefined> {
  const { getters, dispatch } = useShellStore();
  const reading = ref<Reading<true>>();

  async function read(): Promise<void> {
    if (!canList(getters['management/schemaFor'](OS_IMAGE))) {
      reading.value = { state: 'forbidden' };

      return;
    }
    reading.value = { state: 'reading' };
    try {
      await dispatch('management/findAll', { type: OS_IMAGE, opt: { redirectUnauthorized: false } });
      reading.value = { state: 'read', object: true };
    } catch (error) {
      reading.value = failedReading(error, errorText(error));
    }
  }

  watch(isNeeded, (isNow) => {
    if (isNow && !reading.value) {
      void read();
    }
  }, { immediate: true });

  return computed(() => reading.value?.state === 'read'
    ? { state: 'read', object: [...getters['management/all'](OS_IMAGE)] as ManagedOSImageModel[] }
    : reading.value);
}
