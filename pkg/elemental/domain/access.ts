import { INVENTORY, REGISTRATION } from '../types';

/** What a user can see of Elemental on this Rancher. */
export interface Access {
  /** The types of which the user sees the schema. */
  visibleTypes: string[];
  /** Whether Elemental's types exist here; undefined where the user may not know. */
  installed?: boolean;
}

export type Missing = 'notInstalled' | 'noPermission' | 'notInstalledOrNoPermission';

/** Where the product opens, or what keeps it from opening anywhere. */
export type Start = { list: string } | { missing: Missing };

/** Registrations come first: without one, no machine registers. */
export function start({ visibleTypes, installed }: Access): Start {
  const list = [REGISTRATION, INVENTORY].find((type) => visibleTypes.includes(type));

  if (list) {
    return { list };
  }
  if (installed === undefined) {
    return { missing: 'notInstalledOrNoPermission' };
  }

  return { missing: installed ? 'noPermission' : 'notInstalled' };
}
