import type { KubernetesObject } from '../../types';

/** What is to become of a map of labels or annotations; keys in neither part stay as they are. */
export interface MapChange {
  set: Readonly<Record<string, string>>;
  remove: readonly string[];
}

/** True if nothing is asked for. */
export function isNoChange({ set, remove }: MapChange): boolean {
  return !remove.length && !Object.keys(set).length;
}

/** What is to become of an object's metadata; nothing else of it changes. */
export interface MetadataChange {
  labels?: MapChange;
  annotations?: MapChange;
}

type Part = keyof MetadataChange;
const PARTS: readonly Part[] = ['labels', 'annotations'];

/** One step of a JSON patch (RFC 6902). */
export interface PatchStep {
  op: 'test' | 'add' | 'remove';
  path: string;
  value?: unknown;
}

/** False where the object is already as the change wants it. */
export function isChanged({ metadata }: KubernetesObject, change: MetadataChange): boolean {
  return PARTS.some((part) => isMapChanged(metadata?.[part], change[part]));
}

/** The object with the change made to it, as the server has it once it has taken {@link patchOf}. A map that stays empty isn't made. */
export function withChange<T extends KubernetesObject>(object: T, change: MetadataChange): T {
  const maps = PARTS.filter((part) => isMapChanged(object.metadata?.[part], change[part]))
    .map((part): [Part, Record<string, string>] => [part, changedMap(object.metadata?.[part], change[part])]);

  return maps.length ? { ...object, metadata: { ...object.metadata, ...Object.fromEntries(maps) } } : object;
}

/** One change for two: the same as making the first and then the second. */
export function bothChanges(first: MetadataChange, second: MetadataChange): MetadataChange {
  return Object.fromEntries(PARTS.filter((part) => first[part] ?? second[part]).map((part) => [part, bothMaps(first[part], second[part])]));
}

/**
 * The steps that make the change on the server, whatever else of the object somebody changes at the same time. None where
 * the object is already so.
 *
 * The server refuses to remove what isn't there; so each key that goes is set first, and a removal in between does no harm.
 * A map that is missing has to be made, which would take away what somebody has put there since: then the object must still
 * be the one that was read.
 */
export function patchOf(object: KubernetesObject, change: MetadataChange): PatchStep[] {
  return PARTS.flatMap((part) => partSteps(object, part, change[part]));
}

function partSteps({ metadata }: KubernetesObject, part: Part, change: MapChange | undefined): PatchStep[] {
  const current = metadata?.[part];
  const path = `/metadata/${ part }`;

  if (!change || !isMapChanged(current, change)) {
    return [];
  }
  if (!current) {
    return [
      { op: 'test', path: '/metadata/resourceVersion', value: metadata?.resourceVersion },
      { op: 'add', path, value: change.set },
    ];
  }

  return [
    ...Object.entries(change.set)
      .filter(([key, value]) => !Object.hasOwn(current, key) || current[key] !== value)
      .map(([key, value]): PatchStep => ({ op: 'add', path: `${ path }/${ pointer(key) }`, value })),
    ...goes(current, change).flatMap((key): PatchStep[] => [
      { op: 'add', path: `${ path }/${ pointer(key) }`, value: '' },
      { op: 'remove', path: `${ path }/${ pointer(key) }` },
    ]),
  ];
}

function isMapChanged(current: Record<string, string> = {}, change: MapChange | undefined): boolean {
  return !!change && (Object.entries(change.set).some(([key, value]) => !Object.hasOwn(current, key) || current[key] !== value)
    || goes(current, change).length > 0);
}

const NO_CHANGE: MapChange = { set: {}, remove: [] };

function bothMaps(first = NO_CHANGE, second = NO_CHANGE): MapChange {
  const kept = Object.entries(first.set).filter(([key]) => !second.remove.includes(key));

  return { set: Object.fromEntries([...kept, ...Object.entries(second.set)]), remove: [...new Set([...first.remove, ...second.remove])] };
}

function changedMap(current: Record<string, string> = {}, { set, remove } = NO_CHANGE): Record<string, string> {
  return Object.fromEntries([...Object.entries(current).filter(([key]) => !remove.includes(key)), ...Object.entries(set)]);
}

/** The keys that go; what is set stays. */
function goes(current: Record<string, string>, { set, remove }: MapChange): string[] {
  return remove.filter((key) => Object.hasOwn(current, key) && !Object.hasOwn(set, key));
}

/** A key as part of a JSON pointer (RFC 6901). */
export function pointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
