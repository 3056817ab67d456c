import * as fc from 'fast-check';
import { hostileText } from '../../../../test/support/arbitraries';
import { machine as anyMachine } from '../../../../test/support/machines';
import { validRequirement } from '../../../../test/support/selectors';
import type { MatchExpression } from '../../types';
import { isLabelValue, labelKeyDefect } from '../kubernetes/names';
import { canonical, filtersOf, labelExpressions, labelFilter, labelFiltersFromQuery, labelFilterText, matchesSelector } from './label-filter';

const SITE = 'example.com/site';
const key = fc.constantFrom(SITE, 'pool', 'a.b/c_d.e-f', 'X', 'ui.elemental.cattle.io/registration');
const value = fc.constantFrom('berlin', '', '1', 'A_b.c-d', 'true');
const expression: fc.Arbitrary<MatchExpression> = fc.oneof(
  fc.record({ key, operator: fc.constantFrom('Exists' as const, 'DoesNotExist' as const) }),
  fc.record({ key, operator: fc.constantFrom('In' as const, 'NotIn' as const), values: fc.tuple(value) }),
);

describe('labelFilter', () => {
  it.each<[string, MatchExpression]>([
    [SITE, { key: SITE, operator: 'Exists' }],
    [`!${ SITE }`, { key: SITE, operator: 'DoesNotExist' }],
    [`${ SITE }=berlin`, { key: SITE, operator: 'In', values: ['berlin'] }],
    [`${ SITE }==berlin`, { key: SITE, operator: 'In', values: ['berlin'] }],
    [` ${ SITE } != berlin `, { key: SITE, operator: 'NotIn', values: ['berlin'] }],
    ['! pool', { key: 'pool', operator: 'DoesNotExist' }],
    ['pool=', { key: 'pool', operator: 'In', values: [''] }],
  ])('reads %j', (text, meaning) => {
    expect(labelFilter(text)).toMatchObject({ expression: meaning });
  });

  it.each<[string, 'key' | 'value']>([
    ['', 'key'], ['!', 'key'], ['=berlin', 'key'], ['a b', 'key'], ['a/b/c', 'key'], ['!a=b', 'key'], ['-a', 'key'],
    ['site=a b', 'value'], ['site=a,b', 'value'], ['site=(a)', 'value'], ['site=a=b', 'value'], ['site=a&filter=x', 'value'], [`site=${ 'x'.repeat(64) }`, 'value'],
    ['site=a\nb', 'value'],
  ])('says what is wrong with %j', (text, defect) => {
    expect(labelFilter(text)).toStrictEqual({ text, defect });
  });

  it('reads what it writes', () => {
    fc.assert(fc.property(expression, (one) => {
      expect(labelFilter(labelFilterText(one))).toMatchObject({ expression: one });
    }));
  });

  it('lets nothing through that Kubernetes would refuse', () => {
    const pair = fc.tuple(hostileText, fc.constantFrom('=', '!=', ''), hostileText).map((parts) => parts.join(''));

    fc.assert(fc.property(fc.oneof(hostileText, pair), (text) => {
      const [one] = labelExpressions([labelFilter(text)]);

      expect(one === undefined || (labelKeyDefect(one.key) === undefined && (one.values ?? []).every(isLabelValue))).toBe(true);
    }));
  });
});

describe('filtersOf', () => {
  it('chooses what the selector does, where filters can', () => {
    fc.assert(fc.property(fc.array(validRequirement, { maxLength: 3 }), anyMachine, (matchExpressions, { metadata }) => {
      const filters = filtersOf({ matchExpressions });
      const labels = { ...metadata?.labels };

      expect(filters === undefined).toBe(matchExpressions.some(({ operator, values = [] }) => operator === 'In' && values.length > 1));
      expect(!filters || matchesSelector(labels, { matchExpressions: filters }) === matchesSelector(labels, { matchExpressions })).toBe(true);
      // and so they come through the address
      expect(!filters || filters.every((one) => canonical(labelFilter(labelFilterText(one))) === labelFilterText(one))).toBe(true);
    }));
  });

  it('is none for what no filter can be', () => {
    expect(filtersOf({ matchExpressions: [{ key: 'a b', operator: 'Exists' }] })).toBeUndefined();
    expect(filtersOf({ matchExpressions: [{ key: 'site', operator: 'NotIn', values: ['a', 'b'] }] })).toStrictEqual([
      { key: 'site', operator: 'NotIn', values: ['a'] }, { key: 'site', operator: 'NotIn', values: ['b'] },
    ]);
    expect(filtersOf({ matchExpressions: [] })).toStrictEqual([]);
  });
});

describe('labelFiltersFromQuery', () => {
  it('has each once, wrong ones included, in the order of the address', () => {
    const filters = labelFiltersFromQuery(['pool=a', '!site', null, 'pool == a', 'a b', '']);

    expect(filters.map(canonical)).toStrictEqual(['pool=a', '!site', 'a b']);
    expect(labelExpressions(filters)).toHaveLength(2);
  });

  it.each([undefined, null, '', [], [null], 7, {}])('has none of %j', (query) => {
    expect(labelFiltersFromQuery(query)).toStrictEqual([]);
  });
});

describe('matchesSelector', () => {
  const labels = { pool: 'a', empty: '' };
  const matches = (text: string): boolean => matchesSelector(labels, { matchExpressions: labelExpressions([labelFilter(text)]) });

  it('decides as Kubernetes does', () => {
    expect(['pool', 'pool=a', 'pool!=b', '!site', 'site!=x', 'empty=', 'empty'].map(matches)).not.toContain(false);
    expect(['!pool', 'pool=b', 'pool!=a', 'site', 'site=', 'site=x', 'toString', 'constructor'].map(matches)).not.toContain(true);
    expect(matchesSelector(undefined, { matchExpressions: [] })).toBe(true);
    expect(matchesSelector(undefined, { matchExpressions: [{ key: 'pool', operator: 'Exists' }] })).toBe(false);
  });
});
