import { countsFromSummary, SUMMARY_FIELDS, type FieldSummary, type MachineCounts } from '../domain/registration/machine-count';
import { linksMachines, machinesSelector } from '../domain/registration/machines';
import { refKey, registrationRef, type RegistrationRef } from '../domain/registration/reference';
import { findPage } from '../shell/page';
import { canList, useShellStore, type ShellStore } from '../shell/store';
import { INVENTORY, type MachineRegistration } from '../types';
import { useMachineQuery } from './machine-query';

/**
 * How many machines, or why that isn't known: `unlinked` ones can't be attributed to their registration, which doesn't stamp
 * our label.
 */
export type MachineCount = number | 'loading' | 'forbidden' | 'unlinked' | 'unknown';

/** How many requests may be under way at once, where each registration needs one of its own. */
const PARALLEL = 4;

/**
 * For setup functions: how many machines came through each of these registrations, live. It takes one request for all of
 * them, whatever the number of machines; where the server can't summarise (Rancher before 2.15), a small one for each.
 *
 * @returns the count of a registration
 */
export function useMachineCounts(registrations: () => MachineRegistration[]): (registration: MachineRegistration) => MachineCount {
  const store = useShellStore();
  const mayRead = (): boolean => canList(store.getters['management/schemaFor'](INVENTORY));
  const counts = useMachineQuery(() => mayRead() ? registrations() : [], async (asked) => {
    return await summarised(store, asked) ?? await countedOneByOne(store, asked.map(registrationRef));
  });

  return (registration) => {
    if (!mayRead()) {
      return 'forbidden';
    }
    const count = counts.value?.get(refKey(registrationRef(registration))) ?? 'loading';

    return count === 0 && !linksMachines(registration) ? 'unlinked' : count;
  };
}

/**
 * One request for all. It asks for all registrations, not for those shown: the answer has one number for each, and without a
 * filter steve gives it many times faster. A shell that doesn't know the action answers nothing, as it does when the request
 * fails.
 */
async function summarised({ dispatch }: ShellStore, registrations: MachineRegistration[]): Promise<MachineCounts | undefined> {
  const opt = { summaryField: SUMMARY_FIELDS, namespaceCounts: true };
  const summary = await dispatch('management/fetchResourceSummary', { type: INVENTORY, opt }) as FieldSummary | undefined;

  return summary && countsFromSummary(registrations, summary);
}

/** A server that can't filter counts everything: then nothing is known. */
async function countedOneByOne(store: ShellStore, refs: RegistrationRef[]): Promise<Map<string, number | 'unknown'>> {
  const counts = new Map<string, number | 'unknown'>(refs.map((ref) => [refKey(ref), 'unknown']));
  const waiting = store.getters['management/paginationEnabled']() ? [...refs] : [];

  async function work(): Promise<void> {
    for (let ref = waiting.shift(); ref; ref = waiting.shift()) {
      counts.set(refKey(ref), await countOf(store, ref));
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, work));

  return counts;
}

async function countOf(store: ShellStore, ref: RegistrationRef): Promise<number | 'unknown'> {
  try {
    const labelSelector = { matchExpressions: machinesSelector([ref]) };

    return (await findPage(store, INVENTORY, { namespace: ref.namespace, labelSelector, pageSize: 1 })).total;
  } catch {
    return 'unknown';
  }
}
