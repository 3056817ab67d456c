import * as fc from 'fast-check';
import { jsonObject } from '../../../test/support/arbitraries';
import type { KubernetesObject } from '../types';
import type { PatchStep } from './bulk/change';
import { copy } from './copy';
import { stepsBetween } from './json-patch';

type Json = Record<string, unknown>;

/** What the API server makes of the steps (RFC 6902): it adds only to what is there, and removes only what is there. */
function patched(before: object, steps: PatchStep[]): object {
  const result = copy(before) as Json;

  for (const { op, path, value } of steps) {
    const keys = path.split('/').slice(1).map((text) => text.replaceAll('~1', '/').replaceAll('~0', '~'));
    const name = keys.pop() ?? '';
    const map = keys.reduce<Json>((one, key) => one[key] as Json, result);

    if (op === 'test') {
      expect(map[name]).toStrictEqual(value);
    } else if (op === 'add') {
      Object.defineProperty(map, name, { value, enumerable: true, configurable: true, writable: true });
    } else {
      expect(Object.hasOwn(map, name)).toBe(true);
      Reflect.deleteProperty(map, name);
    }
  }

  return result;
}

/** Objects that have something in common. */
const pair = fc.tuple(jsonObject, jsonObject, jsonObject).map(([both, one, other]): [KubernetesObject, KubernetesObject] => {
  const metadata = { resourceVersion: '7' };

  return [{ metadata, spec: { ...both, ...one } }, { metadata, spec: { ...both, ...other } }] as unknown as [KubernetesObject, KubernetesObject];
});
const VERSION = { op: 'test', path: '/metadata/resourceVersion', value: '7' };

function steps(before: object, after: object): PatchStep[] {
  const metadata = { resourceVersion: '7' };

  return stepsBetween({ metadata, ...before }, { metadata, ...after });
}

describe('stepsBetween', () => {
  it('makes one object of the other, and nothing of two that are alike', () => {
    fc.assert(fc.property(pair, ([before, after]) => {
      expect(patched(before, stepsBetween(before, after))).toStrictEqual(after);
      expect(stepsBetween(before, copy(before))).toStrictEqual([]);
    }));
  });

  it('names the fields that differ, and no more', () => {
    expect(steps({ spec: { a: { b: 1, c: 2, d: 3 } } }, { spec: { a: { 'b': 1, 'c': 4, 'e/f~g': null } } })).toStrictEqual([
      VERSION,
      { op: 'add', path: '/spec/a/c', value: 4 },
      { op: 'remove', path: '/spec/a/d' },
      { op: 'add', path: '/spec/a/e~1f~0g', value: null },
    ]);
  });

  it('fits whatever others write meanwhile, unless a map or a list as a whole comes or goes', () => {
    expect(steps({ spec: { a: 1 } }, { spec: { a: 2 } })).toStrictEqual([{ op: 'add', path: '/spec/a', value: 2 }]);
    expect(steps({ spec: {} }, { spec: { a: { b: 1 } } })[0]).toStrictEqual(VERSION);
    expect(steps({ spec: { a: { b: 1 } } }, { spec: {} })[0]).toStrictEqual(VERSION);
    expect(steps({ spec: { a: [1] } }, { spec: { a: [2] } })).toStrictEqual([VERSION, { op: 'add', path: '/spec/a', value: [2] }]);
  });
});
