import { labelPatch } from './label-patch';

describe('labelPatch', () => {
  it('adds labels beside others', () => {
    expect(labelPatch({ metadata: { labels: { a: 'b' } } }, { 'ui.elemental.cattle.io/registration': 'shops', 'x~y': '1' })).toStrictEqual([
      { op: 'add', path: '/metadata/labels/ui.elemental.cattle.io~1registration', value: 'shops' },
      { op: 'add', path: '/metadata/labels/x~0y', value: '1' },
    ]);
  });

  it('makes the first labels only where nothing has changed', () => {
    expect(labelPatch({ metadata: { resourceVersion: '7' } }, { a: 'b' })).toStrictEqual([
      { op: 'test', path: '/metadata/resourceVersion', value: '7' },
      { op: 'add', path: '/metadata/labels', value: { a: 'b' } },
    ]);
  });
});
