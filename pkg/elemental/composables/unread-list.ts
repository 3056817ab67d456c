import { computed, type ComputedRef } from 'vue';
import { totalOf, useShellStore } from '../shell/store';

/**
 * For setup functions: whether a list without rows is empty only because the server didn't send them. The shell's table doesn't
 * tell the two apart: the failure is in the browser's console, and the list looks as if there were nothing.
 *
 * @param type of the list's objects
 * @param isFiltered something may hide them: on a host without pages (before Rancher 2.13) that is done with what was read
 */
export function useUnreadList(type: string, isFiltered: () => boolean): ComputedRef<boolean> {
  const { getters } = useShellStore();

  return computed(() => {
    const isAnswer = getters['management/paginationEnabled']({ id: type }) ? getters['management/havePage'](type) !== null : isFiltered();

    return !isAnswer && (totalOf(getters, type) ?? 0) > 0;
  });
}
