import fc from 'fast-check';
import { mergePatch } from './merge-patch';

/** RFC 7386, section 2. */
function merged(target: unknown, patch: unknown): unknown {
  if (!isMap(patch)) {
    return patch;
  }
  const result = new Map<string, unknown>(Object.entries(isMap(target) ? target : {}));

  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      result.delete(key);
    } else {
      result.set(key, merged(result.get(key), value));
    }
  }

  return Object.fromEntries(result);
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const json = fc.dictionary(fc.string(), fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, fc.string(), fc.boolean(), fc.array(fc.integer()), fc.dictionary(fc.string(), tie('value'))),
})).value);

describe('mergePatch', () => {
  it('merged into the one gives the other', () => {
    fc.assert(fc.property(json, json, (before, after) => {
      expect(merged(before, mergePatch(before, after) ?? {})).toEqual(after);
    }));
  });

  it('is undefined where nothing changes', () => {
    expect(mergePatch({ a: { b: [1] } }, { a: { b: [1] } })).toBeUndefined();
  });

  it('has only what changes, and null for what goes', () => {
    expect(mergePatch({ a: { b: 1, c: 2 }, d: 3 }, { a: { b: 1, c: undefined }, d: 4 })).toEqual({ a: { c: null }, d: 4 });
  });
});
