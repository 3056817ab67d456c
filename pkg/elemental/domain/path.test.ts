import { entriesAt, isSetAt, listAt, textAt, textEntriesAt, valueAt } from './path';

const RESOURCE = { spec: { name: 'a', on: true, off: false, none: null, list: ['x', { y: 1 }], labels: { a: '1', b: 2, c: null } } };

describe('valueAt', () => {
  it.each<[string[], unknown]>([
    [['spec', 'name'], 'a'],
    [['spec', 'off'], false],
    [['spec', 'list', '1', 'y'], 1],
    [['spec', 'none'], undefined],
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
