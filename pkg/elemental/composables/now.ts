import { onBeforeUnmount, ref, type Ref } from 'vue';

const EVERY_MS = 1000;

/** For setup functions: the time in milliseconds since 1970, every second anew while the component is there. */
export function useNow(): Ref<number> {
  const now = ref(Date.now());
  const timer = setInterval(() => {
    now.value = Date.now();
  }, EVERY_MS);

  onBeforeUnmount(() => {
    clearInterval(timer);
  });

  return now;
}
