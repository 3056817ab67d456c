import * as fc from 'fast-check';
import { condition, storedSelector, validCondition } from '../../../../test/support/selectors';
import { matchesSelector } from '../inventory/label-filter';
import { labelSelectorOf } from '../kubernetes/label-selector';
import { CONDITION_OPERATORS, hasCondition, selectorConditions, unreadableParts, withOperator, withSelectorConditions } from './conditions';

const STORED = {
  matchLabels: { pool: 'edge', site: 'berlin' },
  matchExpressions: [{ key: 'rack', operator: 'In', values: ['7', '8'], note: 'mine' }, { key: 'lost', operator: 'Exists' }],
};

describe('selectorConditions', () => {
  it('shows the shorthand first, then the expressions', () => {
    expect(selectorConditions(STORED)).toStrictEqual([
      { key: 'pool', operator: 'Is', values: ['edge'] },
      { key: 'site', operator: 'Is', values: ['berlin'] },
      { key: 'rack', operator: 'In', values: ['7', '8'] },
      { key: 'lost', operator: 'Exists', values: [] },
    ]);
    expect(selectorConditions(undefined)).toStrictEqual([]);
  });

  it('shows an operator that Kubernetes doesn\'t know, so that a person can change it', () => {
    const stored = { matchExpressions: [{ key: 'rack', operator: 'Gt', values: ['7'] }] };

    expect(selectorConditions(stored)).toStrictEqual([{ key: 'rack', operator: 'Gt', values: ['7'] }]);
    expect(unreadableParts(stored)).toBe(0);
  });
});

describe('unreadableParts', () => {
  it.each<[unknown, number]>([
    [STORED, 0],
    [undefined, 0],
    [null, 0],
    ['pool=edge', 1],
    [{ matchLabels: 'pool', matchExpressions: {} }, 2],
    [{ matchLabels: { pool: 7 }, matchExpressions: ['x', { key: 'a', operator: 'Is' }, { key: 'a' }, { key: 'a', operator: 'In', values: 'b' }] }, 5],
  ])('counts in %j: %d', (stored, count) => {
    expect(unreadableParts(stored)).toBe(count);
  });

  it('is never silent about what keeps Kubernetes from reading a selector', () => {
    fc.assert(fc.property(fc.oneof(storedSelector, fc.jsonValue()), (stored) => {
      const rows = labelSelectorOf(withSelectorConditions({}, selectorConditions(stored)));

      expect(labelSelectorOf(stored) !== undefined || rows === undefined || unreadableParts(stored) > 0).toBe(true);
    }), { numRuns: 1000 });
  });
});

describe('withSelectorConditions', () => {
  it('leaves a selector as it is whose conditions nobody changed', () => {
    fc.assert(fc.property(storedSelector, (stored) => {
      expect(withSelectorConditions(stored, selectorConditions(stored))).toStrictEqual(stored);
    }));
  });

  it('keeps what no condition shows, and an expression that nobody changed as it was written', () => {
    const strange = { key: 'a', operator: 'Is' };
    const stored = { ...STORED, matchExpressions: [strange, ...STORED.matchExpressions], future: { x: 1 } };
    const [pool, , rack] = selectorConditions(stored);

    expect(withSelectorConditions(stored, [rack, pool].flatMap((one) => one ?? []))).toStrictEqual({
      matchLabels: { pool: 'edge' }, matchExpressions: [STORED.matchExpressions[0], strange], future: { x: 1 },
    });
  });

  it('writes what was typed so that it is read back', () => {
    fc.assert(fc.property(storedSelector, fc.array(condition, { maxLength: 4 }), (stored, conditions) => {
      const read = selectorConditions(withSelectorConditions(stored, conditions));
      const text = ({ key, operator, values }: typeof read[number]): string => JSON.stringify([key, operator === 'Is' ? 'In' : operator, values]);
      const meant = conditions.map((one) => one.operator === 'Is' ? { ...one, values: [one.values[0] ?? ''] } : one);
      const twice = conditions.map((one, index) => conditions.findIndex((other) => other.key === one.key && other.operator === 'Is') === index);

      expect(read.map(text).sort()).toStrictEqual(meant.map((one, index) => {
        // a second `Is` becomes an expression and keeps all that was typed
        return text(one.operator === 'Is' && !twice[index] ? conditions[index] ?? one : one);
      }).sort());
    }));
  });

  it('asks for all that was typed, of the same key twice as well', () => {
    const twice = [{ key: 'pool', operator: 'Is', values: ['edge'] }, { key: 'pool', operator: 'Is', values: ['core'] }];

    expect(withSelectorConditions({}, twice)).toStrictEqual({
      matchLabels: { pool: 'edge' }, matchExpressions: [{ key: 'pool', operator: 'In', values: ['core'] }],
    });
    const found = fc.dictionary(fc.constantFrom('pool', 'site'), fc.constant('edge'));

    fc.assert(fc.property(fc.array(validCondition, { maxLength: 4 }), found, (rows, labels) => {
      const each = rows.every((row) => matchesSelector(labels, labelSelectorOf(withSelectorConditions({}, [row])) ?? { matchExpressions: [] }));

      expect(matchesSelector(labels, labelSelectorOf(withSelectorConditions({}, rows)) ?? { matchExpressions: [] })).toBe(each);
    }));
  });

  it('takes a part away that became empty, unless it was there', () => {
    expect(withSelectorConditions({ matchLabels: { a: 'b' } }, [])).toStrictEqual({ matchLabels: {} });
    expect(withSelectorConditions({ other: 1 }, [{ key: 'a', operator: 'Is', values: ['b'] }])).toStrictEqual({ other: 1, matchLabels: { a: 'b' } });
    expect(withSelectorConditions(undefined, [])).toStrictEqual({});
  });
});

describe('withOperator', () => {
  it.each(CONDITION_OPERATORS)('has as many values as %s takes', (operator) => {
    const counts = { Is: 1, In: 2, NotIn: 2, Exists: 0, DoesNotExist: 0 };

    expect(withOperator({ key: 'a', operator: 'In', values: ['b', 'c'] }, operator)).toMatchObject({ key: 'a', operator });
    expect(withOperator({ key: 'a', operator: 'In', values: ['b', 'c'] }, operator).values).toHaveLength(counts[operator]);
  });

  it('starts with an empty value where there was none', () => {
    expect(withOperator({ key: 'a', operator: 'Exists', values: [] }, 'Is').values).toStrictEqual(['']);
  });
});

describe('hasCondition', () => {
  it('compares all of it', () => {
    const one = { key: 'a', operator: 'Is', values: ['b'] };

    expect(hasCondition([{ ...one }], one)).toBe(true);
    expect(hasCondition([{ ...one, values: ['c'] }], one)).toBe(false);
  });
});
