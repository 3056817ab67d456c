import { ref, watch, type Ref } from 'vue';

/** For setup functions: true from the moment on at which the condition holds for the first time. */
export function useOnceTrue(condition: () => boolean): Ref<boolean> {
  const wasTrue = ref(false);

  watch(condition, (isTrue) => {
    wasTrue.value ||= isTrue;
  }, { immediate: true });

  return wasTrue;
}
