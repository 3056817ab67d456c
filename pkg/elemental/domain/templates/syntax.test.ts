import * as fc from 'fast-check';
import { hostileText } from '../../../../test/support/arbitraries';
import { recording } from '../../../../test/support/recordings';
import { isUnclosed, kindOf, variablesOf, withVariables, type VariableKind } from './syntax';

type Table = Record<string, { template: string; label: string }>;

function recordedTable(run: string): [template: string, label: string][] {
  const { table = {} } = (recording('09-templates/labels-and-annotations.yaml') as Record<string, { table?: Table }>)[run] ?? {};

  return Object.values(table).filter(({ template }) => template.includes('${')).map(({ template, label }) => [template, label]);
}

function kindsOf(template: string): VariableKind[] {
  return variablesOf(template).map(kindOf);
}

describe('variablesOf', () => {
  it('finds them in their order, each ending with the first brace', () => {
    expect(variablesOf('a${A/B c}-${Random/UUID}}${x${y}')).toStrictEqual([
      { text: '${A/B c}', path: ['A', 'B c'] },
      { text: '${Random/UUID}', path: ['Random', 'UUID'] },
      { text: '${x${y}', path: ['x${y'] },
    ]);
    expect(variablesOf('{{x}} $ {a} ${b')).toStrictEqual([]);
    expect(variablesOf('${}')).toStrictEqual([{ text: '${}', path: [''] }]);
  });
});

describe('isUnclosed', () => {
  it.each(['foo-${Random/UUID', '${A/B}${', 'a ${b $c'])('sees that a variable does not end in %s', (template) => {
    expect(isUnclosed(template)).toBe(true);
  });

  it.each(['', 'a', '${A}', '${A}$', '{', '$${A}{'])('finds nothing in %j', (template) => {
    expect(isUnclosed(template)).toBe(false);
  });
});

describe('kindOf', () => {
  it.each<[string, VariableKind]>([
    ['${Random/UUID}', 'random'],
    ['${Random/Hex/1}', 'random'],
    ['${Random/Hex/+32}', 'random'],
    ['${Random/Int/9223372036854775807}', 'random'],
    ['${Random/UUID/1}', 'malformedRandom'],
    ['${Random/Hex}', 'malformedRandom'],
    ['${Random/Hex/0}', 'malformedRandom'],
    ['${Random/Hex/33}', 'malformedRandom'],
    ['${Random/Hex/1x}', 'malformedRandom'],
    ['${Random/Hex/1/2}', 'malformedRandom'],
    ['${Random/Int/-1}', 'malformedRandom'],
    ['${Random/Int/9223372036854775808}', 'malformedRandom'],
    ['${Random}', 'unknown'],
    ['${Random/Foo}', 'unknown'],
    ['${random/UUID}', 'unknown'],
    ['${System Information/UUID}', 'hardware'],
    ['${System Data/Runtime/Hostname}', 'hardware'],
    ['${Product}', 'unknown'],
    ['${Foo/Bar}', 'unknown'],
    ['${}', 'unknown'],
  ])('of %s is %s', (template, kind) => {
    expect(kindsOf(template)).toStrictEqual([kind]);
  });

  it.each(recordedTable('tmplb-smbios').filter(([, label]) => label !== '(absent)'))('says that %s has a value: %s', (template) => {
    expect(['random', 'hardware']).toContain(kindsOf(template)[0]);
  });

  it.each(recordedTable('tmplb-nosmbios'))('says whether %s has a value without hardware data: %s', (template, label) => {
    expect(kindsOf(template)[0] === 'random').toBe(label !== '(absent)');
  });
});

describe('withVariables', () => {
  it('replaces nothing but the variables', () => {
    fc.assert(fc.property(hostileText, hostileText, (before, after) => {
      fc.pre(!before.includes('$') && !after.includes('$'));
      expect(withVariables(`${ before }\${A/B}${ after }`, ({ path }) => path.join())).toBe(`${ before }A,B${ after }`);
    }));
  });
});
