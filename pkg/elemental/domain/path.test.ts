import { entriesAt, givenAt, isSetAt, listAt, textAt, textEntriesAt, valueAt, writeAt } from './path';

const RESOURCE = { spec: { name: 'a', on: true, off: false, none: null, list: ['x', { y: 1 }], labels: { a: '1', b: 2, c: null } } };

describe('valueAt', () => {
  it.each<[string[], unknown]>([
    [['spec', 'name'], 'a'],
    [['spec', 'off'], false],
    [['spec', 'list', '1', 'y'], 1],
    [['spec', 'none'], null],
    [['spec', 'name', 'length'], undefined],
    [['spec', 'missing', 'deeper'], undefined],
    [['spec', 'list', '2'], undefined],
    [['spec', 'constructor'], undefined],
    [[], RESOURCE],
  ])('finds at %j: %j', (path, value) => {
    expect(valueAt(RESOURCE, path)).toStrictEqual(value);
  });

  it.each([undefined, null, 'text', 1])('finds nothing in %j', (value) => {
    expect(valueAt(value, ['spec'])).toBeUndefined();
  });
});

describe('givenAt', () => {
  it('takes null for nothing', () => {
    expect(givenAt(RESOURCE, ['spec', 'none'])).toBeUndefined();
    expect(givenAt(RESOURCE, ['spec', 'off'])).toBe(false);
  });
});

describe('writeAt', () => {
  it('makes the maps on the way, and takes the empty ones away again', () => {
    const resource = { spec: {} };

    writeAt(resource, ['spec', 'a', 'b'], 1);
    expect(resource).toStrictEqual({ spec: { a: { b: 1 } } });
    writeAt(resource, ['spec', 'a', 'b'], undefined);
    expect(resource).toStrictEqual({ spec: {} });
  });

  it('makes nothing to take something away, and leaves what isn\'t a map', () => {
    const resource = { spec: { text: 'x' } };

    writeAt(resource, ['metadata', 'labels', 'a'], undefined);
    writeAt(resource, ['spec', 'text', 'a'], undefined);
    expect(resource).toStrictEqual({ spec: { text: 'x' } });
    writeAt(resource, ['spec', 'text', 'a'], 1);
    expect(resource).toStrictEqual({ spec: { text: { a: 1 } } });
  });
});

describe('values of one type', () => {
  it('are found only where they are of it', () => {
    expect(textAt(RESOURCE, ['spec', 'name'])).toBe('a');
    expect(textAt(RESOURCE, ['spec', 'on'])).toBeUndefined();
    expect(isSetAt(RESOURCE, ['spec', 'on'])).toBe(true);
    expect(isSetAt(RESOURCE, ['spec', 'off'])).toBe(false);
    expect(isSetAt(RESOURCE, ['spec', 'name'])).toBe(false);
    expect(listAt(RESOURCE, ['spec', 'list'])).toHaveLength(2);
    expect(listAt(RESOURCE, ['spec', 'name'])).toStrictEqual([]);
  });

  it('are entries without those that are null', () => {
    expect(entriesAt(RESOURCE, ['spec', 'labels'])).toStrictEqual([['a', '1'], ['b', 2]]);
    expect(textEntriesAt(RESOURCE, ['spec', 'labels'])).toStrictEqual([['a', '1']]);
    expect(entriesAt(RESOURCE, ['spec', 'list'])).toStrictEqual([]);
  });
});
