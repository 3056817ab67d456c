import debounce from 'lodash/debounce';
import { onBeforeUnmount, shallowRef, watch, type ShallowRef } from 'vue';
import { refKey, registrationRef } from '../domain/registration/reference';
import { totalOf, useShellStore } from '../shell/store';
import { INVENTORY, type MachineRegistration } from '../types';

/** In milliseconds: machines often come in crowds, and each look at them is a request. */
const QUIET = 1000;
const LONGEST_WAIT = 5000;

/**
 * For setup functions: asks the server something about the machines of some registrations, again as soon as the registrations
 * are others, and a moment after machines came or went. A machine that only changes, e.g. one that registers again through
 * another registration, is noticed with the next of these.
 *
 * @param about the registrations; nothing is asked while there are none
 * @param ask must not reject
 * @returns the newest answer, undefined before there is one
 */
export function useMachineQuery<R extends MachineRegistration, T>(about: () => R[], ask: (about: R[]) => Promise<T>): ShallowRef<T | undefined> {
  const { getters } = useShellStore();
  const answer = shallowRef<T>();
  let newest = 0;

  async function run(): Promise<void> {
    const number = ++newest;
    const registrations = about();
    const result = registrations.length ? await ask(registrations) : undefined;

    // an earlier one may take longer
    if (number === newest) {
      answer.value = result;
    }
  }

  const runSoon = debounce(() => void run(), QUIET, { maxWait: LONGEST_WAIT });

  watch(() => about().map((one) => refKey(registrationRef(one))).join(), () => void run(), { immediate: true });
  watch(() => totalOf(getters, INVENTORY), runSoon);
  onBeforeUnmount(() => {
    runSoon.cancel();
  });

  return answer;
}
