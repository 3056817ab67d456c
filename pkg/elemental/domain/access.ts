import { INVENTORY, OS_IMAGE, REGISTRATION } from '../types';

/** The kinds that have pages of ours. Registrations come first: without one, no machine registers. */
export const PAGE_TYPES = [REGISTRATION, INVENTORY, OS_IMAGE] as const;

export type PageType = (typeof PAGE_TYPES)[number];

/** What a user can see of Elemental on this Rancher. */
export interface Access {
  /** The types of which the user sees the schema. */
  visibleTypes: readonly PageType[];
  /** Whether Elemental's types exist here; undefined where the user may not know. */
  installed?: boolean;
}

/** `thisType`: others of Elemental's types are there for the user, but not the one that was asked for. */
export type Missing = 'notInstalled' | 'noPermission' | 'notInstalledOrNoPermission' | 'thisType';

/** What keeps the product from opening. */
export interface Gap {
  missing: Missing;
  /** The type that was asked for, and one that can be opened in its place. */
  instead?: { of: PageType; list: PageType };
}

/** Where the product opens: at the pages of a type, or nowhere. */
export type Start = { list: PageType } | Gap;

/** True for the name of a kind that has pages of ours. */
export function isPageType(type: unknown): type is PageType {
  return (PAGE_TYPES as readonly unknown[]).includes(type);
}

/** @param wanted the type of the page that somebody is on the way to; without one, the first that the user can see will do */
export function start({ visibleTypes, installed }: Access, wanted?: PageType): Start {
  const list = PAGE_TYPES.find((type) => visibleTypes.includes(type));

  if (!list) {
    return { missing: installed === undefined ? 'notInstalledOrNoPermission' : installed ? 'noPermission' : 'notInstalled' };
  }

  return !wanted || visibleTypes.includes(wanted)
    ? { list: wanted ?? list }
    : { missing: 'thisType', instead: { of: wanted, list } };
}
