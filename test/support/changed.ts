import type { MapChange, MetadataChange } from '../../pkg/elemental/domain/bulk/change';
import { isSame } from '../../pkg/elemental/domain/equal';
import type { KubernetesObject } from '../../pkg/elemental/types';

const PARTS = ['labels', 'annotations'] as const;

/** The object with the change made: what the server is to make of a patch, said in the simplest way. A map that stays empty isn't made. */
export function withChange<T extends KubernetesObject>(object: T, change: MetadataChange): T {
  return PARTS.reduce((changed, part) => {
    const current = changed.metadata?.[part] ?? {};
    const map = withMapChange(current, change[part]);

    return isSame(map, current) ? changed : { ...changed, metadata: { ...changed.metadata, [part]: map } };
  }, object);
}

function withMapChange(current: Record<string, string>, { set, remove }: MapChange = { set: {}, remove: [] }): Record<string, string> {
  const kept = Object.entries(current).filter(([key]) => !remove.includes(key));

  return Object.fromEntries([...kept, ...Object.entries(set)]);
}
