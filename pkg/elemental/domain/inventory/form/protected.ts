import type { MachineInventory } from '../../../types';
import { DESCRIPTION_ANNOTATION } from '../../labels';
import { knownAnnotations, knownLabels, type KnownEntry } from '../known-keys';

/** The labels that the form shows and doesn't change, because a program writes or reads them. */
export function protectedLabels(machine: MachineInventory): KnownEntry[] {
  return knownLabels(machine).filter(isProtected);
}

/** The annotations that the form shows and doesn't change; without the description, which has a field of its own. */
export function protectedAnnotations(machine: MachineInventory): KnownEntry[] {
  return knownAnnotations(machine).filter((entry) => isProtected(entry) && entry.key !== DESCRIPTION_ANNOTATION);
}

/** As isProtectedLabel and isProtectedAnnotation say of the key. */
function isProtected({ owner }: KnownEntry): boolean {
  return owner !== 'person';
}
