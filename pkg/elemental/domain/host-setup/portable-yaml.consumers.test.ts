import * as fc from 'fast-check';
import { asJson } from '../../../../test/support/arbitraries';
import { attack, ATTACKS } from '../../../../test/support/host-setup/arbitraries';
import { python } from '../../../../test/support/host-setup/python';
import { portableYaml } from './portable-yaml';

const LOAD = 'import yaml\nprint(json.dumps([yaml.safe_load(text) for text in value]))';

// one start of Python for all values
function readByPython(values: object[]): unknown {
  return python(LOAD, values.map((value) => portableYaml(value)));
}

describe('YAML for Python, whose parser reads an older version', () => {
  const value = asJson(fc.record({ text: attack, list: fc.array(attack), number: fc.integer(), flag: fc.boolean() }));

  it('is what it was', () => {
    fc.assert(fc.property(fc.array(value, { minLength: 50 }), (values) => {
      expect(readByPython(values)).toStrictEqual(values);
    }), { numRuns: 10 });
  });

  it('is what it was, for each attack', () => {
    const values = ATTACKS.flatMap((text) => [{ text }, { text: `${ text }\n` }, { text: `a\n${ text }\nb` }]);

    expect(readByPython(values)).toStrictEqual(values);
  });
});
