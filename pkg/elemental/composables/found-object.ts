import { computed, onBeforeUnmount, ref, watch, type ComputedRef } from 'vue';
import { failedReading, type Reading } from '../domain/reading';
import { errorText } from '../shell/error';
import { useShellStore } from '../shell/store';

/**
 * For setup functions: one object, by its kind and id (`namespace/name`), read through the shell's store and so live. The id may
 * change; without one, nothing is asked for.
 */
export function useFoundObject<T extends object>(type: string, id: () => string | undefined): ComputedRef<Reading<T> | undefined> {
  const { getters, dispatch } = useShellStore();
  const asked = ref<{ id: string; reading: Reading<string> }>();
  let isThere = true;

  async function find(wanted: string): Promise<Reading<string>> {
    try {
      await dispatch('management/find', { type, id: wanted, opt: { redirectUnauthorized: false } });

      return { state: 'read', object: wanted };
    } catch (error) {
      return failedReading(error, errorText(error));
    }
  }

  watch(id, async (wanted) => {
    if (wanted === undefined) {
      asked.value = undefined;

      return;
    }
    const isVisible = getters['management/schemaFor'](type) !== undefined;

    asked.value = { id: wanted, reading: { state: isVisible ? 'reading' : 'forbidden' } };
    if (isVisible) {
      const reading = await find(wanted);

      // another one may have been asked for meanwhile
      if (isThere && asked.value.id === wanted) {
        asked.value = { id: wanted, reading };
      }
    }
  }, { immediate: true });
  onBeforeUnmount(() => {
    isThere = false;
  });

  return computed(() => {
    const reading = asked.value?.reading;

    if (reading?.state !== 'read') {
      return reading;
    }
    const object = getters['management/byId'](type, reading.object) as T | undefined;

    // gone since it was read
    return object ? { state: 'read', object } : { state: 'missing' };
  });
}
