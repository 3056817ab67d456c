import { computed, watch, type ComputedRef } from 'vue';
import { useRouter, type RouteLocationRaw } from 'vue-router';
import { seesType, useShellStore } from '../shell/store';
import { startLocation } from './start-location';

/** For setup functions: whether the user sees the type, live: it goes with the operator's CRDs and with the right to read it. */
export function useTypePresence(type: string): ComputedRef<boolean> {
  const { getters } = useShellStore();

  return computed(() => seesType(getters, type) !== false);
}

/**
 * For setup functions of pages that are nothing without their type: once the user doesn't see it any more, they give way to the page
 * that says what is missing.
 *
 * @param after where to go on to when it is back; to the page itself unless said otherwise
 */
export function useLeavingWithoutType(type: string, after?: RouteLocationRaw): void {
  const router = useRouter();
  const isPresent = useTypePresence(type);

  watch(isPresent, (isThere) => {
    if (!isThere) {
      void router.replace(startLocation(after ? router.resolve(after).fullPath : router.currentRoute.value.fullPath));
    }
  });
}
