/**
 * Drafts in the browser's storage of one tab: they outlive a new sign-in and a reload, and end with the tab. A browser that
 * has no storage, or none left, keeps no drafts; nothing else depends on them.
 */

const PREFIX = 'elemental-draft';

/** The page that ends the session; a session that ends by itself ends elsewhere. */
const SIGN_OUT = '/auth/logout';

/** Whose draft of what: the user's id, the resource's type and its id. */
export interface DraftKey {
  user: string;
  type: string;
  id: string;
}

export function readDraftText(key: DraftKey): string | null {
  return inStorage((storage) => storage.getItem(nameOf(key))) ?? null;
}

export function writeDraftText(key: DraftKey, text: string): void {
  inStorage((storage) => {
    storage.setItem(nameOf(key), text);
  });
}

export function removeDraft(key: DraftKey): void {
  inStorage((storage) => {
    storage.removeItem(nameOf(key));
  });
}

/** Removes what other users have left in this tab. */
export function removeDraftsOfOthers(user: string): void {
  removeDrafts((name) => !name.startsWith(beginningOf(user)));
}

/** Called when the session ends. Who signs out wants to leave nothing behind; who was signed out has lost nothing yet. */
export function removeDraftsAtSignOut(): void {
  if (window.location.pathname.endsWith(SIGN_OUT)) {
    removeDrafts(() => true);
  }
}

function removeDrafts(which: (name: string) => boolean): void {
  inStorage((storage) => {
    const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');

    names.filter((name) => name.startsWith(`${ PREFIX }:`) && which(name)).forEach((name) => {
      storage.removeItem(name);
    });
  });
}

function nameOf({ user, type, id }: DraftKey): string {
  return `${ beginningOf(user) }${ type }:${ id }`;
}

function beginningOf(user: string): string {
  return `${ PREFIX }:${ encodeURIComponent(user) }:`;
}

function inStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(window.sessionStorage);
  } catch {
    return undefined;
  }
}
