import { startLocation, typeOfPage } from './start-location';
import { seesType, type ShellStore } from '../shell/store';

/** Where the shell goes with the address of a page whose type the user doesn't see. */
const ERROR_PAGES: readonly unknown[] = ['fail-whale', '404'];

/**
 * Leads to our page that says what is missing, in place of the shell's pages for errors, which say "not found": from every address
 * of ours whose type isn't there, or not for this user.
 */
export function guardMissingTypes(store: Pick<ShellStore, '$router' | 'getters' | 'state'>): void {
  store.$router?.beforeEach((to) => {
    const page = ERROR_PAGES.includes(to.name) ? to.redirectedFrom : to;
    const type = page && typeOfPage(page);

    if (!type || seesType(store.getters, type) !== false) {
      return true;
    }
    if (page !== to) {
      // the shell never forgets an error, and shows no later one
      Reflect.set(store.state as object, 'error', null);
    }

    return startLocation(page.fullPath);
  });
}
