import * as fc from 'fast-check';
import { jsonObject } from '../../../../test/support/arbitraries';
import { parseYaml, toYaml } from './document';
import { giveBackInYaml, withholdInYaml } from './withheld';

const PATHS = [['spec', 'token']];
const SLIPS = ['[', '{', '"', '\'', ':', '-', ' ', '\n', '\t', '}', '|', '&', '*', '!', '%', '#', '@', 'a'];
const SECRET = 'l6q9tk72sp6bjplqk7';
const TEXT = `# as on the poster
metadata:
  name: shops
spec:
  token: ${ SECRET } # do not print
  config:
    cloud-config:
      token: another
`;

function source(token?: string): object {
  return { spec: { token } };
}

describe('a YAML text without its secrets', () => {
  it('is what it was, but for the value', () => {
    expect(withholdInYaml(TEXT, PATHS, {})).toBe(TEXT.replace(SECRET, '<withheld spec.token>'));
  });

  it('becomes what it was when they are given back', () => {
    expect(giveBackInYaml(withholdInYaml(TEXT, PATHS, {}), PATHS, source(SECRET))).toBe(TEXT);
  });

  it('has an empty field where there is nothing to give back', () => {
    expect(giveBackInYaml(withholdInYaml(TEXT, PATHS, {}), PATHS, {})).toBe(TEXT.replace(SECRET, ''));
  });

  it.each([
    ['quoted', 'spec: {token: "a b", x: 1}'],
    ['in single quotes', 'spec:\n  token: \'a b\'\n  x: 1'],
    ['a block of lines', 'spec:\n  token: |\n    a b\n    c\n  x: 1\n'],
    ['a folded block at the end', 'spec:\n  x: 1\n  token: >-\n    a b\n'],
    ['over two lines', 'spec:\n  token: a\n    b\n  x: 1\n'],
    ['with an anchor', 'spec:\n  token: &t a b\n  x: 1\n'],
    ['a map by mistake', 'spec:\n  token:\n    a: b\n  x: 1\n'],
    ['a quoted key', '"spec": {"token": "a b", "x": 1}'],
  ])('leaves valid YAML, whatever it was: %s', (_, text) => {
    const withheld = withholdInYaml(text, PATHS, {});

    expect(parseYaml(withheld)).toStrictEqual({ ok: true, value: { spec: { token: '<withheld spec.token>', x: 1 } } });
    expect(parseYaml(giveBackInYaml(withheld, PATHS, source('new: "one"')))).toMatchObject({ value: { spec: { token: 'new: "one"', x: 1 } } });
  });

  it.each(['true', '1e3', '0777', 'null', 'yes', '-', 'a b', '"', '#', 'a: b'])('gives back %j as a text', (token) => {
    expect(parseYaml(giveBackInYaml('spec:\n  token: <withheld spec.token>', PATHS, source(token)))).toMatchObject({ value: { spec: { token } } });
  });

  it('doesn\'t touch a text without secrets', () => {
    fc.assert(fc.property(jsonObject, (value) => {
      const text = toYaml({ ...value, spec: 1 });

      expect(withholdInYaml(text, PATHS, {})).toBe(text);
    }));
  });

  it.each([
    ['a bracket too many', `spec: [\n  token: ${ SECRET }\n`],
    ['a wrong indentation', `spec:\n  x: 1\n token: ${ SECRET }\n`],
    ['a missing colon above', `spec\n  token: ${ SECRET }\n`],
    ['a second document', `a: 1\n---\nspec:\n  token: ${ SECRET }\n`],
    ['a quote without end', `spec:\n  x: "\n  token: ${ SECRET }\n`],
    ['the key twice', `spec:\n  token: ${ SECRET }\n  token: ${ SECRET }x\n`],
    ['a broken line below', `spec: {token: ${ SECRET }, "x\n`],
  ])('has no secret in it either where it is no valid YAML: %s', (_, text) => {
    expect(withholdInYaml(text, PATHS, {})).not.toContain(SECRET);
    expect(withholdInYaml(text, PATHS, {})).toContain('<withheld');
  });

  it.each([
    ['quoted', `spce:\n  token: "${ SECRET }"\n`],
    ['a block of lines', `spce:\n  token: |-\n    ${ SECRET }\n`],
    ['in lines of their own, twice', `# token: ${ SECRET }\n# token: ${ SECRET } again\n`],
  ])('has no known secret in it in the wrong place either: %s', (_, text) => {
    const withheld = withholdInYaml(text, PATHS, source(SECRET));

    expect(withheld).not.toContain(SECRET);
    expect(giveBackInYaml(withheld, PATHS, source(SECRET)).match(new RegExp(SECRET, 'g'))).toHaveLength(text.split(SECRET).length - 1);
  });

  it('has no unknown secret in it in the wrong place either, where the text is no valid YAML', () => {
    expect(withholdInYaml(`spce:\n  token: |-\n    ${ SECRET }\n  x: 1\nbroken: [`, PATHS, {})).toBe('spce:\n  token: <withheld>\n  x: 1\nbroken: [');
  });

  it('keeps the tokens of others in a text that is valid', () => {
    expect(withholdInYaml('other:\n  token: theirs\n', PATHS, source(SECRET))).toBe('other:\n  token: theirs\n');
  });

  it('keeps other fields, whatever is in them, and where there is nothing in them', () => {
    const text = `metadata:\n  name: ${ SECRET }\nspec:\n  token:\n  x:\n`;

    expect(withholdInYaml(text, PATHS, source(SECRET))).toBe(text);
    expect(withholdInYaml(`${ text }broken: [`, PATHS, source(SECRET))).toBe(`${ text }broken: [`);
  });

  it('does not give a secret to another field of the same name', () => {
    const text = `${ TEXT }broken: [`;
    const restored = giveBackInYaml(withholdInYaml(text, PATHS, source(SECRET)), PATHS, source(SECRET));

    expect(restored).toBe(text.replace('another', '<withheld>'));
  });

  it('has no known secret in it after any one slip of the fingers outside of the field, and gets it back', () => {
    const start = TEXT.indexOf('token:');
    const end = start + `token: ${ SECRET }`.length;
    const places = fc.nat(TEXT.length).filter((place) => place < start || place > end);

    fc.assert(fc.property(places, fc.constantFrom(...SLIPS), (place, slip) => {
      const withheld = withholdInYaml(TEXT.slice(0, place) + slip + TEXT.slice(place), PATHS, source(SECRET));

      expect(withheld).not.toContain(SECRET);
      expect(giveBackInYaml(withheld, PATHS, source(SECRET))).toContain(`token: ${ SECRET }`);
    }));
  });
});
