/** Somebody who can sign in to the local Rancher. */
export interface User {
  /** Name of the `users.management.cattle.io` object and of the RBAC subject, e.g. `user-operator`. */
  id: string;
  /** What is typed into the login form, e.g. `operator`. */
  login: string;
  displayName: string;
}

const user = (login: string, displayName: string): User => ({ id: `user-${ login }`, login, displayName });

/** The users, keyed by login name. What each may do is RBAC (see `rbac.ts`), enforced by the API server. */
export const USERS: ReadonlyMap<string, User> = new Map([
  user('administrator', 'Administrator'),
  user('operator', 'Operator'),
  user('viewer', 'Viewer'),
].map((entry) => [entry.login, entry]));

/** The user's id as a Rancher principal of the local authentication provider. */
export function principalId(who: User): string {
  return `local://${ who.id }`;
}
