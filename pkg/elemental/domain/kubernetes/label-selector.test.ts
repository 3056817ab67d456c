import * as fc from 'fast-check';
import { hostileText } from '../../../../test/support/arbitraries';
import { storedSelector, validRequirement } from '../../../../test/support/selectors';
import type { LabelSelector } from '../../types';
import { labelSelectorOf, labelSelectorText, requirementDefects } from './label-selector';

/** Letters, digits and what may stand in a key or value: nothing that ends a value, or a query. */
const HARMLESS = /^[A-Za-z0-9._/-]*$/;

describe('labelSelectorOf', () => {
  it.each<[unknown, LabelSelector | undefined]>([
    [undefined, { matchExpressions: [] }],
    [null, { matchExpressions: [] }],
    [{}, { matchExpressions: [] }],
    [{ matchLabels: null, matchExpressions: null }, { matchExpressions: [] }],
    [{ matchLabels: { pool: 'edge' } }, { matchExpressions: [{ key: 'pool', operator: 'In', values: ['edge'] }] }],
    [
      { matchLabels: { pool: 'edge' }, matchExpressions: [{ key: 'site', operator: 'Exists', note: 'kept elsewhere' }] },
      { matchExpressions: [{ key: 'pool', operator: 'In', values: ['edge'] }, { key: 'site', operator: 'Exists' }] },
    ],
    [
      { matchExpressions: [{ key: 'site', operator: 'DoesNotExist', values: [] }] },
      { matchExpressions: [{ key: 'site', operator: 'DoesNotExist' }] },
    ],
    ['pool=edge', undefined],
    [{ matchLabels: ['pool'] }, undefined],
    [{ matchLabels: { pool: 7 } }, undefined],
    [{ matchLabels: { 'bad key!': 'edge' } }, undefined],
    [{ matchLabels: { pool: 'no spaces' } }, undefined],
    [{ matchExpressions: {} }, undefined],
    [{ matchExpressions: ['pool'] }, undefined],
    [{ matchExpressions: [{ operator: 'Exists' }] }, undefined],
    [{ matchExpressions: [{ key: 'pool', operator: 'Gt', values: ['1'] }] }, undefined],
    [{ matchExpressions: [{ key: 'pool', operator: 'In' }] }, undefined],
    [{ matchExpressions: [{ key: 'pool', operator: 'In', values: [7] }] }, undefined],
    [{ matchExpressions: [{ key: 'pool', operator: 'Exists', values: ['a'] }] }, undefined],
  ])('reads %j as %j', (stored, expected) => {
    expect(labelSelectorOf(stored)).toStrictEqual(expected);
  });

  it('lets nothing into a query that could mean something there, whatever it is given', () => {
    fc.assert(fc.property(fc.oneof(storedSelector, fc.jsonValue()), (stored) => {
      const found = labelSelectorOf(stored);

      expect(found?.matchExpressions.flatMap(({ key, values = [] }) => [key, ...values]).every((text) => HARMLESS.test(text)) ?? true).toBe(true);
    }));
  });
});

describe('requirementDefects', () => {
  it('names each, and where it stands', () => {
    expect(requirementDefects({ key: 'a b', operator: 'Gt', values: ['-', '-', 'ok'] })).toStrictEqual([
      { part: 'key', defect: 'characters' }, { part: 'operator' }, { part: 'values', defect: 'invalid', value: '-' },
    ]);
    expect(requirementDefects({ key: 'a', operator: 'NotIn', values: [] })).toStrictEqual([{ part: 'values', defect: 'missing' }]);
    expect(requirementDefects({ key: 'a', operator: 'DoesNotExist', values: [''] })).toStrictEqual([{ part: 'values', defect: 'notAllowed' }]);
    expect(requirementDefects({ key: 'a', operator: 'In', values: [''] })).toStrictEqual([]);
  });

  it('finds some exactly where the selector can\'t be read', () => {
    const anyOperator = fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt');

    fc.assert(fc.property(hostileText, anyOperator, fc.array(hostileText), (key, operator, values) => {
      const isReadable = labelSelectorOf({ matchExpressions: [{ key, operator, values }] }) !== undefined;

      expect(requirementDefects({ key, operator, values }).length === 0).toBe(isReadable);
    }));
  });
});

describe('labelSelectorText', () => {
  it('writes what kubectl takes', () => {
    expect(labelSelectorText({ matchExpressions: [] })).toBe('');
    expect(labelSelectorText({
      matchExpressions: [
        { key: 'pool', operator: 'In', values: ['edge'] },
        { key: 'site', operator: 'In', values: ['berlin', 'lyon'] },
        { key: 'example.com/rack', operator: 'NotIn', values: ['7'] },
        { key: 'row', operator: 'NotIn', values: ['1', '2'] },
        { key: 'a', operator: 'Exists' },
        { key: 'b', operator: 'DoesNotExist' },
      ],
    })).toBe('pool=edge,site in (berlin,lyon),example.com/rack!=7,row notin (1,2),a,!b');
  });

  it('is read back as the same', () => {
    fc.assert(fc.property(fc.array(validRequirement, { maxLength: 4 }), (matchExpressions) => {
      expect(parsed(labelSelectorText({ matchExpressions }))).toStrictEqual(matchExpressions);
    }));
  });
});

/** The grammar of the Kubernetes documentation, for what is written without spaces but around `in` and `notin`. */
function parsed(text: string): object[] {
  return (text.match(/[^,(]+(\([^)]*\))?/g) ?? []).map((one) => {
    const [, setKey, not, list] = /^(\S+) (not)?in \((.*)\)$/.exec(one) ?? [];
    const [, key, different, value] = /^([^!=]+)(!?)=(.*)$/.exec(one) ?? [];

    if (setKey !== undefined) {
      return { key: setKey, operator: not ? 'NotIn' : 'In', values: list?.split(',') };
    }
    if (key !== undefined) {
      return { key, operator: different ? 'NotIn' : 'In', values: [value] };
    }

    return one.startsWith('!') ? { key: one.slice(1), operator: 'DoesNotExist' } : { key: one, operator: 'Exists' };
  });
}
