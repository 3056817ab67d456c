import type { ShallowRef } from 'vue';
import { refKey, registrationRef } from '../domain/registration/reference';
import type { MachineRegistration } from '../types';
import { useLiveAnswer } from './live-answer';

/**
 * For setup functions: asks the server something about the machines of some registrations, again as soon as the registrations
 * are others, and when machines came or went, see {@link useLiveAnswer}: a machine that registers again through another
 * registration is noticed with the next of these.
 *
 * @param about the registrations; nothing is asked while there are none
 * @param ask must not reject
 * @returns the newest answer, undefined before there is one
 */
export function useMachineQuery<R extends MachineRegistration, T>(about: () => R[], ask: (about: R[]) => Promise<T>): ShallowRef<T | undefined> {
  return useLiveAnswer(
    () => about().map((one) => refKey(registrationRef(one))).join(),
    async () => about().length ? await ask(about()) : undefined,
  );
}
