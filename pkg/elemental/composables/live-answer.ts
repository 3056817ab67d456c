import debounce from 'lodash/debounce';
import throttle from 'lodash/throttle';
import { onBeforeUnmount, shallowRef, watch, type ShallowRef } from 'vue';
import { totalOf, useShellStore } from '../shell/store';
import { INVENTORY } from '../types';

/** In milliseconds: machines often come in crowds, and each look at them is a request. */
const QUIET = 1000;
const LONGEST_WAIT = 5000;

/**
 * For setup functions: asks the server something about machines, again as soon as the question is another, and a moment after
 * machines came or went. A machine that only changes is noticed with the next of these.
 *
 * @param question another text for another question
 * @param ask must not reject
 * @param interval in milliseconds, the least time between two questions while machines keep coming
 * @returns the newest answer, undefined before there is one
 */
export function useLiveAnswer<T>(question: () => string, ask: () => Promise<T | undefined>, interval = 0): ShallowRef<T | undefined> {
  const { getters } = useShellStore();
  const answer = shallowRef<T>();
  let newest = 0;

  async function run(): Promise<void> {
    const number = ++newest;
    const result = await ask();

    // an earlier one may take longer
    if (number === newest) {
      answer.value = result;
    }
  }

  const runInTime = throttle(() => void run(), interval);
  const runSoon = debounce(runInTime, QUIET, { maxWait: LONGEST_WAIT });

  watch(question, () => void run(), { immediate: true });
  watch(() => totalOf(getters, INVENTORY), runSoon);
  onBeforeUnmount(() => {
    runSoon.cancel();
    runInTime.cancel();
  });

  return answer;
}
