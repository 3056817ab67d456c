import { annotationBytes, annotationKeyDefect, isLabelValue, isSubdomain, labelKeyDefect, type KeyDefect } from './names';

describe('isSubdomain', () => {
  it.each(['a', '1', 'a-b.c', 'example.com', 'a'.repeat(253)])('takes %s', (text) => {
    expect(isSubdomain(text)).toBe(true);
  });

  it.each(['', '-a', 'a-', 'a..b', 'a.-b', 'A', 'a_b', 'a/b', 'a\n', 'a'.repeat(254)])('refuses %j', (text) => {
    expect(isSubdomain(text)).toBe(false);
  });
});

describe('isLabelValue', () => {
  it.each(['', 'a', 'A_b.c-1', 'a'.repeat(63)])('takes %j', (text) => {
    expect(isLabelValue(text)).toBe(true);
  });

  it.each(['-a', 'a-', 'a b', 'a\n', 'a'.repeat(64)])('refuses %j', (text) => {
    expect(isLabelValue(text)).toBe(false);
  });
});

describe('labelKeyDefect', () => {
  it.each(['a', 'A_b.c', 'example.com/Site', 'k'.repeat(63)])('takes %s', (key) => {
    expect(labelKeyDefect(key)).toBeUndefined();
  });

  it.each<[string, KeyDefect]>([
    ['', 'empty'],
    ['example.com/', 'empty'],
    ['bad key!', 'characters'],
    ['-a', 'characters'],
    ['/a', 'prefix'],
    ['Example.com/a', 'prefix'],
    ['not a prefix!/a', 'prefix'],
    ['a/b/c', 'slashes'],
    ['edge.example.com//os.id', 'slashes'],
    ['k'.repeat(64), 'tooLong'],
  ])('finds in %j: %s', (key, defect) => {
    expect(labelKeyDefect(key)).toBe(defect);
  });
});

describe('annotationKeyDefect', () => {
  it('does not mind upper case before the slash', () => {
    expect(annotationKeyDefect('Example.com/a')).toBeUndefined();
    expect(annotationKeyDefect('bad key!')).toBe('characters');
  });
});

describe('annotationBytes', () => {
  it('counts keys and values in UTF-8', () => {
    expect(annotationBytes([['a', 'bc'], ['é', '机']])).toBe(8);
    expect(annotationBytes([])).toBe(0);
  });
});
