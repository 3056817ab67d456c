import * as fc from 'fast-check';
import { entries, key } from '../../../../test/support/arbitraries';
import type { KubernetesObject } from '../../types';
import { copy } from '../copy';
import { bothChanges, isChanged, patchOf, withChange, type MetadataChange, type PatchStep } from './change';

const mapChange = fc.record({ set: entries, remove: fc.uniqueArray(key, { maxLength: 5 }) });
const change = fc.record({ labels: mapChange, annotations: mapChange }, { requiredKeys: [] });
const object: fc.Arbitrary<KubernetesObject> = fc.record({
  kind: fc.string(),
  metadata: fc.record({ name: fc.string(), resourceVersion: fc.constant('7'), labels: entries, annotations: entries }, {
    requiredKeys: ['resourceVersion'],
  }),
});
/** A change of what is there, so that more than additions come about. */
const both = fc.tuple(object, change, fc.boolean()).map(([one, other, touches]): [KubernetesObject, MetadataChange] => {
  const labels = one.metadata?.labels ?? {};

  return [one, touches ? { ...other, labels: { set: other.labels?.set ?? {}, remove: Object.keys(labels) } } : other];
});

/** What the API server makes of the steps (RFC 6902), for the two maps that they touch. */
function patched(before: KubernetesObject, steps: PatchStep[]): KubernetesObject {
  const result = copy(before);
  const metadata = result.metadata as Record<string, Record<string, unknown> | string | undefined>;

  for (const { op, path, value } of steps) {
    const [part = '', name] = path.split('/').slice(2).map((text) => text.replaceAll('~1', '/').replaceAll('~0', '~'));
    const map = metadata[part];

    if (op === 'test') {
      expect(map).toBe(value);
    } else if (name === undefined) {
      metadata[part] = value as Record<string, unknown>;
    } else if (typeof map !== 'object' || (op === 'remove' && !Object.hasOwn(map, name))) {
      throw new Error(`There is no ${ path }`);
    } else if (op === 'add') {
      Object.defineProperty(map, name, { value, enumerable: true, configurable: true, writable: true });
    } else {
      Reflect.deleteProperty(map, name);
    }
  }

  return result;
}

describe('a change of metadata', () => {
  it('comes out the same here and on the server', () => {
    fc.assert(fc.property(both, ([before, wanted]) => {
      expect(patched(before, patchOf(before, wanted))).toStrictEqual(copy(withChange(before, wanted)));
    }));
  });

  it('touches nothing but the keys that it names', () => {
    fc.assert(fc.property(both, ([before, wanted]) => {
      const after = withChange(before, wanted);

      for (const part of ['labels', 'annotations'] as const) {
        const named = [...Object.keys(wanted[part]?.set ?? {}), ...wanted[part]?.remove ?? []];
        const others = (map: Record<string, string> = {}) => Object.entries(map).filter(([one]) => !named.includes(one));

        expect(others(after.metadata?.[part])).toStrictEqual(others(before.metadata?.[part]));
      }
      expect({ ...after, metadata: { ...after.metadata, labels: 0, annotations: 0 } })
        .toStrictEqual({ ...before, metadata: { ...before.metadata, labels: 0, annotations: 0 } });
    }));
  });

  it('is made once and for all, and needs no patch where it is so', () => {
    fc.assert(fc.property(both, ([before, wanted]) => {
      const after = withChange(before, wanted);

      expect(isChanged(after, wanted)).toBe(false);
      expect(patchOf(after, wanted)).toStrictEqual([]);
      expect(withChange(after, wanted)).toBe(after);
      expect(isChanged(before, wanted)).toBe(patchOf(before, wanted).length > 0);
    }));
  });

  it('is one where one follows another', () => {
    fc.assert(fc.property(both, change, ([before, first], second) => {
      expect(withChange(before, bothChanges(first, second)).metadata).toStrictEqual(withChange(withChange(before, first), second).metadata);
    }));
    expect(bothChanges({ labels: { set: { a: '1', b: '1' }, remove: ['c'] } }, { labels: { set: { c: '2' }, remove: ['a'] } }))
      .toStrictEqual({ labels: { set: { b: '1', c: '2' }, remove: ['c', 'a'] } });
  });

  it('leaves what somebody else changes at the same time', () => {
    const before: KubernetesObject = { metadata: { labels: { a: '1', old: 'x' }, resourceVersion: '7' } };
    const steps = patchOf(before, { labels: { set: { a: '2' }, remove: ['old', 'never'] } });

    expect(steps).toStrictEqual([
      { op: 'add', path: '/metadata/labels/a', value: '2' },
      { op: 'add', path: '/metadata/labels/old', value: '' },
      { op: 'remove', path: '/metadata/labels/old' },
    ]);
    expect(patched({ metadata: { labels: { theirs: 'y' } } }, steps)).toStrictEqual({ metadata: { labels: { theirs: 'y', a: '2' } } });
  });

  it('makes the map where there is none, if that is still so', () => {
    expect(patchOf({ metadata: { resourceVersion: '7' } }, { annotations: { set: { 'a/b~c': 'v' }, remove: [] } })).toStrictEqual([
      { op: 'test', path: '/metadata/resourceVersion', value: '7' },
      { op: 'add', path: '/metadata/annotations', value: { 'a/b~c': 'v' } },
    ]);
    expect(patchOf({ metadata: { labels: {} } }, { labels: { set: { 'a/b~c': 'v' }, remove: [] } }))
      .toStrictEqual([{ op: 'add', path: '/metadata/labels/a~1b~0c', value: 'v' }]);
  });

  it('is not misled by what every object has', () => {
    const bare: KubernetesObject = { metadata: { labels: {} } };

    expect(isChanged(bare, { labels: { set: {}, remove: ['constructor'] } })).toBe(false);
    expect(withChange(bare, { labels: { set: { constructor: 'x' }, remove: [] } })).toStrictEqual({ metadata: { labels: { constructor: 'x' } } });
  });
});
