import type { Release } from '../ranchers';

/** What a shell does by itself, with or without us, beyond what `Watch` knows of all of them; each with its reason. */
export const KNOWN = new Map<Release, RegExp[]>([
]);
