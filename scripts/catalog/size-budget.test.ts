import { overBudget, sizesByPackage } from './size-budget';

describe('overBudget', () => {
  it('allows five percent more than was agreed on', () => {
    expect(overBudget(105_000, { mainGzipBytes: 100_000 })).toBeUndefined();
    expect(overBudget(105_001, { mainGzipBytes: 100_000 })).toContain('grew from 100000 to 105001');
  });

  it('allows no more than the largest size, whatever was agreed on', () => {
    expect(overBudget(300_000, { mainGzipBytes: 1_000_000 })).toBeUndefined();
    expect(overBudget(300_001, { mainGzipBytes: 1_000_000 })).toContain('300000 are allowed');
  });
});

describe('sizesByPackage', () => {
  it('tells them for one file', () => {
    expect(sizesByPackage([
      { resource: '/x/node_modules/a/node_modules/@b/c/d.js', size: 3, files: ['main.js', 'other.js'] },
      { resource: '/x/node_modules/a/index.js', size: 1, files: ['main.js'] },
      { resource: '/x/node_modules/a/more.js', size: 1, files: ['main.js'] },
      { resource: '/x/pkg/elemental/index.ts', size: 5, files: ['main.js'] },
      { resource: '/x/node_modules/e/index.js', size: 9, files: ['other.js'] },
    ], 'main.js')).toStrictEqual([['this extension', 5], ['@b/c', 3], ['a', 2]]);
  });
});
