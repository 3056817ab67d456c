import { pathText, valueText } from './text';

describe('a path as text', () => {
  it.each([
    [['spec', 'machineName'], 'spec.machineName'],
    [['spec', 'config', 'cloud-config'], 'spec.config.cloud-config'],
    [['metadata', 'labels', 'a.b/c'], 'metadata.labels["a.b/c"]'],
    [['a "b"', 'c'], '["a \\"b\\""].c'],
    [[], ''],
  ])('%j', (path, text) => {
    expect(pathText(path)).toBe(text);
  });
});

describe('a value as text', () => {
  it.each([
    ['till', 'till'],
    ['', '""'],
    [true, 'true'],
    [-1, '-1'],
    [null, 'null'],
    [undefined, undefined],
    [{}, '{}'],
    [[], '[]'],
    [['a', 'b'], '- a\n- b'],
    [{ a: { b: 1 } }, 'a:\n  b: 1'],
  ])('%j', (value, text) => {
    expect(valueText(['spec', 'x'], value, [])).toBe(text);
  });

  it('hides what is secret', () => {
    expect(valueText(['spec'], { token: 'l6q9tk72sp6b' }, [{ path: ['spec', 'token'] }])).toBe('token: ••••••6b');
  });
});
