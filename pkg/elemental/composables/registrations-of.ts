import { findPage, type Page } from '../shell/page';
import type { ShellStore } from '../shell/store';
import { REGISTRATION, type MachineRegistration } from '../types';

/** More registrations than this aren't read: their number grows with the kinds of hosts, not with the hosts. */
const MOST_REGISTRATIONS = 1000;

/** The registrations of a namespace, by name; undefined without the right to read them, or without an answer from the server. */
export async function registrationsOf(store: ShellStore, namespace: string | undefined): Promise<Page<MachineRegistration> | undefined> {
  if (!store.getters['management/schemaFor'](REGISTRATION)) {
    return undefined;
  }
  try {
    return await findPage(store, REGISTRATION, { namespace, pageSize: MOST_REGISTRATIONS });
  } catch {
    // who asks says so
    return undefined;
  }
}
