import * as fc from 'fast-check';
import { asJson, jsonObject } from '../../../../test/support/arbitraries';
import { differences, mergeChanges, settle, type Conflict } from './three-way';

/** Objects with so few keys and values that two of them often touch the same places. */
const small = asJson(fc.letrec<{ value: unknown; map: object }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, fc.constantFrom(1, 2, null, 'a', ''), fc.constantFrom([], [1], [1, 2]), tie('map')),
  map: fc.dictionary(fc.constantFrom('x', 'y', 'z'), tie('value'), { maxKeys: 3 }),
})).map);

/** What two people make of one object. */
const versions = fc.oneof(fc.tuple(small, small, small), fc.tuple(jsonObject, jsonObject, jsonObject));

function swapped({ path, base, mine, theirs }: Conflict): Conflict {
  return { path, base, mine: theirs, theirs: mine };
}

function byPath(one: Conflict, other: Conflict): number {
  return JSON.stringify(one.path) < JSON.stringify(other.path) ? -1 : 1;
}

describe('mergeChanges', () => {
  it.each<[string, object, object, object, object]>([
    ['what only I changed', { a: 1 }, { a: 2 }, { a: 1 }, { a: 2 }],
    ['what only they changed', { a: 1 }, { a: 1 }, { a: 2 }, { a: 2 }],
    ['changes next to each other', { a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 2 }, { a: 2, b: 2 }],
    ['what both added', {}, { a: 1 }, { b: 2 }, { a: 1, b: 2 }],
    ['maps that both added', {}, { m: { a: 1 } }, { m: { b: 2 } }, { m: { a: 1, b: 2 } }],
    ['my deletion', { a: 1, b: 1 }, { b: 1 }, { a: 1, b: 2 }, { b: 2 }],
    ['their deletion', { a: 1, b: 1 }, { a: 1, b: 2 }, { b: 1 }, { b: 2 }],
    ['deletions inside a map, which stays', { m: { a: 1, b: 1 } }, { m: { b: 1 } }, { m: { a: 1 } }, { m: {} }],
    ['the same change of both', { a: [1] }, { a: [1, 2] }, { a: [1, 2] }, { a: [1, 2] }],
    ['a list that one of us changed', { a: [1], b: 1 }, { a: [1, 2], b: 1 }, { a: [1], b: 2 }, { a: [1, 2], b: 2 }],
  ])('takes over %s', (_, base, mine, theirs, merged) => {
    expect(mergeChanges(base, mine, theirs)).toStrictEqual({ merged, conflicts: [] });
  });

  it.each<[string, object, object, object, Conflict]>([
    ['different values', { a: { b: 1 } }, { a: { b: 2 } }, { a: { b: 3 } }, { path: ['a', 'b'], base: 1, mine: 2, theirs: 3 }],
    ['a deletion and a change', { a: { b: 1 } }, {}, { a: { b: 2 } }, { path: ['a'], base: { b: 1 }, mine: undefined, theirs: { b: 2 } }],
    ['lists', { a: [1] }, { a: [1, 2] }, { a: [0, 1] }, { path: ['a'], base: [1], mine: [1, 2], theirs: [0, 1] }],
    ['different additions', {}, { a: 1 }, { a: '1' }, { path: ['a'], base: undefined, mine: 1, theirs: '1' }],
    ['a map and something else', { a: 1 }, { a: { b: 1 } }, { a: [1] }, { path: ['a'], base: 1, mine: { b: 1 }, theirs: [1] }],
    ['a key that is no path', {}, { 'a.b/c': 1 }, { 'a.b/c': 2 }, { path: ['a.b/c'], base: undefined, mine: 1, theirs: 2 }],
  ])('finds a conflict between %s, and keeps mine', (_, base, mine, theirs, conflict) => {
    expect(mergeChanges(base, mine, theirs)).toStrictEqual({ merged: mine, conflicts: [conflict] });
  });

  it('is their version where I changed nothing, and mine where they changed nothing', () => {
    fc.assert(fc.property(versions, ([base, other]) => {
      expect(mergeChanges(base, base, other)).toStrictEqual({ merged: other, conflicts: [] });
      expect(mergeChanges(base, other, base)).toStrictEqual({ merged: other, conflicts: [] });
    }));
  });

  it('has no conflict over equal changes', () => {
    fc.assert(fc.property(versions, ([base, other]) => {
      expect(mergeChanges(base, other, other)).toStrictEqual({ merged: other, conflicts: [] });
    }));
  });

  it('is the same from either side, but for the conflicts, which are each other\'s', () => {
    fc.assert(fc.property(versions, ([base, mine, theirs]) => {
      const one = mergeChanges(base, mine, theirs);
      const other = mergeChanges(base, theirs, mine);

      expect(settle(one, () => true)).toStrictEqual(other.merged);
      expect(one.conflicts.map(swapped).sort(byPath)).toStrictEqual(other.conflicts.sort(byPath));
    }));
  });

  it('leaves nothing to merge: once theirs is the base, only my changes are left', () => {
    fc.assert(fc.property(versions, ([base, mine, theirs]) => {
      const { merged } = mergeChanges(base, mine, theirs);

      expect(mergeChanges(theirs, merged, theirs)).toStrictEqual({ merged, conflicts: [] });
    }));
  });

  it('shares nothing with what it was given', () => {
    const mine = { m: { a: 1 } };
    const { merged } = mergeChanges<{ m?: { a: number } }>({}, mine, {});

    Object.assign(merged.m ?? {}, { a: 2 });

    expect(mine).toStrictEqual({ m: { a: 1 } });
  });
});

describe('settle', () => {
  const merge = mergeChanges<object>({ a: 1, b: { c: 1, d: 1 } }, { a: 2, b: { c: 2, d: 2 } }, { b: { c: 3, d: 3 } });

  it('decides each conflict by itself', () => {
    expect(settle(merge, () => false)).toStrictEqual({ a: 2, b: { c: 2, d: 2 } });
    expect(settle(merge, ({ path }) => path.join('.') === 'b.d')).toStrictEqual({ a: 2, b: { c: 2, d: 3 } });
    expect(settle(merge, () => true)).toStrictEqual({ b: { c: 3, d: 3 } });
  });

  it('leaves the merge as it is, to be decided anew', () => {
    settle(merge, () => true);
    expect(merge.merged).toStrictEqual({ a: 2, b: { c: 2, d: 2 } });
  });
});

describe('differences', () => {
  it.each<[object, object, unknown[]]>([
    [{ a: 1 }, { a: 1 }, []],
    [{ a: 1 }, { a: 2 }, [{ path: ['a'], before: 1, after: 2 }]],
    [{ a: { b: 1, c: 1 } }, { a: { b: 1, c: 2 } }, [{ path: ['a', 'c'], before: 1, after: 2 }]],
    [{ a: 1 }, {}, [{ path: ['a'], before: 1, after: undefined }]],
    [{}, { a: { b: 1 } }, [{ path: ['a'], before: undefined, after: { b: 1 } }]],
    [{ a: [1, 2] }, { a: [2, 1] }, [{ path: ['a'], before: [1, 2], after: [2, 1] }]],
    [{ a: {} }, { a: [] }, [{ path: ['a'], before: {}, after: [] }]],
    [{ a: null }, {}, [{ path: ['a'], before: null, after: undefined }]],
  ])('from %j to %j', (before, after, expected) => {
    expect(differences(before, after)).toStrictEqual(expected);
  });

  it('are all that it takes to get from one to the other', () => {
    fc.assert(fc.property(versions, ([before, after]) => {
      const conflicts = differences(before, after).map((one) => ({ path: one.path, base: one.before, mine: one.before, theirs: one.after }));

      expect(settle({ merged: before, conflicts }, () => true)).toStrictEqual(after);
    }));
  });
});
