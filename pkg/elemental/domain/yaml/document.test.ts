import * as fc from 'fast-check';
import { jsonObject } from '../../../../test/support/arbitraries';
import { parseYaml, placeOf, toYaml, withYamlValue } from './document';

function valueOf(text: string): unknown {
  const parsed = parseYaml(text);

  return parsed.ok ? parsed.value : parsed.problem;
}

const COMMENTED = `# who looks after it: the shops team
metadata:
  name: shops  # never renamed
  labels:
    # where it stands
    site: berlin
    rack: "7"
spec:
  machineName: till-\${Random/Hex/6}
  list:
    - one # first
    - two
`;

describe('YAML of a value', () => {
  it('is read back as the same value', () => {
    fc.assert(fc.property(jsonObject, (value) => {
      expect(valueOf(toYaml(value))).toStrictEqual(value);
    }));
  });

  it('keeps a long line in one piece', () => {
    expect(toYaml({ a: 'word '.repeat(60) }).trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('parseYaml', () => {
  it.each([
    ['a: [1', { line: 1, column: 6 }],
    ['a: 1\nb:\n  - x\n c: 2', { line: 4, column: 1 }],
    ['a: 1\na: 2', { line: 2, column: 1 }],
    ['a: "x', { line: 1, column: 6 }],
    ['a: 1\n---\nb: 2', { line: 2, column: 1 }],
  ])('says where %j is wrong', (text, place) => {
    expect(parseYaml(text)).toMatchObject({ ok: false, problem: { ...place, detail: expect.stringMatching(/^\S[^\n]+$/) as string } });
  });

  it.each(['a: *missing', '<<: text', 'a: {<<: [1]}'])('has words for %j too', (text) => {
    expect(parseYaml(text)).toStrictEqual({ ok: false, problem: { line: 1, column: expect.any(Number) as number, detail: expect.stringMatching(/\S/) as string } });
  });

  it.each(['', '- a', 'text', '# only a comment'])('refuses %j, which is no map', (text) => {
    expect(parseYaml(text)).toStrictEqual({ ok: false, problem: { line: 1, column: 1 } });
  });

  it('leaves words that other YAML versions take for something else', () => {
    expect(valueOf('a: yes\nb: 2026-11-22\nc: 0777\nd: 1e3')).toStrictEqual({ a: 'yes', b: '2026-11-22', c: 777, d: 1000 });
  });

  it('follows aliases and merge keys', () => {
    expect(valueOf('base: &b {x: 1}\nother:\n  <<: *b\n  y: 2\nsame: *b')).toStrictEqual({ base: { x: 1 }, other: { x: 1, y: 2 }, same: { x: 1 } });
  });
});

describe('withYamlValue', () => {
  it('leaves a text alone that holds the value already', () => {
    expect(withYamlValue(COMMENTED, valueOf(COMMENTED) as Record<string, unknown>)).toBe(COMMENTED);
  });

  it('keeps comments, order and quotes of what stays', () => {
    expect(withYamlValue(COMMENTED, {
      spec: { list: ['one', 'three'], machineName: 'till', token: 'new' },
      metadata: { labels: { site: 'berlin', rack: '7', room: 'a' }, name: 'shops' },
    })).toBe(`# who looks after it: the shops team
metadata:
  name: shops # never renamed
  labels:
    # where it stands
    site: berlin
    rack: "7"
    room: a
spec:
  machineName: till
  list:
    - one # first
    - three
  token: new
`);
  });

  it('holds the value, whatever the text was', () => {
    fc.assert(fc.property(jsonObject, jsonObject, (before, after) => {
      expect(valueOf(withYamlValue(toYaml(before), after))).toStrictEqual(after);
    }));
    fc.assert(fc.property(fc.string(), jsonObject, (before, after) => {
      expect(valueOf(withYamlValue(before, after))).toStrictEqual(after);
    }));
  });

  it.each(['', 'a: [', '- a', 'text'])('replaces %j, which is no map', (text) => {
    expect(valueOf(withYamlValue(text, { a: 1 }))).toStrictEqual({ a: 1 });
  });

  it('writes a value in place of an alias', () => {
    expect(valueOf(withYamlValue('base: &b {x: 1}\nsame: *b', { base: { x: 1 }, same: { x: 2 } }))).toStrictEqual({ base: { x: 1 }, same: { x: 2 } });
  });

  it('writes a merge out where something changes', () => {
    const text = 'base: &b {x: 1}\nother:\n  <<: *b\n  y: 2\n';

    for (const other of [{ x: 1, y: 3 }, { '<<': 'literally' }]) {
      expect(valueOf(withYamlValue(text, { base: { x: 1 }, other }))).toStrictEqual({ base: { x: 1 }, other });
    }
  });

  it.each([
    { '<<': 'x' }, { '<<': null }, { a: { '<<': { b: 1 } } }, { '<<': [{ a: 1 }] }, { '<<': { a: 1 }, 'b': 2 },
  ])('holds %j, of which the key is no merge', (value) => {
    expect(valueOf(toYaml(value))).toStrictEqual(value);
    for (const before of ['a: 1', 'base: &b {x: 1}\nother:\n  <<: *b\n', '<<: {c: 1}', '"<<": {c: 1}', '\'<<\': x', '<<: {a: 1}\nb: 2']) {
      expect(valueOf(withYamlValue(before, value))).toStrictEqual(value);
    }
  });

  it('keeps what is written behind a value that changes', () => {
    expect(withYamlValue('a: 1 # one\nb:\n  - x # ex\nc: 1 # gone with its value\n', { a: 2, b: ['y'], c: { d: 1 } }))
      .toBe('a: 2 # one\nb:\n  - y # ex\nc:\n  d: 1\n');
  });

  it('keeps the place of keys that are numbers or booleans', () => {
    expect(withYamlValue('8080: web # port\ntrue: a\nb: 1\n', { 8080: 'admin', true: 'a', b: 2 })).toBe('8080: admin # port\ntrue: a\nb: 2\n');
  });

  it('fills an empty map in lines', () => {
    expect(withYamlValue('spec: {} # to be filled\n', { spec: { a: 1, b: { c: 2 } } })).toBe('spec:\n  a: 1\n  b:\n    c: 2\n  # to be filled\n');
    expect(withYamlValue('spec: {}\n', { spec: {}, a: 1 })).toBe('spec: {}\na: 1\n');
  });

  it('shortens and lengthens lists', () => {
    expect(withYamlValue('a:\n  - 1 # one\n  - 2\n', { a: [1] })).toBe('a:\n  - 1 # one\n');
    expect(withYamlValue('a:\n  - 1 # one\n', { a: [1, 2] })).toBe('a:\n  - 1 # one\n  - 2\n');
  });
});

describe('placeOf', () => {
  const text = 'a:\n  b:\n    - x\n    - c: 1\n      d:\n        - 2\n    -\n';

  it.each<[string[], number, number]>([
    [['a', 'b'], 2, 3],
    [['a', 'b', '0'], 3, 7],
    [['a', 'b', '1', 'd'], 5, 7],
    [['a', 'b', '1', 'd', '0'], 6, 11],
    [['a', 'b', '1', 'missing'], 4, 7],
    [['a', 'b', '7', 'd'], 2, 3],
    [['a', 'b', 'd'], 2, 3],
    [['missing'], 1, 1],
  ])('of %j is line %i, column %i', (path, line, column) => {
    expect(placeOf(text, path)).toStrictEqual({ line, column });
  });
});
